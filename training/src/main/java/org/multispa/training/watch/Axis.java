package org.multispa.training.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A range of numbers along one side of a chart.
///
/// @param low the number at `from`
/// @param high the number at `to`
/// @param from where the axis begins, in pixels
/// @param to where it ends
record Axis(double low, double high, double from, double to) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    /// Where a number lies, also outside the range.
    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /// Round numbers of the range, at most `most` and one more.
    ///
    /// @param least smallest distance of two
    List<Double> ticks(int most, double least) {
        double step = step(most, least);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private double step(int most, double least) {
        double rough = Math.max((high - low) / most, least);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : STEPS) {
            if (factor * power >= rough * (1 - 1e-9) && (least < 1 || factor * power == Math.rint(factor * power))) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /// A tick as text, with the digits that tell it from its neighbours.
    static String text(double tick, List<Double> among) {
        double step = among.size() < 2 ? Math.abs(tick) : among.get(1) - among.get(0);
        int digits = 0;
        while (digits < 9
                && Math.abs(step - Math.rint(step * Math.pow(10, digits)) / Math.pow(10, digits)) > 1e-6 * step) {
            digits++;
        }
        return String.format(Locale.ROOT, "%,." + digits + "f", tick == 0 ? 0.0 : tick);
    }
}
