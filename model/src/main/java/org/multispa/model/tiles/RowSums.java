package org.multispa.model.tiles;

import java.util.Arrays;

/// Weighted sums of whole arrays, the one operation that both axes are made of. Each loop is short enough for
/// the compiler to turn into vector instructions; arrays of `int` throughout, since narrower ones would not be.
final class RowSums {
    private RowSums() {}

    /// Fills `out` with pixel or row `i` of the result: the weighted sum of as many lines as it has weights,
    /// rounded and clipped to 0..255.
    ///
    /// @param first index of the line that the first weight belongs to
    static void levels(int[][] lines, int first, BicubicWeights weights, int i, int[] out) {
        int taps = weights.taps(i);
        int rest = taps % 4;
        Arrays.fill(out, BicubicWeights.HALF);
        for (int t = 0; t < rest; t++) {
            add(out, lines[first + t], weights.weight(i, t));
        }
        for (int t = rest; t < taps; t += 4) {
            int line = first + t;
            add(
                    out,
                    lines[line],
                    weights.weight(i, t),
                    lines[line + 1],
                    weights.weight(i, t + 1),
                    lines[line + 2],
                    weights.weight(i, t + 2),
                    lines[line + 3],
                    weights.weight(i, t + 3));
        }
        round(out);
    }

    private static void add(int[] sums, int[] a, int ka, int[] b, int kb, int[] c, int kc, int[] d, int kd) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += a[i] * ka + b[i] * kb + c[i] * kc + d[i] * kd;
        }
    }

    private static void add(int[] sums, int[] line, int weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += line[i] * weight;
        }
    }

    private static void round(int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.min(Math.max(sums[i] >> BicubicWeights.PRECISION, 0), 255);
        }
    }
}
