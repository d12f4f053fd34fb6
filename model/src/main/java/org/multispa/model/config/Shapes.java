package org.multispa.model.config;

/// Checks that several shapes share.
final class Shapes {
    private static final int MOST = 1 << 24;

    private Shapes() {}

    static void positive(String where, int... numbers) {
        for (int number : numbers) {
            if (number < 1 || number > MOST) {
                throw new IllegalArgumentException(where + ": expected sizes from 1 to " + MOST + ", found " + number);
            }
        }
    }

    static void divides(String whole, int number, String part, int divisor) {
        if (number % divisor != 0) {
            throw new IllegalArgumentException(
                    whole + " " + number + ": expected a multiple of " + part + " " + divisor);
        }
    }
}
