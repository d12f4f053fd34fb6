package org.multispa.evaluation.reward;

import java.util.OptionalDouble;
import org.multispa.evaluation.reward.ask.Tolerance;
import org.multispa.evaluation.reward.series.Smoothing;

/// How rewards are made of answers.
///
/// @param tolerance when answers agree
/// @param goalMm displacement at which progress is 1, millimetres; where there is none, the largest of the video
/// @param stillMm what is displaced by less did not move, millimetres
/// @param fps frames a second
public record RewardSettings(
        Tolerance tolerance, Smoothing smoothing, OptionalDouble goalMm, double stillMm, double fps) {
    public RewardSettings {
        boolean goal = goalMm.isEmpty() || (goalMm.getAsDouble() > 0 && Double.isFinite(goalMm.getAsDouble()));
        if (!goal || !(stillMm >= 0 && fps > 0) || !Double.isFinite(stillMm + fps)) {
            throw new IllegalArgumentException("expected a goal and a frame rate above 0 and a threshold from 0, found "
                    + goalMm + ", " + fps + ", " + stillMm);
        }
    }
}
