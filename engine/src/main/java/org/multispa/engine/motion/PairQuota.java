package org.multispa.engine.motion;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.multispa.engine.sampling.Cut;
import org.multispa.engine.sampling.Selection;

/// How many, and which, of one point's moving frame pairs are asked about. The distances are divided into ten equal
/// bins over the point's own range, and each bin gives at most as many pairs as the middle one of the ten bins,
/// ordered by size, holds: at least one, at most what is set. Nothing passes from bin to bin or from point to point.
final class PairQuota {
    static final int BINS = 10;

    private PairQuota() {}

    /// Positions of the pairs taken, ascending: in each bin those with the lowest hashes.
    ///
    /// @param metres distance of each pair
    /// @param most largest number of pairs of a bin
    static int[] choose(double[] metres, long[] hashes, int most) {
        int[] bins = bins(metres);
        int quota = quota(bins, most);
        Cut[] cuts = new Cut[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            int wanted = bin;
            long[] members = IntStream.range(0, bins.length)
                    .filter(i -> bins[i] == wanted)
                    .mapToLong(i -> hashes[i])
                    .toArray();
            cuts[bin] = Selection.threshold(members, members.length, quota);
        }
        return IntStream.range(0, bins.length)
                .filter(i -> cuts[bins[i]].takes(hashes[i]))
                .toArray();
    }

    /// The bin of each distance, 0 to 9; all in the first where all are equal.
    static int[] bins(double[] metres) {
        double least = Arrays.stream(metres).min().orElse(0);
        double span = Arrays.stream(metres).max().orElse(0) - least;
        return Arrays.stream(metres)
                .mapToInt(d -> span > 0 ? Math.min((int) ((d - least) / span * BINS), BINS - 1) : 0)
                .toArray();
    }

    static int quota(int[] bins, int most) {
        int[] sizes = new int[BINS];
        for (int bin : bins) {
            sizes[bin]++;
        }
        Arrays.sort(sizes);
        return Math.max(1, Math.min(sizes[BINS / 2], most));
    }
}
