package org.multispa.engine.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/// A growing piece of ASCII text. Numbers are written with a dot and without grouping in every locale.
final class AsciiBuffer {
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    private static final double EXACT = 0x1p53;

    private byte[] bytes = new byte[256];
    private int size;

    AsciiBuffer text(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
        return this;
    }

    AsciiBuffer put(char character) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) character;
        return this;
    }

    AsciiBuffer whole(long value) {
        return text(Long.toString(value));
    }

    /// `value` with exactly `decimals` (1 to 8) places, the last one rounded half away from zero; never `-0.00`. What
    /// is not finite is written as Java does, `NaN` or `Infinity`.
    AsciiBuffer fixed(double value, int decimals) {
        double scaled = Math.abs(value) * POWERS[decimals];
        if (!(scaled < EXACT)) {
            return text(
                    Double.isFinite(value)
                            ? new BigDecimal(value)
                                    .setScale(decimals, RoundingMode.HALF_UP)
                                    .toPlainString()
                            : Double.toString(value));
        }
        long rounded = Math.round(scaled);
        if (value < 0 && rounded != 0) {
            put('-');
        }
        whole(rounded / POWERS[decimals]).put('.');
        long fraction = rounded % POWERS[decimals];
        for (int place = decimals - 1; place >= 0; place--) {
            put((char) ('0' + fraction / POWERS[place] % 10));
        }
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
