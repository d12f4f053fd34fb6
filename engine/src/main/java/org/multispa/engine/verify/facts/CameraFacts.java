package org.multispa.engine.verify.facts;

import org.multispa.dataset.Subtask;
import org.multispa.engine.verify.raw.Matrix;
import org.multispa.engine.verify.raw.Range;
import org.multispa.engine.verify.raw.View;

/// Questions about the camera's motion from the first image to the last: subtasks 7 to 15 and the extra ones.
final class CameraFacts {
    private CameraFacts() {}

    static Facts of(Asked asked) {
        View first = asked.first();
        View last = asked.last();
        double[] relative = Matrix.times(first.toCamera(), last.toWorld());
        double[] moved = {relative[3], relative[7], relative[11]};
        double distance = distance(first.eye(), last.eye());
        double yaw = turn(last.yaw() - first.yaw());
        double pitch = last.pitch() - first.pitch();
        double roll = turn(last.roll() - first.roll());
        Range overlap = asked.sight().overlap(first.position(), last.position());
        Double found = asked.sample().provenance().raw().get("overlap_percent");
        Facts.Builder facts = new Facts.Builder()
                .raw("overlap_percent", overlap.nearest(found == null ? overlap.low() : found))
                .raw("x_m", moved[0])
                .raw("y_m", moved[1])
                .raw("z_m", moved[2])
                .raw("distance_m", distance)
                .raw("yaw_deg", yaw)
                .raw("pitch_deg", pitch);
        Subtask subtask = asked.sample().subtask();
        if (subtask.isExtra()) {
            facts.raw("roll_deg", roll);
        }
        return (switch (subtask) {
                    case CAMERA_X_DIRECTION -> facts.word(moved[0] > 0 ? "right" : "left");
                    case CAMERA_Y_DIRECTION -> facts.word(moved[1] > 0 ? "down" : "up");
                    case CAMERA_Z_DIRECTION -> facts.word(moved[2] > 0 ? "forward" : "backward");
                    case CAMERA_YAW_DIRECTION -> facts.word(yaw > 0 ? "left" : "right");
                    case CAMERA_PITCH_DIRECTION -> facts.word(pitch > 0 ? "up" : "down");
                    case CAMERA_YAW_ANGLE -> facts.scalar(Math.abs(yaw));
                    case CAMERA_PITCH_ANGLE -> facts.scalar(Math.abs(pitch));
                    case CAMERA_DISTANCE -> facts.scalar(1000 * distance);
                    case CAMERA_VECTOR -> facts.vector(moved);
                    case CAMERA_ROLL_DIRECTION -> facts.word(roll > 0 ? "clockwise" : "counterclockwise");
                    case CAMERA_ROLL_ANGLE -> facts.scalar(Math.abs(roll));
                    case CAMERA_SIX_DOF -> facts.motion(moved, yaw, pitch, roll);
                    default -> throw new IllegalArgumentException(subtask.id() + " is not about a camera");
                })
                .build();
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    /// The angle in (−180, 180].
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
