package org.multispa.dataset;

/// Rounding of raw quantities to the whole numbers that questions and answers show.
public final class Rounding {
    private Rounding() {}

    /// The nearest whole number, halves away from zero.
    public static long halfAwayFromZero(double value) {
        long rounded = (long) Math.floor(Math.abs(value) + 0.5);
        return value < 0 ? -rounded : rounded;
    }
}
