package org.multispa.engine.recomputed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;
import org.multispa.testing.rooms.Matrices;

/// Questions about the camera's motion: subtasks 7 to 15.
final class CameraChecks {
    private final RawSight sight;

    CameraChecks(RawSight sight) {
        this.sight = sight;
    }

    void check(Sample sample) {
        PairChecks.overlap(sight, sample);
        assertThat(sample.provenance().points()).isEmpty();
        assertThat(sample.provenance().overlays()).isEmpty();
        List<Integer> frames = sample.provenance().frames();
        double[] first = sight.scene().pose(frames.get(0));
        double[] second = sight.scene().pose(frames.getLast());
        double[] relative = Matrices.times(Matrices.inverse(first), second);
        double[] moved = {relative[3], relative[7], relative[11]};
        double distance = Math.hypot(Math.hypot(first[3] - second[3], first[7] - second[7]), first[11] - second[11]);
        double yaw = turn(yaw(second) - yaw(first));
        double pitch = pitch(second) - pitch(first);
        Expect.raw(sample, "x_m", moved[0]);
        Expect.raw(sample, "y_m", moved[1]);
        Expect.raw(sample, "z_m", moved[2]);
        Expect.raw(sample, "distance_m", distance);
        Expect.raw(sample, "yaw_deg", yaw);
        Expect.raw(sample, "pitch_deg", pitch);
        switch (sample.subtask()) {
            case CAMERA_X_DIRECTION -> movement(sample, moved[0], distance, "right", "left");
            case CAMERA_Y_DIRECTION -> movement(sample, moved[1], distance, "down", "up");
            case CAMERA_Z_DIRECTION -> movement(sample, moved[2], distance, "forward", "backward");
            case CAMERA_YAW_DIRECTION -> {
                level(first, second);
                direction(sample, yaw, sight.rules().deadZoneDegrees(), "left", "right");
            }
            case CAMERA_PITCH_DIRECTION ->
                direction(sample, pitch, sight.rules().deadZoneDegrees(), "up", "down");
            case CAMERA_YAW_ANGLE -> {
                level(first, second);
                angle(sample, yaw);
            }
            case CAMERA_PITCH_ANGLE -> angle(sample, pitch);
            case CAMERA_DISTANCE -> {
                Expect.scalar(sample, 1000 * distance, Answer.Unit.MILLIMETRE);
                assertThat(distance).isGreaterThanOrEqualTo(sight.rules().minMetres() - Expect.TINY);
            }
            case CAMERA_VECTOR -> {
                Answer.Vector vector = (Answer.Vector) sample.truth();
                Expect.rounded(vector.x(), 1000 * moved[0]);
                Expect.rounded(vector.y(), 1000 * moved[1]);
                Expect.rounded(vector.z(), 1000 * moved[2]);
                assertThat(distance).isGreaterThanOrEqualTo(sight.rules().minMetres() - Expect.TINY);
            }
            case CAMERA_ROLL_DIRECTION -> {
                level(first, second);
                direction(
                        sample,
                        turn(roll(second) - roll(first)),
                        sight.rules().deadZoneDegrees(),
                        "clockwise",
                        "counterclockwise");
            }
            case CAMERA_ROLL_ANGLE -> {
                level(first, second);
                angle(sample, turn(roll(second) - roll(first)));
            }
            case CAMERA_SIX_DOF -> {
                level(first, second);
                Answer.Motion motion = (Answer.Motion) sample.truth();
                Expect.rounded(motion.x(), 1000 * moved[0]);
                Expect.rounded(motion.y(), 1000 * moved[1]);
                Expect.rounded(motion.z(), 1000 * moved[2]);
                Expect.rounded(motion.yaw(), yaw);
                Expect.rounded(motion.pitch(), pitch);
                Expect.rounded(motion.roll(), turn(roll(second) - roll(first)));
                Expect.raw(sample, "roll_deg", turn(roll(second) - roll(first)));
                assertThat(distance).isGreaterThanOrEqualTo(sight.rules().minMetres() - Expect.TINY);
            }
            default -> throw new AssertionError("not about a camera");
        }
    }

    private void movement(Sample sample, double amount, double distance, String positive, String negative) {
        Rules rules = sight.rules();
        direction(
                sample, amount, Math.max(rules.deadZoneMetres(), rules.deadZoneShare() * distance), positive, negative);
    }

    private void direction(Sample sample, double amount, double smallest, String positive, String negative) {
        String word = amount > 0 ? positive : negative;
        assertThat(Math.abs(amount))
                .isGreaterThanOrEqualTo(smallest - Expect.TINY)
                .isPositive();
        assertThat(sample.truth().text()).isEqualTo(word);
        if (sight.rules().strictSight()) {
            assertThat(sample.provenance().bin()).endsWith("/" + word);
        }
    }

    private void angle(Sample sample, double degrees) {
        Expect.scalar(sample, Math.abs(degrees), Answer.Unit.DEGREE);
        assertThat(Math.abs(degrees)).isGreaterThanOrEqualTo(sight.rules().minDegrees() - Expect.TINY);
    }

    private void level(double[] first, double[] second) {
        double steepest = sight.rules().steepest() + Expect.TINY;
        assertThat(Math.abs(pitch(first))).isLessThanOrEqualTo(steepest);
        assertThat(Math.abs(pitch(second))).isLessThanOrEqualTo(steepest);
    }

    /// Heading of the forward axis, the third column.
    private static double yaw(double[] pose) {
        return Math.toDegrees(Math.atan2(pose[6], pose[2]));
    }

    private static double pitch(double[] pose) {
        double length = Math.sqrt(pose[2] * pose[2] + pose[6] * pose[6] + pose[10] * pose[10]);
        return Math.toDegrees(Math.asin(pose[10] / length));
    }

    /// Angle between the camera's right axis and the level line to the right of its line of sight.
    private static double roll(double[] pose) {
        double[] level = {pose[6], -pose[2], 0};
        double length = Math.hypot(level[0], level[1]);
        double along = (pose[0] * level[0] + pose[4] * level[1]) / length;
        return Math.toDegrees(Math.atan2(-pose[8] / length, along));
    }

    private static double turn(double degrees) {
        double wrapped = degrees;
        while (wrapped > 180) {
            wrapped -= 360;
        }
        while (wrapped <= -180) {
            wrapped += 360;
        }
        return wrapped;
    }
}
