package org.multispa.engine.sampling;

/// Chooses the members of a bin with the lowest hashes. The choice depends on the set of hashes alone, not on
/// the order in which they are given: it is the same for any number of threads, partitions and machines.
public final class Selection {
    private Selection() {}

    /// The cut that takes the `quota` lowest of the first `count` hashes, which are put into another order by this.
    ///
    /// Linear time on hashes. Where several members share the hash at the cut, all of them are taken.
    ///
    /// @throws IllegalArgumentException if `quota` is negative or `count` exceeds the array
    public static Cut threshold(long[] hashes, int count, long quota) {
        if (count < 0 || count > hashes.length || quota < 0) {
            throw new IllegalArgumentException("cannot choose " + quota + " of " + count + " members, the array holds "
                    + hashes.length + " hashes");
        }
        if (quota == 0) {
            return Cut.NONE;
        }
        return quota >= count ? Cut.ALL : Cut.at(select(hashes, count, (int) quota - 1));
    }

    /// The value that has `rank` smaller or equal ones before it. Afterwards it stands at `rank`, no larger value
    /// stands before it and no smaller one behind it.
    static long select(long[] values, int count, int rank) {
        int from = 0;
        int to = count - 1;
        while (from < to) {
            long pivot = median(values[from], values[from + (to - from) / 2], values[to]);
            int below = from;
            int above = to;
            for (int i = from; i <= above; ) {
                int order = Long.compareUnsigned(values[i], pivot);
                if (order < 0) {
                    swap(values, i++, below++);
                } else if (order > 0) {
                    swap(values, i, above--);
                } else {
                    i++;
                }
            }
            if (rank < below) {
                to = below - 1;
            } else if (rank > above) {
                from = above + 1;
            } else {
                return pivot;
            }
        }
        return values[rank];
    }

    private static long median(long a, long b, long c) {
        long low = Long.compareUnsigned(a, b) < 0 ? a : b;
        long high = Long.compareUnsigned(a, b) < 0 ? b : a;
        if (Long.compareUnsigned(c, low) <= 0) {
            return low;
        }
        return Long.compareUnsigned(c, high) >= 0 ? high : c;
    }

    private static void swap(long[] values, int i, int j) {
        long value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
