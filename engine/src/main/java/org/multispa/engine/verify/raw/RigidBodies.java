package org.multispa.engine.verify.raw;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.multispa.geometry.SeededHash;
import org.multispa.scenes.Tracks;

/// The rigid bodies among tracked points: average linkage of how much their distances changed, cut where clusters
/// changed too much against each other on average. Computed once, when it is first asked for. Thread-safe.
public final class RigidBodies {
    /// Farther positions are not known positions, metres.
    private static final double FARTHEST = 1e9;

    private final Tracks tracks;
    private final MovingRules rules;
    private int[] labels = {};
    private boolean known;

    RigidBodies(Tracks tracks, MovingRules rules) {
        this.tracks = tracks;
        this.rules = rules;
    }

    /// Number of a point's body, counted in the order of the bodies' first points; −1 where it has none.
    public int bodyOf(int point) {
        return labels()[point];
    }

    /// The points of a body, rising.
    public int[] pointsOf(int body) {
        int[] all = labels();
        return IntStream.range(0, all.length).filter(p -> all[p] == body).toArray();
    }

    private synchronized int[] labels() {
        if (!known) {
            labels = divide();
            known = true;
        }
        return labels;
    }

    private int[] divide() {
        int[] points = IntStream.of(looked()).filter(this::isKnown).toArray();
        int[] clusters = new Clusters(changes(points)).upTo(rules.bodyChange());
        int[] all = new int[tracks.points()];
        Arrays.fill(all, -1);
        int[] numbers = new int[points.length];
        Arrays.fill(numbers, -1);
        int next = 0;
        for (int i = 0; i < points.length; i++) {
            if (numbers[clusters[i]] < 0) {
                numbers[clusters[i]] = next++;
            }
            all[points[i]] = numbers[clusters[i]];
        }
        return all;
    }

    /// The tracks that are divided: all, or of too many those with the lowest hashes.
    private int[] looked() {
        if (tracks.points() <= rules.mostTracks()) {
            return IntStream.range(0, tracks.points()).toArray();
        }
        SeededHash key = SeededHash.of(0).with("tracks");
        return IntStream.range(0, tracks.points())
                .boxed()
                .sorted(Comparator.comparingLong(point -> key.with(point).value()))
                .limit(rules.mostTracks())
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private boolean isKnown(int point) {
        for (int t = 0; t < tracks.frames(); t++) {
            double farthest = Math.max(
                    Math.abs(tracks.x()[t][point]),
                    Math.max(Math.abs(tracks.y()[t][point]), Math.abs(tracks.z()[t][point])));
            if (!(farthest <= FARTHEST)) {
                return false;
            }
        }
        return true;
    }

    /// For each pair of points how much their distance changed over all frames; small changes count nothing.
    private double[][] changes(int[] points) {
        int frames = tracks.frames();
        double[][] ways = new double[points.length][3 * frames];
        for (int i = 0; i < points.length; i++) {
            for (int t = 0; t < frames; t++) {
                ways[i][3 * t] = tracks.x()[t][points[i]];
                ways[i][3 * t + 1] = tracks.y()[t][points[i]];
                ways[i][3 * t + 2] = tracks.z()[t][points[i]];
            }
        }
        double[][] changes = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            changes[i] = new double[i];
            for (int j = 0; j < i; j++) {
                changes[i][j] = change(ways[i], ways[j]);
            }
        }
        return changes;
    }

    private double change(double[] a, double[] b) {
        double sum = 0;
        double before = Double.NaN;
        for (int at = 0; at < a.length; at += 3) {
            double x = a[at] - b[at];
            double y = a[at + 1] - b[at + 1];
            double z = a[at + 2] - b[at + 2];
            double distance = Math.sqrt(x * x + y * y + z * z);
            double step = Math.abs(distance - before);
            sum += step > rules.bodyStill() ? step : 0;
            before = distance;
        }
        return sum;
    }
}
