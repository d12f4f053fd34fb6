package org.multispa.scenes.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

class PlaneFitTest {
    /// Cameras 1.5 m above the floor that look along the horizon.
    private static final List<Pose> CAMERAS = List.of(
            Pose.lookingAt(new Vec3(0, 0, 1.5), new Vec3(1, 0, 1.4), new Vec3(0, 0, 1)),
            Pose.lookingAt(new Vec3(1, 1, 1.6), new Vec3(0, 2, 1.5), new Vec3(0, 0, 1)));

    private static final class Cloud {
        private final float[][] axes;
        private final Random random;
        private int size;

        Cloud(int capacity, long seed) {
            axes = new float[3][capacity];
            random = new Random(seed);
        }

        /// Adds `count` points of a level rectangle.
        void level(int count, double x, double y, double side, double height) {
            for (int i = 0; i < count; i++) {
                axes[0][size] = (float) (x + side * random.nextDouble());
                axes[1][size] = (float) (y + side * random.nextDouble());
                axes[2][size] = (float) (height + 0.008 * random.nextGaussian());
                size++;
            }
        }

        Optional<Floor> floor() {
            return FloorFinder.find(
                    Arrays.copyOf(axes[0], size), Arrays.copyOf(axes[1], size), Arrays.copyOf(axes[2], size), CAMERAS);
        }
    }

    @Test
    void coefficientsAreRecovered() {
        Random random = new Random(6);
        for (int round = 0; round < 100; round++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            double c = 10 * random.nextGaussian();
            PlaneFit fit = new PlaneFit();
            for (int i = 0; i < 20; i++) {
                double s = random.nextGaussian();
                double t = 3 + random.nextGaussian();
                fit.add(s, t, a * s + b * t + c);
            }
            assertThat(fit.solve()).containsExactly(new double[] {a, b, c}, offset(1e-8));
        }
    }

    @Test
    void pointsOnALineOrNoneGiveALevelPlane() {
        PlaneFit line = new PlaneFit();
        for (int i = 0; i < 10; i++) {
            line.add(i, 2 * i, 5);
        }
        assertThat(line.solve()).containsExactly(0, 0, 5);
        assertThat(new PlaneFit().solve()).containsExactly(0, 0, 0);
    }

    @Test
    void aLargeTableIsNotTakenForTheFloorBelowIt() {
        Cloud cloud = new Cloud(12_000, 1);
        cloud.level(7_000, 0, 0, 2, 0.75);
        cloud.level(3_000, -2, -2, 5, 0);
        Floor floor = cloud.floor().orElseThrow();
        assertThat(floor.height()).isCloseTo(0, offset(0.02));
        assertThat(floor.up().z()).isGreaterThan(0.9995);
    }

    @Test
    void aTableAloneStillGivesTheDirection() {
        Cloud cloud = new Cloud(5_000, 2);
        cloud.level(4_000, 0, 0, 2, 0.75);
        Floor floor = cloud.floor().orElseThrow();
        assertThat(floor.height()).isCloseTo(0.75, offset(0.02));
        assertThat(floor.alignment().transform(new Vec3(1, 1, 0.75)).z()).isCloseTo(0, offset(0.02));
    }

    @Test
    void strayMeasurementsBelowTheFloorDoNotMoveIt() {
        Cloud cloud = new Cloud(12_000, 3);
        cloud.level(10_000, -2, -2, 5, 0);
        cloud.level(80, -2, -2, 5, -1.2);
        cloud.level(60, -2, -2, 5, -0.7);
        assertThat(cloud.floor().orElseThrow().height()).isCloseTo(0, offset(0.02));
    }

    @Test
    void aPlaneAboveTheCamerasIsNoFloor() {
        Cloud cloud = new Cloud(5_000, 4);
        cloud.level(5_000, -2, -2, 5, 2.4);
        assertThat(cloud.floor()).isEmpty();
    }

    @Test
    void aHandfulOfPointsIsNoFloor() {
        Cloud cloud = new Cloud(100, 5);
        cloud.level(99, -2, -2, 5, 0);
        assertThat(cloud.floor()).isEmpty();
    }

    @Test
    void theSameScanGivesTheSameFloor() {
        Cloud cloud = new Cloud(9_000, 6);
        cloud.level(6_000, -2, -2, 5, 0);
        cloud.level(3_000, 0, 0, 1, 0.7);
        assertThat(cloud.floor()).isEqualTo(cloud.floor()).isPresent();
    }
}
