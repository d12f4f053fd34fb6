package org.multispa.engine.verify.raw;

import java.util.Arrays;

/// Average linkage, written down plainly on a full matrix.
///
/// Many pairs of a video change by exactly 0, and which of equally near clusters are merged first decides what becomes
/// of the rest, so the order belongs to the definition (docs/decisions.md): from the lowest cluster on to its nearest,
/// on to that one's nearest, until two are each other's nearest. Of equally near ones the cluster one came from is
/// taken, else the lowest. A merged cluster keeps the higher number of the two.
final class Clusters {
    private final double[][] distances;
    private final double farthest;
    private final int[] sizes;
    private final int[] parents;

    /// @param distances row `i` holds the distances of item `i` to the items before it
    /// @param farthest largest average distance of clusters that are merged
    Clusters(double[][] distances, double farthest) {
        int items = distances.length;
        this.distances = new double[items][items];
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < i; j++) {
                this.distances[i][j] = distances[i][j];
                this.distances[j][i] = distances[i][j];
            }
        }
        this.farthest = farthest;
        this.sizes = new int[items];
        Arrays.fill(sizes, 1);
        this.parents = new int[items];
        for (int i = 0; i < items; i++) {
            parents[i] = i;
        }
    }

    /// For each item the number of its cluster: that of one of its items.
    int[] merged() {
        int[] chain = new int[parents.length];
        int length = 0;
        for (int left = parents.length; left > 1; left--) {
            if (length == 0) {
                chain[length++] = lowest();
            }
            int next = nearest(chain[length - 1], length > 1 ? chain[length - 2] : -1);
            while (length == 1 || next != chain[length - 2]) {
                chain[length++] = next;
                next = nearest(chain[length - 1], chain[length - 2]);
            }
            length -= 2;
            merge(Math.min(chain[length], chain[length + 1]), Math.max(chain[length], chain[length + 1]));
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

    private int lowest() {
        int lowest = 0;
        while (sizes[lowest] == 0) {
            lowest++;
        }
        return lowest;
    }

    private int nearest(int cluster, int from) {
        int nearest = from;
        for (int other = 0; other < sizes.length; other++) {
            boolean candidate = sizes[other] > 0 && other != cluster;
            if (candidate && (nearest < 0 || distances[cluster][other] < distances[cluster][nearest])) {
                nearest = other;
            }
        }
        return nearest;
    }

    /// Merges two clusters under the name of the second, and joins their items if they are near enough.
    private void merge(int gone, int kept) {
        if (distances[gone][kept] <= farthest) {
            parents[gone] = kept;
        }
        for (int other = 0; other < sizes.length; other++) {
            if (sizes[other] > 0 && other != gone && other != kept) {
                double sum = sizes[gone] * distances[other][gone] + sizes[kept] * distances[other][kept];
                distances[other][kept] = sum / (sizes[gone] + sizes[kept]);
                distances[kept][other] = distances[other][kept];
            }
        }
        sizes[kept] += sizes[gone];
        sizes[gone] = 0;
    }
}
