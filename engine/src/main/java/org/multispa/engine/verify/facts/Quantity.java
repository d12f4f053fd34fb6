package org.multispa.engine.verify.facts;

import java.util.Locale;

/// An exact number and the form in which a sample records it.
public record Quantity(Form form, double exact) {
    /// How far double precision may carry two ways of computing the same number apart.
    public static final double TINY = 1e-6;

    /// How a number is recorded.
    public enum Form {
        /// As it is.
        CLOSE,
        /// As the nearest whole number; at a tie either neighbour is right.
        ROUNDED,
        /// As the whole number below it.
        FLOORED
    }

    static Quantity close(double exact) {
        return new Quantity(Form.CLOSE, exact);
    }

    static Quantity rounded(double exact) {
        return new Quantity(Form.ROUNDED, exact);
    }

    /// A pixel position in thousandths of the image side, rounded down.
    static Quantity thousandths(double position, int side) {
        return new Quantity(Form.FLOORED, position * 1000 / side);
    }

    /// Whether a recorded number is this one.
    public boolean fits(double found) {
        return switch (form) {
            case CLOSE -> Math.abs(found - exact) <= TINY * Math.max(1, Math.abs(exact));
            case ROUNDED -> found == Math.rint(found) && Math.abs(found - exact) <= 0.5 + TINY;
            case FLOORED -> found >= Math.floor(exact - TINY) && found <= Math.floor(exact + TINY);
        };
    }

    /// This quantity times a factor, recorded in the same form.
    Quantity times(double factor) {
        return new Quantity(form, exact * factor);
    }

    /// The number as it should have been recorded.
    public String shown() {
        return switch (form) {
            case CLOSE -> shown(exact);
            case ROUNDED -> shown(exact < 0 ? -Math.floor(0.5 - exact) : Math.floor(exact + 0.5));
            case FLOORED -> shown(Math.floor(exact));
        };
    }

    /// A number for people: whole where it is, else with six digits behind the point.
    static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6f", value);
    }
}
