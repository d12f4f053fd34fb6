package org.multispa.engine.verify.raw;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Average linkage by the nearest-neighbour chain, in double precision.
///
/// Many pairs of a video change by exactly 0, and which of equally near clusters are merged first decides what becomes
/// of the rest, so the order belongs to the definition (docs/decisions.md). The chain begins with the first cluster
/// left and goes to the nearest one: of equally near ones back along the chain if that is one of them, else to the
/// first. A merged cluster takes the place of the later one of the two.
final class Clusters {
    private final double[][] distances;
    private final int[] sizes;
    private final int[] chain;
    private int length;

    /// A merge of the clusters in two places.
    private record Merge(int first, int second, double distance) {}

    /// @param distances row `i` holds the distances of item `i` to the items before it; changed here
    Clusters(double[][] distances) {
        this.distances = distances;
        this.sizes = new int[distances.length];
        this.chain = new int[distances.length + 1];
        Arrays.fill(sizes, 1);
    }

    /// For each item a number that it shares with the items of its cluster.
    ///
    /// @param farthest largest average distance of clusters that are merged
    int[] upTo(double farthest) {
        Merge[] merges = new Merge[Math.max(0, sizes.length - 1)];
        for (int k = 0; k < merges.length; k++) {
            merges[k] = next();
        }
        int[] clusters = IntStream.range(0, sizes.length).toArray();
        Arrays.stream(merges)
                .sorted(Comparator.comparingDouble(Merge::distance))
                .takeWhile(merge -> merge.distance() <= farthest)
                .forEach(merge -> {
                    int gone = clusters[merge.first()];
                    int kept = clusters[merge.second()];
                    for (int i = 0; i < clusters.length; i++) {
                        clusters[i] = clusters[i] == gone ? kept : clusters[i];
                    }
                });
        return clusters;
    }

    /// Follows the chain until two clusters are each other's nearest, and merges them.
    private Merge next() {
        if (length == 0) {
            chain[length++] = first();
        }
        while (true) {
            int end = chain[length - 1];
            int before = length > 1 ? chain[length - 2] : -1;
            int nearest = nearest(end, before);
            if (nearest == before) {
                length -= 2;
                return merge(Math.min(end, before), Math.max(end, before));
            }
            chain[length++] = nearest;
        }
    }

    private int first() {
        int place = 0;
        while (sizes[place] == 0) {
            place++;
        }
        return place;
    }

    /// The place of the cluster nearest to the one at `place`; `preferred` (if not negative) of equally near ones.
    private int nearest(int place, int preferred) {
        int best = preferred;
        double least = preferred < 0 ? Double.POSITIVE_INFINITY : at(place, preferred);
        for (int other = 0; other < sizes.length; other++) {
            if (sizes[other] > 0 && other != place && at(place, other) < least) {
                best = other;
                least = at(place, other);
            }
        }
        return best;
    }

    private Merge merge(int gone, int kept) {
        Merge merge = new Merge(gone, kept, at(gone, kept));
        for (int other = 0; other < sizes.length; other++) {
            if (sizes[other] > 0 && other != gone && other != kept) {
                double sum = sizes[gone] * at(gone, other) + sizes[kept] * at(kept, other);
                distances[Math.max(kept, other)][Math.min(kept, other)] = sum / (sizes[gone] + sizes[kept]);
            }
        }
        sizes[kept] += sizes[gone];
        sizes[gone] = 0;
        return merge;
    }

    private double at(int a, int b) {
        return a > b ? distances[a][b] : distances[b][a];
    }
}
