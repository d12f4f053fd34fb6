package org.multispa.engine.verify.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.engine.motion.SceneBodies;
import org.multispa.engine.testscenes.MovingThings;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.Pose;
import org.multispa.geometry.bodies.BodyRule;
import org.multispa.geometry.bodies.ChainBodyFinder;
import org.multispa.geometry.bodies.MovingPoints;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.Tracks;

final class RigidBodiesTest {
    private static MovingRules rules(int mostTracks) {
        return new MovingRules(0.01, 0.1, mostTracks, 6, 0.01, false, 0, 0, 0, 0);
    }

    private static DynamicScene video(long seed) {
        return MovingThings.of(seed, 20, true).scene("video", TrackSubset.ADT, Pose.IDENTITY);
    }

    @Test
    void bodies_are_those_of_the_engine_also_where_only_some_tracks_are_looked_at() {
        for (int seed = 0; seed < 4; seed++) {
            for (int most : new int[] {4096, 50}) {
                DynamicScene scene = video(seed);
                RigidBodies bodies = new RigidBodies(scene.tracks(), rules(most));
                int[] expected = SceneBodies.ofSome(scene, BodyRule.PUBLISHED.withMostPoints(most), 1)
                        .ofPoint();
                for (int point = 0; point < expected.length; point++) {
                    assertThat(bodies.bodyOf(point)).isEqualTo(expected[point]);
                }
            }
        }
    }

    /// Steps around the threshold under which nothing counts: many changes are exactly 0, and which of the
    /// equally near clusters are merged is decided by the order alone.
    @Test
    void ties_are_broken_as_the_engine_breaks_them() {
        Random random = new Random(5);
        int several = 0;
        for (int trial = 0; trial < 60; trial++) {
            int frames = 2 + random.nextInt(12);
            int points = 2 + random.nextInt(40);
            double[][][] xyz = new double[3][frames][points];
            for (int point = 0; point < points; point++) {
                for (int axis = 0; axis < 3; axis++) {
                    double at = random.nextDouble();
                    double speed = 0.011 * (random.nextInt(5) - 2) * random.nextInt(2);
                    for (int t = 0; t < frames; t++) {
                        xyz[axis][t][point] = at + t * speed;
                    }
                }
            }
            long[][] none = new long[frames][PointSets.empty(points).length];
            RigidBodies bodies = new RigidBodies(new Tracks(xyz[0], xyz[1], xyz[2], none), rules(4096));
            int[] expected = new ChainBodyFinder(BodyRule.PUBLISHED, 1)
                    .find(new MovingPoints(xyz[0], xyz[1], xyz[2]))
                    .ofPoint();
            for (int point = 0; point < points; point++) {
                assertThat(bodies.bodyOf(point)).isEqualTo(expected[point]);
                several += expected[point] > 0 ? 1 : 0;
            }
        }
        assertThat(several).isGreaterThan(100);
    }

    @Test
    void a_body_holds_its_points() {
        RigidBodies bodies = new RigidBodies(video(3).tracks(), rules(4096));
        assertThat(bodies.pointsOf(bodies.bodyOf(0))).contains(0).isSorted().hasSizeGreaterThan(20);
        assertThat(bodies.pointsOf(999)).isEmpty();
    }

    /// Merges the nearest pair found by looking at all members of all clusters, again and again.
    private static int[] plain(double[][] distances, double farthest) {
        int[] cluster = new int[distances.length];
        for (int i = 0; i < cluster.length; i++) {
            cluster[i] = i;
        }
        while (true) {
            int bestA = -1;
            int bestB = -1;
            double best = Double.POSITIVE_INFINITY;
            for (int a = 0; a < cluster.length; a++) {
                for (int b = 0; b < a; b++) {
                    double mean = mean(distances, cluster, a, b);
                    if (mean < best) {
                        best = mean;
                        bestA = a;
                        bestB = b;
                    }
                }
            }
            if (!(best <= farthest)) {
                return cluster;
            }
            for (int i = 0; i < cluster.length; i++) {
                cluster[i] = cluster[i] == bestA ? bestB : cluster[i];
            }
        }
    }

    private static double mean(double[][] distances, int[] cluster, int a, int b) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < cluster.length; i++) {
            for (int j = 0; j < cluster.length; j++) {
                if (cluster[i] == a && cluster[j] == b) {
                    sum += i > j ? distances[i][j] : distances[j][i];
                    count++;
                }
            }
        }
        return count == 0 ? Double.POSITIVE_INFINITY : sum / count;
    }

    @Test
    void clusters_are_those_of_the_definition() {
        Random random = new Random(4);
        for (int trial = 0; trial < 60; trial++) {
            int size = 1 + random.nextInt(12);
            double[][] distances = new double[size][];
            double[][] copy = new double[size][];
            for (int i = 0; i < size; i++) {
                distances[i] = random.doubles(i, 0, 1).toArray();
                copy[i] = distances[i].clone();
            }
            int[] expected = plain(copy, 0.4);
            int[] found = new Clusters(distances).upTo(0.4);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(found[i] == found[j]).isEqualTo(expected[i] == expected[j]);
                }
            }
        }
    }
}
