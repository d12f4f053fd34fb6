package org.multispa.geometry;

import java.util.function.IntConsumer;

/// Sets of points of one [PointCloud], each a packed `long[]`: bit `i & 63` of word `i >> 6` says whether point `i`
/// belongs. Two sets are combined only if they have the same number of words. Plain loops; the JIT vectorises them.
public final class PointSets {
    private PointSets() {}

    /// An empty set for a cloud of `points` points.
    public static long[] empty(int points) {
        return new long[(points + 63) >>> 6];
    }

    public static void add(long[] set, int point) {
        set[point >>> 6] |= 1L << point;
    }

    public static boolean contains(long[] set, int point) {
        return (set[point >>> 6] >>> point & 1) != 0;
    }

    public static int count(long[] set) {
        int n = 0;
        for (long word : set) {
            n += Long.bitCount(word);
        }
        return n;
    }

    /// |a ∩ b|.
    public static int countBoth(long[] a, long[] b) {
        int n = 0;
        for (int i = 0; i < a.length; i++) {
            n += Long.bitCount(a[i] & b[i]);
        }
        return n;
    }

    /// |a ∩ b| / |a ∪ b| in percent, from the sizes of the two sets; 0 where both are empty.
    public static double overlapPercent(long[] a, int countA, long[] b, int countB) {
        int both = countBoth(a, b);
        int either = countA + countB - both;
        return either == 0 ? 0 : 100.0 * both / either;
    }

    /// Adds every point of `more` to `set`.
    public static void addAll(long[] set, long[] more) {
        for (int i = 0; i < set.length; i++) {
            set[i] |= more[i];
        }
    }

    public static long[] intersection(long[] a, long[] b) {
        long[] both = new long[a.length];
        for (int i = 0; i < a.length; i++) {
            both[i] = a[i] & b[i];
        }
        return both;
    }

    /// Calls `action` for every point of the set in rising order.
    public static void forEach(long[] set, IntConsumer action) {
        for (int w = 0; w < set.length; w++) {
            for (long word = set[w]; word != 0; word &= word - 1) {
                action.accept(w << 6 | Long.numberOfTrailingZeros(word));
            }
        }
    }

    /// The point with `rank` smaller points in the set, 0 ≤ rank < count.
    public static int select(long[] set, int rank) {
        int left = rank;
        for (int w = 0; w < set.length; w++) {
            int n = Long.bitCount(set[w]);
            if (left < n) {
                long word = set[w];
                for (; left > 0; left--) {
                    word &= word - 1;
                }
                return w << 6 | Long.numberOfTrailingZeros(word);
            }
            left -= n;
        }
        throw new IllegalArgumentException("the set has fewer than " + (rank + 1) + " points");
    }
}
