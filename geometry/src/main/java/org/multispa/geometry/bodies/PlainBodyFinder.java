package org.multispa.geometry.bodies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The definition, written down: as long as two clusters are close enough, the closest two are merged. Of equally
/// close pairs the one with the lowest points goes first. Cubic time; for tests and as a reference.
public record PlainBodyFinder(BodyRule rule) implements BodyFinder {
    @Override
    public Bodies find(MovingPoints points) {
        int[] known = points.known();
        rule.refuseMoreThanMost(known.length);
        double[][] changes = changes(points.only(known));
        int[] labels = new int[points.count()];
        Arrays.fill(labels, Bodies.NONE);
        List<List<Integer>> clusters = clusters(changes);
        for (int cluster = 0; cluster < clusters.size(); cluster++) {
            for (int point : clusters.get(cluster)) {
                labels[known[point]] = cluster;
            }
        }
        return Bodies.numbered(labels);
    }

    /// The change of each pair of points, metres, symmetric.
    double[][] changes(MovingPoints points) {
        double[][] changes = new double[points.count()][points.count()];
        for (int p = 0; p < points.count(); p++) {
            for (int q = 0; q < points.count(); q++) {
                for (int frame = 1; frame < points.frames(); frame++) {
                    double change = Math.abs(points.distance(frame, p, q) - points.distance(frame - 1, p, q));
                    changes[p][q] += change <= rule.stillMetres() ? 0 : change;
                }
            }
        }
        return changes;
    }

    /// The clusters of average linkage, each with its members.
    List<List<Integer>> clusters(double[][] changes) {
        List<List<Integer>> clusters = new ArrayList<>();
        double[][] sums = new double[changes.length][];
        for (int point = 0; point < changes.length; point++) {
            clusters.add(new ArrayList<>(List.of(point)));
            sums[point] = changes[point].clone();
        }
        while (true) {
            double closest = Double.POSITIVE_INFINITY;
            int first = -1;
            int second = -1;
            for (int a = 0; a < clusters.size(); a++) {
                for (int b = a + 1; b < clusters.size(); b++) {
                    double pairs =
                            (double) clusters.get(a).size() * clusters.get(b).size();
                    if (!clusters.get(a).isEmpty() && !clusters.get(b).isEmpty() && sums[a][b] / pairs < closest) {
                        closest = sums[a][b] / pairs;
                        first = a;
                        second = b;
                    }
                }
            }
            if (!(closest <= rule.mostChange())) {
                clusters.removeIf(List::isEmpty);
                return clusters;
            }
            clusters.get(first).addAll(clusters.get(second));
            clusters.get(second).clear();
            for (int other = 0; other < sums.length; other++) {
                sums[first][other] += sums[second][other];
                sums[other][first] = sums[first][other];
            }
        }
    }
}
