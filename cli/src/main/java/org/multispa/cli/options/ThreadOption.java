package org.multispa.cli.options;

import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import picocli.CommandLine.Option;

/// How many threads a command uses. The output never depends on it.
public final class ThreadOption {
    @Option(names = "--threads", paramLabel = "T", description = "Number of threads (default: one for each core).")
    @Nullable
    Integer threads;

    public int count() {
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (threads < 1) {
            throw new UsageException("--threads must be positive, found " + threads);
        }
        return threads;
    }
}
