package org.multispa.evaluation.reward.files;

import java.util.Locale;
import org.multispa.evaluation.reward.FrameReward;

/// What a step is worth: the step from one frame to the next.
public enum NextReward {
    /// How far the next frame is on the way to the goal, 0 to 1.
    PROGRESS {
        @Override
        double of(FrameReward now, FrameReward next) {
            return next.progress();
        }
    },
    /// How much nearer to the goal the next frame is, −1 to 1; over a video these add up to its last progress.
    GAIN {
        @Override
        double of(FrameReward now, FrameReward next) {
            return next.progress() - now.progress();
        }
    };

    /// Name on the command line.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract double of(FrameReward now, FrameReward next);
}
