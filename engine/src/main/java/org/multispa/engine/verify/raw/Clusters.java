package org.multispa.engine.verify.raw;

import java.util.Arrays;

/// Average linkage, written down plainly: merge the two nearest clusters until none are near enough.
final class Clusters {
    private final double[][] distances;
    private final double farthest;
    private final int[] sizes;
    private final int[] parents;
    private final int[] nearest;
    private final double[] least;

    /// @param distances row `i` holds the distances of item `i` to the items before it; changed here
    /// @param farthest largest average distance of clusters that are merged
    Clusters(double[][] distances, double farthest) {
        this.distances = distances;
        this.farthest = farthest;
        this.sizes = new int[distances.length];
        this.parents = new int[distances.length];
        this.nearest = new int[distances.length];
        this.least = new double[distances.length];
        Arrays.fill(sizes, 1);
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i;
        }
    }

    /// For each item the number of its cluster: that of one of its items.
    int[] merged() {
        for (int i = 0; i < nearest.length; i++) {
            look(i);
        }
        for (int i = closest(); i >= 0 && least[i] <= farthest; i = closest()) {
            merge(i, nearest[i]);
        }
        int[] clusters = new int[parents.length];
        for (int i = 0; i < clusters.length; i++) {
            int root = i;
            while (parents[root] != root) {
                root = parents[root];
            }
            clusters[i] = root;
        }
        return clusters;
    }

    /// The cluster that lies nearest to one of a lower number; −1 if there is only one left.
    private int closest() {
        int best = -1;
        for (int i = 0; i < nearest.length; i++) {
            if (nearest[i] >= 0 && (best < 0 || least[i] < least[best])) {
                best = i;
            }
        }
        return best;
    }

    /// Finds the cluster of a lower number that is nearest to cluster `i`.
    private void look(int i) {
        nearest[i] = -1;
        least[i] = Double.POSITIVE_INFINITY;
        for (int j = 0; j < i; j++) {
            if (sizes[j] > 0 && (nearest[i] < 0 || distances[i][j] < least[i])) {
                nearest[i] = j;
                least[i] = distances[i][j];
            }
        }
    }

    private double at(int i, int j) {
        return i > j ? distances[i][j] : distances[j][i];
    }

    /// Puts cluster `gone` into cluster `kept`, a lower number.
    private void merge(int gone, int kept) {
        double total = sizes[gone] + sizes[kept];
        for (int k = 0; k < sizes.length; k++) {
            if (sizes[k] > 0 && k != gone && k != kept) {
                double mean = (sizes[gone] * at(gone, k) + sizes[kept] * at(kept, k)) / total;
                if (k > kept) {
                    distances[k][kept] = mean;
                } else {
                    distances[kept][k] = mean;
                }
            }
        }
        sizes[kept] += sizes[gone];
        sizes[gone] = 0;
        parents[gone] = kept;
        nearest[gone] = -1;
        look(kept);
        for (int k = kept + 1; k < sizes.length; k++) {
            if (sizes[k] > 0) {
                if (distances[k][kept] <= least[k]) {
                    nearest[k] = kept;
                    least[k] = distances[k][kept];
                } else if (nearest[k] == gone || nearest[k] == kept) {
                    look(k);
                }
            }
        }
    }
}
