package org.multispa.scenes.synthetic.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

class MotionTest {
    private static final Pace PACE = new Pace(4, 12);

    private static Vec3 random(Random random) {
        return new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    }

    @Test
    void aPaceSetsOffAndComesToRestGently() {
        assertThat(PACE.done(-3)).isZero();
        assertThat(PACE.done(4)).isZero();
        assertThat(PACE.done(8)).isEqualTo(0.5);
        assertThat(PACE.done(12)).isEqualTo(1);
        assertThat(PACE.done(100)).isEqualTo(1);
        double fastest = 0;
        for (double f = 4; f < 12; f += 0.25) {
            double step = PACE.done(f + 0.25) - PACE.done(f);
            assertThat(step).isPositive();
            fastest = Math.max(fastest, step);
        }
        assertThat(PACE.done(4.25) - PACE.done(4)).isLessThan(0.1 * fastest);
        assertThat(PACE.done(12) - PACE.done(11.75)).isLessThan(0.1 * fastest);
        assertThatThrownBy(() -> new Pace(3, 3)).hasMessageContaining("3.0 to 3.0");
    }

    @Test
    void aTurnKeepsItsAxisAndTurnsRightHandedByItsAngle() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            Vec3 at = random(random);
            Vec3 axis = random(random).unit();
            double angle = random.nextDouble(-3, 3);
            Motion turn = new Motion.Turn(at, axis, angle, PACE);
            for (double f = 0; f < 16; f += 1.5) {
                Vec3 onAxis = at.plus(axis.times(random.nextGaussian()));
                assertThat(turn.at(f).transform(onAxis).minus(onAxis).norm()).isLessThan(1e-12);
            }
            Vec3 out = axis.cross(random(random)).unit();
            Vec3 turned = turn.at(12).rotate(out);
            assertThat(Math.atan2(out.cross(turned).dot(axis), out.dot(turned))).isCloseTo(angle, within(1e-12));
        }
        Motion quarter = new Motion.Turn(Vec3.ZERO, new Vec3(0, 0, 1), Math.PI / 2, PACE);
        assertThat(quarter.at(12)
                        .rotate(new Vec3(1, 0, 0))
                        .minus(new Vec3(0, 1, 0))
                        .norm())
                .isLessThan(1e-15);
    }

    @Test
    void aShiftEndsWhereItShouldAndPassesItsBendInTheMiddle() {
        Motion shift = new Motion.Shift(new Vec3(2, 0, 0), new Vec3(0, 0.5, 0.1), PACE);
        assertThat(shift.at(0)).isEqualTo(Pose.IDENTITY);
        assertThat(shift.at(8).translation()).isEqualTo(new Vec3(1, 0.5, 0.1));
        assertThat(shift.at(12).translation()).isEqualTo(new Vec3(2, 0, 0));
        assertThat(new Motion.Rest().at(7)).isEqualTo(Pose.IDENTITY);
    }

    @Test
    void aChainDoesOneThingAfterAnotherAndStaysRigid() {
        Random random = new Random(6);
        for (int round = 0; round < 100; round++) {
            List<Motion> steps = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                double from = random.nextDouble(0, 20);
                Pace pace = new Pace(from, from + random.nextDouble(1, 9));
                steps.add(
                        random.nextBoolean()
                                ? new Motion.Shift(random(random), random(random), pace)
                                : new Motion.Turn(random(random), random(random).unit(), random.nextGaussian(), pace));
            }
            Motion chain = new Motion.Chain(steps);
            double frame = random.nextDouble(0, 30);
            Vec3 p = random(random);
            Vec3 step = p;
            for (Motion motion : steps) {
                step = motion.at(frame).transform(step);
            }
            assertThat(chain.at(frame).transform(p).minus(step).norm()).isLessThan(1e-12);
            assertThat(chain.at(frame).orthonormalityError()).isLessThan(1e-13);
        }
    }
}
