package org.multispa.geometry.bodies;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Average linkage by the nearest-neighbour chain: from any cluster to its nearest, on to that one's nearest, until
/// two are each other's nearest; these are merged. Average linkage never brings a merged cluster nearer to a third
/// than the nearer of its halves was, so this finds the same merges as searching for the closest pair each time, in
/// quadratic time. Where changes are equal, the order of merging may matter and no order is the right one; the
/// cluster before in the chain is preferred, then the lowest, as scientific Python's `linkage` has it.
final class AverageLinkage {
    private final ChangeMatrix changes;
    private final int[] sizes;
    private final int[] active;
    private int count;

    private AverageLinkage(ChangeMatrix changes) {
        this.changes = changes;
        this.sizes = new int[changes.size()];
        Arrays.fill(sizes, 1);
        this.active = IntStream.range(0, changes.size()).toArray();
        this.count = changes.size();
    }

    /// One merge.
    ///
    /// @param first a point of the one cluster
    /// @param second a point of the other
    /// @param change average change of all pairs between them
    record Merge(int first, int second, double change) {}

    /// All merges up to a single cluster, sorted by change. Spoils the matrix.
    static Merge[] merges(ChangeMatrix changes) {
        return new AverageLinkage(changes).run();
    }

    private Merge[] run() {
        Merge[] merges = new Merge[Math.max(0, changes.size() - 1)];
        int[] chain = new int[changes.size()];
        int length = 0;
        for (int step = 0; step < merges.length; step++) {
            if (length == 0) {
                chain[length++] = active[0];
            }
            while (true) {
                int last = chain[length - 1];
                int before = length > 1 ? chain[length - 2] : -1;
                int nearest = nearest(last, before);
                if (nearest == before) {
                    break;
                }
                chain[length++] = nearest;
            }
            int a = chain[--length];
            int b = chain[--length];
            merges[step] = merge(Math.min(a, b), Math.max(a, b));
        }
        Arrays.sort(merges, Comparator.comparingDouble(Merge::change));
        return merges;
    }

    /// The nearest cluster: `preferred` (−1 for none) unless another is nearer, else the lowest of the nearest.
    private int nearest(int cluster, int preferred) {
        double[] pairs = changes.pairs();
        double least = preferred < 0 ? Double.POSITIVE_INFINITY : changes.get(cluster, preferred);
        int nearest = preferred;
        int at = 0;
        for (; at < count && active[at] < cluster && least > 0; at++) {
            double change = pairs[changes.rowStart(active[at]) + cluster];
            if (change < least) {
                least = change;
                nearest = active[at];
            }
        }
        int row = changes.rowStart(cluster);
        for (at++; at < count && least > 0; at++) {
            double change = pairs[row + active[at]];
            if (change < least) {
                least = change;
                nearest = active[at];
            }
        }
        return nearest;
    }

    /// Merges two clusters under the name of the second.
    private Merge merge(int gone, int kept) {
        double change = changes.get(gone, kept);
        remove(gone);
        double weightGone = sizes[gone];
        double weightKept = sizes[kept];
        for (int i = 0; i < count; i++) {
            int other = active[i];
            if (other != kept) {
                double sum = weightGone * changes.get(other, gone) + weightKept * changes.get(other, kept);
                changes.set(other, kept, sum / (weightGone + weightKept));
            }
        }
        sizes[kept] += sizes[gone];
        return new Merge(gone, kept, change);
    }

    private void remove(int cluster) {
        int at = Arrays.binarySearch(active, 0, count, cluster);
        System.arraycopy(active, at + 1, active, at, count - at - 1);
        count--;
    }
}
