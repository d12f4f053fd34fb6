package org.multispa.geometry.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

class BodyFinderTest {
    private static final BodyRule RULE = BodyRule.PUBLISHED;

    @Test
    void bothFindersAgreeOnNoisyBodies() {
        int divided = 0;
        for (int seed = 0; seed < 60; seed++) {
            double noise = seed % 4 * 0.004;
            int bodies = 1 + seed % 5;
            double[][][] positions = new RandomBodies(seed, 2 + seed % 20, bodies, noise).positions(5 + seed);
            Bodies plain = plain(RULE, positions);
            assertThat(chain(RULE, positions)).as("seed %d", seed).isEqualTo(plain);
            divided += plain.count() > 1 && plain.count() < 5 + seed ? 1 : 0;
        }
        assertThat(divided).isGreaterThan(20);
    }

    /// Where no change counts as none, no two changes are equal, and the result is unique.
    @Test
    void bothFindersAgreeOnWanderingPointsWhateverTheLimit() {
        Random random = new Random(5);
        for (int round = 0; round < 60; round++) {
            int frames = 2 + random.nextInt(8);
            double[][][] positions = wandering(random, frames, 2 + random.nextInt(40));
            BodyRule rule = new BodyRule(0, random.nextDouble() * frames / 4, 100);
            assertThat(chain(rule, positions)).as("round %d", round).isEqualTo(plain(rule, positions));
        }
    }

    @Test
    void pointsThatMoveAsOneAreOneBodyAndNoOthersJoinThem() {
        for (int bodies = 1; bodies <= 7; bodies++) {
            double[][][] positions = new RandomBodies(bodies, 30, bodies, 0).positions(bodies * 8);
            int[] expected = new int[bodies * 8];
            for (int point = 0; point < expected.length; point++) {
                expected[point] = point % bodies;
            }
            assertThat(chain(RULE, positions)).isEqualTo(new Bodies(expected));
            assertThat(plain(RULE, positions)).isEqualTo(new Bodies(expected));
        }
    }

    @Test
    void theBodiesAreTheSameForAnyNumberOfThreads() {
        double[][][] positions = new RandomBodies(3, 25, 6, 0.006).positions(301);
        Bodies one = new ChainBodyFinder(RULE, 1).find(MovingPoints.of(positions));
        for (int threads = 2; threads <= 5; threads++) {
            assertThat(new ChainBodyFinder(RULE, threads).find(MovingPoints.of(positions)))
                    .isEqualTo(one);
        }
    }

