package org.multispa.engine.index;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.multispa.engine.parallel.Parallel;

/// The frame pairs of a scene whose overlap lies in a range, first frame before second, in rising order. Kept as
/// primitive arrays: a scene of 2,000 frames has two million pairs.
///
/// @param first position of the first frame in [SceneIndex#frames]
/// @param second position of the second frame
/// @param overlapPercent shared share of the points seen by either
public record PairTable(int[] first, int[] second, double[] overlapPercent) {

    /// The pairs with `minPercent ≤ overlap < maxPercent`.
    public static PairTable of(SceneIndex index, double minPercent, double maxPercent, int threads) {
        int frames = index.frames().size();
        List<PairTable> rows = Parallel.map(frames, threads, i -> row(index, i, minPercent, maxPercent));
        int size = rows.stream().mapToInt(PairTable::size).sum();
        PairTable all = new PairTable(new int[size], new int[size], new double[size]);
        int at = 0;
        for (PairTable row : rows) {
            System.arraycopy(row.first, 0, all.first, at, row.size());
            System.arraycopy(row.second, 0, all.second, at, row.size());
            System.arraycopy(row.overlapPercent, 0, all.overlapPercent, at, row.size());
            at += row.size();
        }
        return all;
    }

    private static PairTable row(SceneIndex index, int i, double minPercent, double maxPercent) {
        int frames = index.frames().size();
        double[] overlap = new double[frames];
        for (int j = i + 1; j < frames; j++) {
            overlap[j] = index.overlapPercent(i, j);
        }
        int[] kept = IntStream.range(i + 1, frames)
                .filter(j -> overlap[j] >= minPercent && overlap[j] < maxPercent)
                .toArray();
        int[] first = new int[kept.length];
        Arrays.fill(first, i);
        return new PairTable(
                first, kept, Arrays.stream(kept).mapToDouble(j -> overlap[j]).toArray());
    }

    public int size() {
        return first.length;
    }
}
