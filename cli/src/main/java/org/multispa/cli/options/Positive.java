package org.multispa.cli.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Numbers of things, of which there must be at least one.
public final class Positive {
    private Positive() {}

    /// From 1 to 2³¹ − 1.
    public static final class Int implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            return (int) parsed(value, Integer.MAX_VALUE);
        }
    }

    /// From 1 to 2⁶³ − 1.
    public static final class Wide implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            return parsed(value, Long.MAX_VALUE);
        }
    }

    private static long parsed(String value, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as a number out of range is
        }
        throw new TypeConversionException("expected a whole number from 1 to " + most + ", found '" + value + "'");
    }
}
