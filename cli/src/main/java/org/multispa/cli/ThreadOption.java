package org.multispa.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How many threads a command uses. The output never depends on it.
final class ThreadOption {
    @Option(names = "--threads", paramLabel = "T", description = "Number of threads (default: one for each core).")
    @Nullable
    Integer threads;

    int count() {
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (threads < 1) {
            throw new UsageException("--threads must be positive, found " + threads);
        }
        return threads;
    }
}
