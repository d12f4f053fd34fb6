package org.multispa.model.checkpoint;

/// How widely the random numbers of a model spread that has not been trained.
///
/// The vision encoder adds a position embedding to what it takes from each patch of the image. Where that is much
/// smaller than the patches, a model that is trained from scratch is long blind to where things are; so it has a
/// deviation of its own.
///
/// @param weights standard deviation of all weights that are neither scales nor biases
/// @param positions standard deviation of the vision encoder's position embedding
public record Deviation(double weights, double positions) {
    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if one is not a number above 0
    public Deviation {
        if (!isPositive(weights) || !isPositive(positions)) {
            throw new IllegalArgumentException(
                    "expected standard deviations above 0, found " + weights + " and " + positions);
        }
    }

    /// The same for all weights.
    ///
    /// @throws IllegalArgumentException if it is not a number above 0
    public static Deviation of(double all) {
        return new Deviation(all, all);
    }

    private static boolean isPositive(double value) {
        return value > 0 && Double.isFinite(value);
    }
}
