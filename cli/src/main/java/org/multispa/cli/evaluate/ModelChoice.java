package org.multispa.cli.evaluate;

import java.io.IOException;
import java.util.Optional;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.Positive;
import org.multispa.evaluation.backend.Backend;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A model that is asked, on this machine or behind an endpoint.
public final class ModelChoice {
    @Mixin
    private LocalOptions local = new LocalOptions();

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            converter = Positive.Int.class,
            defaultValue = "512",
            description = "With --model or --endpoint: most tokens of an answer (default: ${DEFAULT-VALUE}).")
    private int maxTokens = 512;

    EndpointOptions endpoint() {
        return endpoint;
    }

    public boolean isGiven() {
        return local.isGiven() || endpoint.isGiven();
    }

    /// Loads or reaches the model, if one is given.
    ///
    /// @throws UsageException if two are given, or the options make no sense
    public Optional<Backend> open() throws IOException {
        local.requireComplete();
        if (local.isGiven() && endpoint.isGiven()) {
            throw new UsageException("give one of --model and --endpoint, found both");
        }
        if (local.isGiven()) {
            return Optional.of(local.model(maxTokens).open());
        }
        return endpoint.isGiven() ? Optional.of(endpoint.model(maxTokens).open()) : Optional.empty();
    }
}
