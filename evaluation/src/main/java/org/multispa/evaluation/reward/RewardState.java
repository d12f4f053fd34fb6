package org.multispa.evaluation.reward;

import java.util.Locale;

/// What a frame's reward rests on.
public enum RewardState {
    /// Motion is measured from this frame: 0.
    START,
    /// Answers that agree.
    ANSWERED,
    /// There are answers, but none to rely on; the reward is that between the neighbours.
    ABSTAINED,
    /// The frame was not asked about; the reward is that between the neighbours.
    SKIPPED,
    /// It does not show the point, or lies before the start.
    UNSEEN,
    /// Its image cannot be used.
    BROKEN;

    /// Name in files, for example `answered`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
