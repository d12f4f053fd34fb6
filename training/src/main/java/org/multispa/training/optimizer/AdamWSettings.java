package org.multispa.training.optimizer;

/// @param beta1 how much of the first moment stays at each step
/// @param beta2 how much of the second moment stays
/// @param epsilon added to the root of the second moment
/// @param weightDecay share of a parameter that is taken off at each step, times the rate; parameters of one dimension
///     (biases, scales of normalisations) are left alone
public record AdamWSettings(double beta1, double beta2, double epsilon, double weightDecay) {
    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if one is out of range
    public AdamWSettings {
        requireBelowOne("beta1", beta1);
        requireBelowOne("beta2", beta2);
        if (!(epsilon > 0) || !(weightDecay >= 0) || !Double.isFinite(epsilon + weightDecay)) {
            throw new IllegalArgumentException("expected an epsilon above 0 and a weight decay of at least 0, found "
                    + epsilon + " and " + weightDecay);
        }
    }

    /// The usual moments with the paper's weight decay.
    public static AdamWSettings paper() {
        return new AdamWSettings(0.9, 0.999, 1e-8, 0.05);
    }

    private static void requireBelowOne(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("expected " + name + " to be at least 0 and below 1, found " + value);
        }
    }
}
