package org.multispa.cli.evaluate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.evaluation.backend.Backend;
import picocli.CommandLine.Option;

/// The language model that grades replies.
public final class JudgeOptions {
    @Option(
            names = "--judge-endpoint",
            paramLabel = "URL",
            description = "Let a language model there grade replies, where the benchmark provides for one; without it,"
                    + " replies are graded by rule.")
    @Nullable
    private String endpoint;

    @Option(
            names = "--judge-name",
            paramLabel = "NAME",
            description = "With --judge-endpoint: the language model's name there.")
    @Nullable
    private String name;

    @Option(
            names = "--judge-key-env",
            paramLabel = "VARIABLE",
            description =
                    "With --judge-endpoint: environment variable that holds its key (default: that of" + " --key-env).")
    @Nullable
    private String keyVariable;

    public boolean isGiven() {
        return endpoint != null || name != null;
    }

    /// @param model whose time-out, attempts and number at once hold here as well
    /// @throws UsageException if it makes no sense
    public Optional<Backend> open(ModelChoice model) {
        return new SecondModel("--judge", endpoint, name, keyVariable).open(model.endpoint());
    }
}
