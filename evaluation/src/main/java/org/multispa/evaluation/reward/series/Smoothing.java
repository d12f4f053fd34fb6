package org.multispa.evaluation.reward.series;

import java.util.Arrays;

/// How a series is made smooth: a running median, then, where the thing only ever moves on, the rising series
/// nearest to it (isotonic regression). Both leave a series that never falls as it is.
///
/// @param window values under the median, odd; 1 for none
/// @param rising whether the result may never fall
public record Smoothing(int window, boolean rising) {
    private static final int LARGEST = 999;

    public Smoothing {
        if (window < 1 || window % 2 == 0 || window > LARGEST) {
            throw new IllegalArgumentException(
                    "the window of a median is an odd number from 1 to " + LARGEST + ", found " + window);
        }
    }

    /// @param raw a value for each place in time; NaN where there is none, but not everywhere
    /// @return no value missing: between two values on the straight line between them, before the first and after
    ///     the last as these
    public double[] apply(double[] raw) {
        int[] places = new int[raw.length];
        int known = 0;
        for (int i = 0; i < raw.length; i++) {
            if (!Double.isNaN(raw[i])) {
                places[known++] = i;
            }
        }
        if (known == 0) {
            throw new IllegalArgumentException("expected at least one value, found none in " + raw.length + " places");
        }
        double[] values = new double[known];
        for (int i = 0; i < known; i++) {
            values[i] = raw[places[i]];
        }
        double[] smooth = medians(values);
        return filled(Arrays.copyOf(places, known), rising ? Isotonic.rising(smooth) : smooth, raw.length);
    }

    /// Towards the ends the window shrinks evenly on both sides, so that the first and last value stay.
    private double[] medians(double[] values) {
        double[] medians = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int reach = Math.min(window / 2, Math.min(i, values.length - 1 - i));
            double[] around = Arrays.copyOfRange(values, i - reach, i + reach + 1);
            Arrays.sort(around);
            medians[i] = around[reach];
        }
        return medians;
    }

    private static double[] filled(int[] places, double[] values, int length) {
        double[] all = new double[length];
        int next = 0;
        for (int i = 0; i < length; i++) {
            while (next < places.length && places[next] < i) {
                next++;
            }
            if (next == places.length) {
                all[i] = values[next - 1];
            } else if (places[next] == i || next == 0) {
                all[i] = values[next];
            } else {
                double share = (double) (i - places[next - 1]) / (places[next] - places[next - 1]);
                all[i] = values[next - 1] + share * (values[next] - values[next - 1]);
            }
        }
        return all;
    }
}
