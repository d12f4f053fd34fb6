package org.multispa.model.check;

/// How far a computed tensor is from the expected one.
///
/// @param largest the largest difference, over the largest expected magnitude unless `exact`; for exact tensors how
///     many entries differ
/// @param tolerance up to which `largest` is agreement
public record Compared(String name, double largest, double tolerance) {
    /// Compares two tensors of real numbers, row-major.
    public static Compared of(String name, float[] computed, float[] expected, double tolerance) {
        return new Compared(name, relative(computed, expected), tolerance);
    }

    /// The largest difference over the largest expected magnitude; not a number if a number is not one.
    static double relative(float[] computed, float[] expected) {
        if (computed.length != expected.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        double magnitude = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs((double) computed[i] - expected[i]);
            largest = Double.isNaN(difference) ? Double.NaN : Math.max(largest, difference);
            magnitude = Math.max(magnitude, Math.abs(expected[i]));
        }
        return magnitude == 0 ? largest : largest / magnitude;
    }

    /// Whether they agree. Not a number does not.
    public boolean agrees() {
        return largest <= tolerance;
    }
}
