package org.multispa.geometry;

import java.util.Arrays;

/// The order of points along a Morton curve (21 bits an axis) through their bounding box.
final class MortonOrder {
    private static final int CELLS = (1 << 21) - 1;

    private MortonOrder() {}

    /// Positions of the points in curve order; points of one cell keep their given order.
    static int[] of(double[] x, double[] y, double[] z) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double side = 0;
        double[][] axes = {x, y, z};
        for (int a = 0; a < 3; a++) {
            double high = Double.NEGATIVE_INFINITY;
            for (double value : axes[a]) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("point coordinates must be finite, found " + value);
                }
                low[a] = Math.min(low[a], value);
                high = Math.max(high, value);
            }
            side = Math.max(side, high - low[a]);
        }
        double scale = side > 0 ? CELLS / side : 0;
        long[] keys = new long[x.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = spread((long) ((x[i] - low[0]) * scale))
                    | spread((long) ((y[i] - low[1]) * scale)) << 1
                    | spread((long) ((z[i] - low[2]) * scale)) << 2;
        }
        return sortedBy(keys);
    }

    /// Stable order of the positions by key, by eight passes of a byte-wise radix sort.
    private static int[] sortedBy(long[] keys) {
        int[] order = new int[keys.length];
        int[] next = new int[keys.length];
        Arrays.setAll(order, i -> i);
        int[] start = new int[257];
        for (int shift = 0; shift < 64; shift += 8) {
            Arrays.fill(start, 0);
            for (long key : keys) {
                start[(int) (key >>> shift & 0xFF) + 1]++;
            }
            for (int b = 0; b < 256; b++) {
                start[b + 1] += start[b];
            }
            for (int i : order) {
                next[start[(int) (keys[i] >>> shift & 0xFF)]++] = i;
            }
            int[] swap = order;
            order = next;
            next = swap;
        }
        return order;
    }

    private static long spread(long v) {
        long s = v & 0x1FFFFF;
        s = (s | s << 32) & 0x1F00000000FFFFL;
        s = (s | s << 16) & 0x1F0000FF0000FFL;
        s = (s | s << 8) & 0x100F00F00F00F00FL;
        s = (s | s << 4) & 0x10C30C30C30C30C3L;
        return (s | s << 2) & 0x1249249249249249L;
    }
}
