package org.multispa.geometry.bodies;

import java.util.Arrays;

/// Finds bodies in time quadratic in the number of points, with the matrix of all pairs in double precision as its
/// memory. The result is the same for any number of threads.
///
/// A merge at exactly the rule's limit is made. Averages are carried along as weighted means of means, so one whose
/// exact value is the limit may come out a rounding error (some 1e-16 m) above it.
public record ChainBodyFinder(BodyRule rule, int threads) implements BodyFinder {
    @Override
    public Bodies find(MovingPoints points) {
        int[] known = points.known();
        rule.refuseMoreThanMost(known.length);
        MovingPoints used = known.length == points.count() ? points : points.only(known);
        int[] clusters = cut(ChangeMatrix.of(used, rule.stillMetres(), threads), rule.mostChange());
        int[] labels = new int[points.count()];
        Arrays.fill(labels, Bodies.NONE);
        for (int i = 0; i < known.length; i++) {
            labels[known[i]] = clusters[i];
        }
        return Bodies.numbered(labels);
    }

    /// A point of its cluster for each point: the same one for all points of a cluster.
    static int[] cut(ChangeMatrix changes, double most) {
        int[] parent = new int[changes.size()];
        Arrays.setAll(parent, point -> point);
        for (AverageLinkage.Merge merge : AverageLinkage.merges(changes)) {
            if (merge.change() <= most) {
                parent[root(parent, merge.first())] = root(parent, merge.second());
            }
        }
        for (int point = 0; point < parent.length; point++) {
            parent[point] = root(parent, point);
        }
        return parent;
    }

    private static int root(int[] parent, int point) {
        int root = point;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
