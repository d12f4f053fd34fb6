package org.multispa.evaluation.reward.ask;

import java.util.Locale;

/// The ways in which one and the same motion is asked about.
public enum Check {
    /// From the start to the frame.
    FIRST,
    /// The same in other words.
    WORDING,
    /// The frame shown first, and the way back asked for.
    REVERSED;

    /// Name in files, for example `reversed`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