    @Test
    void turningTheWorldAndMovingTheCameraChangesNothing() {
        double[][][] positions = new RandomBodies(9, 15, 4, 0.002).positions(80);
        double[][][] seen = new double[positions.length][80][];
        Random random = new Random(1);
        for (int frame = 0; frame < positions.length; frame++) {
            Pose camera = Pose.ofQuaternion(
                    random.nextGaussian(),
                    random.nextGaussian(),
                    random.nextGaussian(),
                    random.nextGaussian(),
                    new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()));
            for (int point = 0; point < 80; point++) {
                double[] at = positions[frame][point];
                Vec3 moved = camera.transform(new Vec3(at[0], at[1], at[2]));
                seen[frame][point] = new double[] {moved.x(), moved.y(), moved.z()};
            }
        }
        assertThat(chain(RULE, seen)).isEqualTo(chain(RULE, positions));
    }

    @Test
    void anotherOrderOfPointsOfClearBodiesGivesTheSameBodies() {
        double[][][] positions = new RandomBodies(4, 12, 3, 0.001).positions(60);
        List<Integer> order = new ArrayList<>();
        for (int point = 0; point < 60; point++) {
            order.add(point);
        }
        Collections.shuffle(order, new Random(2));
        int[] shuffled = order.stream().mapToInt(Integer::intValue).toArray();
        int[] labels = chain(RULE, positions).ofPoint();
        int[] expected = Arrays.stream(shuffled).map(point -> labels[point]).toArray();
        assertThat(new ChainBodyFinder(RULE, 2).find(MovingPoints.of(positions).only(shuffled)))
                .isEqualTo(Bodies.numbered(expected));
    }

    @Test
    void changesUpToTheRulesLimitDoNotCount() {
        double[][][] creeping = new double[40][2][];
        for (int frame = 0; frame < 40; frame++) {
            creeping[frame][0] = new double[] {0, 0, 0};
            creeping[frame][1] = new double[] {1 + frame * 0.125, 0, 0};
        }
        assertThat(both(new BodyRule(0.125, 0, 10), creeping).count()).isEqualTo(1);
        assertThat(both(new BodyRule(0.124, 4.8, 10), creeping).count()).isEqualTo(2);
    }

    @Test
    void aMergeAtExactlyTheLimitIsMade() {
        double[][][] step = {{{0, 0, 0}, {1, 0, 0}}, {{0, 0, 0}, {1.25, 0, 0}}};
        assertThat(both(new BodyRule(0.01, 0.25, 10), step).count()).isEqualTo(1);
        assertThat(both(new BodyRule(0.01, Math.nextDown(0.25), 10), step).count())
                .isEqualTo(2);
    }

    @Test
    void theAverageDecidesAndNotTheNearestOrFarthestPair() {
        // On a line 0 and 1 stay, 2 goes 1 away from both: changes 0, 1, 1. Average of {0,1} and {2} is 1.
        double[][][] line = {
            {{0, 0, 0}, {0.5, 0, 0}, {2, 0, 0}, {0.25, 0, 0}},
            {{0, 0, 0}, {0.5, 0, 0}, {3, 0, 0}, {-0.25, 0, 0}}
        };
        // Point 3: its distance to 0 stays, to 1 grows by 0.5, to 2 by 1.5. It joins 0 and 1 at an average of 0.25.
        assertThat(both(new BodyRule(0, 0.24, 10), line).ofPoint()).containsExactly(0, 0, 1, 2);
        assertThat(both(new BodyRule(0, 0.25, 10), line).ofPoint()).containsExactly(0, 0, 1, 0);
        assertThat(both(new BodyRule(0, 1.16, 10), line).ofPoint()).containsExactly(0, 0, 1, 0);
        assertThat(both(new BodyRule(0, 1.17, 10), line).ofPoint()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void pointsWithoutAPositionInSomeFrameBelongToNoBody() {
        double[][][] positions = new RandomBodies(6, 10, 2, 0).positions(20);
        Bodies without = chain(RULE, positions);
        positions[3][4] = new double[] {Double.NaN, 0, 0};
        positions[0][7] = new double[] {0, Double.POSITIVE_INFINITY, 0};
        positions[9][0] = new double[] {0, 0, -1e200};
        Bodies bodies = both(RULE, positions);
        for (int point = 0; point < 20; point++) {
            if (point == 0 || point == 4 || point == 7) {
                assertThat(bodies.ofPoint()[point]).isEqualTo(Bodies.NONE);
            } else {
                assertThat(bodies.ofPoint()[point]).isEqualTo(1 - without.ofPoint()[point]);
            }
        }
        assertThat(bodies.sizes()).containsExactly(9, 8);
    }

    @Test
    void aBodyIsNumberedByItsFirstPointAndKnowsItsPoints() {
        Bodies bodies = Bodies.numbered(new int[] {7, -1, 3, 7, 0, 3});
        assertThat(bodies.ofPoint()).containsExactly(0, -1, 1, 0, 2, 1);
        assertThat(bodies.count()).isEqualTo(3);
        assertThat(bodies.sizes()).containsExactly(2, 2, 1);
        assertThat(bodies.points(1)).containsExactly(2, 5);
        assertThat(bodies.toString()).contains("0, -1, 1, 0, 2, 1");
    }

    @Test
    void noPointsOnePointAndOneFrameAreNoTrouble() {
        assertThat(both(RULE, new double[3][0][3]).count()).isZero();
        assertThat(both(RULE, new double[][][] {{{1, 2, 3}}, {{4, 5, 6}}}).ofPoint())
                .containsExactly(0);
        assertThat(both(RULE, new double[][][] {{{1, 2, 3}, {9, 9, 9}}}).ofPoint())
                .containsExactly(0, 0);
        assertThat(both(RULE, new double[][][] {{{Double.NaN, 2, 3}}}).ofPoint())
                .containsExactly(-1);
    }

    @Test
    void morePointsThanTheRuleAllowsAreRefusedWithTheMemoryTheyWouldTake() {
        MovingPoints points = MovingPoints.of(new double[1][11][3]);
        BodyRule rule = RULE.withMostPoints(10);
        for (BodyFinder finder : List.of(new ChainBodyFinder(rule, 2), new PlainBodyFinder(rule))) {
            assertThatThrownBy(() -> finder.find(points))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at most 10 points, found 11")
                    .hasMessageContaining("MiB");
        }
        assertThat(new ChainBodyFinder(RULE.withMostPoints(11), 2).find(points).count())
                .isEqualTo(1);
    }

    @Test
    void arraysThatDoNotFitTogetherAreRefused() {
        double[][] two = new double[2][3];
        assertThatThrownBy(() -> new MovingPoints(two, two, new double[1][3])).hasMessageContaining("2, 2 and 1");
        assertThatThrownBy(() -> new MovingPoints(two, new double[][] {new double[3], new double[4]}, two))
                .hasMessageContaining("frame 1")
                .hasMessageContaining("3, 4 and 3");
        assertThatThrownBy(() -> new MovingPoints(new double[0][], new double[0][], new double[0][]))
                .hasMessageContaining("at least one");
    }

    @Test
    void rulesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new BodyRule(-1, 0.1, 10)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new BodyRule(0.01, Double.NaN, 10)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new BodyRule(0.01, 0.1, 0)).hasMessageContaining("found 0");
        assertThatThrownBy(() -> new BodyRule(0.01, 0.1, 65_537)).hasMessageContaining("65537");
    }

    private static Bodies both(BodyRule rule, double[][][] positions) {
        Bodies plain = plain(rule, positions);
        assertThat(chain(rule, positions)).isEqualTo(plain);
        return plain;
    }

    private static Bodies plain(BodyRule rule, double[][][] positions) {
        return new PlainBodyFinder(rule).find(MovingPoints.of(positions));
    }

    private static Bodies chain(BodyRule rule, double[][][] positions) {
        return new ChainBodyFinder(rule, 2).find(MovingPoints.of(positions));
    }

    private static double[][][] wandering(Random random, int frames, int points) {
        double[][][] positions = new double[frames][points][3];
        for (double[][] frame : positions) {
            for (double[] at : frame) {
                Arrays.setAll(at, axis -> random.nextDouble());
            }
        }
        return positions;
    }
}
