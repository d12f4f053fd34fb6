package org.multispa.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PoseTest {
    @Test
    void inverseUndoesAndProductsCompose() {
        for (int seed = 0; seed < 200; seed++) {
            RandomViews random = new RandomViews(seed);
            Pose a = random.pose();
            Pose b = random.pose();
            Vec3 p = random.point(5);
            assertThat(a.inverse().transform(a.transform(p)).minus(p).norm()).isLessThan(1e-12);
            assertThat(a.times(b)
                            .transform(p)
                            .minus(a.transform(b.transform(p)))
                            .norm())
                    .isLessThan(1e-12);
            assertThat(a.orthonormalityError()).isLessThan(1e-12);
        }
    }

    @Test
    void relativePoseAndItsReverseAreInverse() {
        for (int seed = 0; seed < 100; seed++) {
            RandomViews random = new RandomViews(seed);
            Pose a = random.pose();
            Pose b = random.pose();
            Pose there = a.inverse().times(b);
            Pose back = b.inverse().times(a);
            Vec3 p = random.point(3);
            assertThat(back.transform(there.transform(p)).minus(p).norm()).isLessThan(1e-10);
            assertThat(there.translation().norm()).isCloseTo(back.translation().norm(), within(1e-10));
        }
    }

    @Test
    void matrixOrderIsRowMajor() {
        double[] m = {0, -1, 0, 5, 1, 0, 0, 6, 0, 0, 1, 7, 0, 0, 0, 1};
        Pose pose = Pose.ofRowMajor(m);
        assertThat(pose.transform(new Vec3(1, 2, 3))).isEqualTo(new Vec3(3, 7, 10));
        assertThat(pose.toRowMajor()).isEqualTo(m);
        assertThatThrownBy(() -> Pose.ofRowMajor(1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void quaternionOfAQuarterTurnAboutUp() {
        double h = Math.sqrt(0.5);
        Vec3 turned = Pose.ofQuaternion(0, 0, h, h, Vec3.ZERO).transform(new Vec3(1, 0, 0));
        assertThat(turned.minus(new Vec3(0, 1, 0)).norm()).isLessThan(1e-12);
    }

    @Test
    void aCameraTurnedLeftHasGainedYawAndTiltedUpHasGainedPitch() {
        Vec3 up = new Vec3(0, 0, 1);
        Pose ahead = Pose.lookingAt(Vec3.ZERO, new Vec3(1, 0, 0), up);
        Pose left = Pose.lookingAt(Vec3.ZERO, new Vec3(1, 0.2, 0), up);
        Pose raised = Pose.lookingAt(Vec3.ZERO, new Vec3(1, 0, 0.2), up);
        assertThat(ahead.yawDegrees()).isCloseTo(0, within(1e-12));
        assertThat(left.yawDegrees()).isCloseTo(Math.toDegrees(Math.atan(0.2)), within(1e-9));
        assertThat(raised.pitchDegrees()).isCloseTo(Math.toDegrees(Math.atan(0.2)), within(1e-9));
        assertThat(ahead.transform(new Vec3(0, 1, 0)).z())
                .as("image down is world down")
                .isNegative();
        assertThat(ahead.transform(new Vec3(1, 0, 0)).y())
                .as("image right is world right")
                .isNegative();
    }

    @Test
    void aCameraThatLooksAgainstTheXAxisHasAYawOfPlusHalfATurn() {
        for (double zero : new double[] {0.0, -0.0}) {
            Pose back = Pose.ofColumns(new Vec3(0, 1, 0), new Vec3(0, 0, -1), new Vec3(-1, zero, 0), Vec3.ZERO);
            assertThat(back.yawDegrees()).isEqualTo(180);
        }
    }

    @Test
    void singularAndLostPosesAreTold() {
        Pose flat = Pose.ofRowMajor(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
        assertThatThrownBy(flat::inverse).isInstanceOf(ArithmeticException.class);
        Pose lost = Pose.ofRowMajor(1, 0, 0, Double.NEGATIVE_INFINITY, 0, 1, 0, 0, 0, 0, 1, 0);
        assertThat(lost.isFinite()).isFalse();
        Pose mirrored = Pose.ofRowMajor(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
        assertThat(mirrored.orthonormalityError()).isInfinite();
    }

    @Test
    void anglesWrapIntoOneTurn() {
        assertThat(Angles.wrap(180)).isEqualTo(180);
        assertThat(Angles.wrap(-180)).isEqualTo(180);
        assertThat(Angles.wrap(190)).isEqualTo(-170);
        assertThat(Angles.wrap(-339.5)).isEqualTo(20.5);
        assertThat(Angles.wrap(725)).isEqualTo(5);
    }

    private static final Vec3 UP = new Vec3(0, 0, 1);

    /// A camera turned about its own forward axis, clockwise as seen from behind.
    private static Pose rolled(Pose upright, double degrees) {
        double half = Math.toRadians(degrees) / 2;
        return upright.times(Pose.ofQuaternion(0, 0, Math.sin(half), Math.cos(half), Vec3.ZERO));
    }

    @Test
    void anUprightCameraHasNoRollAndOneWhoseRightSideSinksIsRolledClockwise() {
        Pose ahead = Pose.lookingAt(Vec3.ZERO, new Vec3(1, 0, 0), UP);
        assertThat(ahead.rollDegrees()).isZero();
        Pose leaning = Pose.ofColumns(new Vec3(0, 0, -1), new Vec3(0, 1, 0), new Vec3(1, 0, 0), Vec3.ZERO);
        assertThat(leaning.orthonormalityError()).isZero();
        assertThat(leaning.axisX().z()).as("right points down").isNegative();
        assertThat(leaning.rollDegrees()).isCloseTo(90, within(1e-12));
        Pose upsideDown = Pose.ofColumns(new Vec3(0, 1, 0), new Vec3(0, 0, 1), new Vec3(1, 0, 0), Vec3.ZERO);
        assertThat(upsideDown.rollDegrees()).isEqualTo(180);
    }

    @Test
    void rollIsTheTurnAboutTheForwardAxisWhateverHeadingAndElevation() {
        Random random = new Random(4);
        for (int round = 0; round < 2000; round++) {
            double yaw = random.nextDouble(-Math.PI, Math.PI);
            double pitch = Math.toRadians(random.nextDouble(-85, 85));
            double roll = random.nextDouble(-179.9, 180);
            Vec3 eye = new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
            Vec3 forward = new Vec3(Math.cos(yaw) * Math.cos(pitch), Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch));
            Pose upright = Pose.lookingAt(eye, eye.plus(forward), UP);
            Pose turned = rolled(upright, roll);
            assertThat(upright.rollDegrees()).isCloseTo(0, within(1e-9));
            assertThat(turned.rollDegrees()).isCloseTo(roll, within(1e-9));
            assertThat(turned.yawDegrees()).isCloseTo(Math.toDegrees(yaw), within(1e-9));
            assertThat(turned.pitchDegrees()).isCloseTo(Math.toDegrees(pitch), within(1e-9));
        }
    }
}
