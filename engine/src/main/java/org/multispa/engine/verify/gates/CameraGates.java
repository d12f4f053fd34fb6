package org.multispa.engine.verify.gates;

import org.multispa.dataset.Sample;
import org.multispa.engine.verify.facts.Asked;
import org.multispa.engine.verify.raw.Range;
import org.multispa.engine.verify.raw.Rules;
import org.multispa.engine.verify.raw.View;

/// Questions about the camera's motion: subtasks 7 to 15 and the extra ones. The raw values were recomputed before.
final class CameraGates {
    /// Smallest roll whose direction is asked in any profile, degrees.
    private static final double LEAST_ROLL = 0.5;

    private CameraGates() {}

    static void check(Asked asked, Limits limits) {
        Range overlap = PointGates.overlap(asked, limits);
        Rules rules = asked.sight().rules();
        double distance = raw(asked, "distance_m");
        double leastMove = Math.max(rules.deadMetres(), rules.deadShare() * distance);
        switch (asked.sample().subtask()) {
            case CAMERA_X_DIRECTION -> direction("movement along x, m", raw(asked, "x_m"), leastMove, limits);
            case CAMERA_Y_DIRECTION -> direction("movement along y, m", raw(asked, "y_m"), leastMove, limits);
            case CAMERA_Z_DIRECTION -> direction("movement along z, m", raw(asked, "z_m"), leastMove, limits);
            case CAMERA_YAW_DIRECTION -> {
                direction("turn, degrees", raw(asked, "yaw_deg"), rules.deadDegrees(), limits);
                level(asked, limits);
            }
            case CAMERA_PITCH_DIRECTION ->
                direction("tilt, degrees", raw(asked, "pitch_deg"), rules.deadDegrees(), limits);
            case CAMERA_YAW_ANGLE -> {
                limits.atLeast("turn, degrees", rules.minDegrees(), Math.abs(raw(asked, "yaw_deg")));
                level(asked, limits);
            }
            case CAMERA_PITCH_ANGLE ->
                limits.atLeast("tilt, degrees", rules.minDegrees(), Math.abs(raw(asked, "pitch_deg")));
            case CAMERA_DISTANCE, CAMERA_VECTOR -> limits.atLeast("distance, m", rules.minMetres(), distance);
            case CAMERA_ROLL_DIRECTION -> {
                double least = Math.max(LEAST_ROLL, rules.deadDegrees());
                direction("roll, degrees", raw(asked, "roll_deg"), least, limits);
                level(asked, limits);
            }
            case CAMERA_ROLL_ANGLE -> {
                limits.atLeast("roll, degrees", rules.minDegrees(), Math.abs(raw(asked, "roll_deg")));
                level(asked, limits);
            }
            case CAMERA_SIX_DOF -> {
                limits.atLeast("distance, m", rules.minMetres(), distance);
                level(asked, limits);
            }
            default -> throw new IllegalArgumentException("not about a camera");
        }
        Sample sample = asked.sample();
        boolean worded = rules.balanced() && sample.subtask().id().endsWith("-direction");
        limits.overlapBin(
                overlap,
                worded ? "/" + sample.truth().text() : "",
                sample.provenance().bin());
    }

    private static void direction(String what, double amount, double least, Limits limits) {
        limits.atLeast(what, least, Math.abs(amount));
        limits.notZero(what, amount);
    }

    private static void level(Asked asked, Limits limits) {
        for (View view : new View[] {asked.first(), asked.last()}) {
            limits.atMost(
                    "pitch of frame " + view.number() + ", degrees",
                    asked.sight().rules().steepest(),
                    Math.abs(view.pitch()));
        }
    }

    private static double raw(Asked asked, String name) {
        return asked.sample().provenance().raw().getOrDefault(name, Double.NaN);
    }
}
