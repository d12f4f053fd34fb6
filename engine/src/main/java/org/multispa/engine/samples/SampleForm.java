package org.multispa.engine.samples;

import java.util.Locale;

/// What the samples of a run are for.
public enum SampleForm {
    /// Conversations with answers.
    TRAINING,
    /// Questions alone; the answer stands in the record only.
    BENCHMARK;

    /// Name in the manifest.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
