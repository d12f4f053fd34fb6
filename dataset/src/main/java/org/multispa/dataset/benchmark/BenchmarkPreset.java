package org.multispa.dataset.benchmark;

import java.util.Locale;

/// Usual sizes of a benchmark, in questions of each subtask.
public enum BenchmarkPreset {
    /// 26 x 5, to try the pipeline.
    TOY(5),
    /// 26 x 50, for a quick look at a model.
    MINI(50),
    /// 26 x 300 = 7,800, the published size.
    FULL(300);

    private final int count;

    BenchmarkPreset(int count) {
        this.count = count;
    }

    /// Questions of each subtask.
    public int count() {
        return count;
    }

    /// Name on the command line.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
