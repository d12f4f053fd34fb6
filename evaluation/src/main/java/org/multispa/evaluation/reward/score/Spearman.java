package org.multispa.evaluation.reward.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Spearman's rank correlation; equal values share the mean of their ranks.
final class Spearman {
    private Spearman() {}

    /// From −1 to 1. Nothing where the truth has fewer than two different values; 0 where the truth has and the
    /// prediction has not, as it then tells nothing.
    static OptionalDouble of(double[] truth, double[] predicted) {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(
                    "expected as many values on both sides, found " + truth.length + ", " + predicted.length);
        }
        if (isConstant(truth)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(isConstant(predicted) ? 0 : correlation(ranks(truth), ranks(predicted)));
    }

    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    /// From 1.
    static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static double correlation(double[] a, double[] b) {
        double middle = (a.length + 1) / 2.0;
        double both = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - middle) * (b[i] - middle);
            squaresA += (a[i] - middle) * (a[i] - middle);
            squaresB += (b[i] - middle) * (b[i] - middle);
        }
        return Math.clamp(both / Math.sqrt(squaresA * squaresB), -1, 1);
    }
}
