package org.multispa.cli.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How many threads a command uses. The output never depends on it.
public final class ThreadOption {
    @Option(
            names = "--threads",
            paramLabel = "T",
            converter = Positive.Int.class,
            description = "Number of threads (default: one for each core); the output does not depend on it.")
    @Nullable
    private Integer threads;

    public int count() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
