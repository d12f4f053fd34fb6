package org.multispa.cli.evaluate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.evaluation.backend.Backend;
import picocli.CommandLine.Option;

/// The language model of the last rung.
final class RewriteOptions {
    @Option(
            names = "--rewrite-endpoint",
            paramLabel = "URL",
            description = "Ask a language model there which answer a reply gives that cannot be read otherwise; off"
                    + " without it.")
    @Nullable
    private String endpoint;

    @Option(
            names = "--rewrite-name",
            paramLabel = "NAME",
            description = "With --rewrite-endpoint: the language model's name there.")
    @Nullable
    private String name;

    @Option(
            names = "--rewrite-key-env",
            paramLabel = "VARIABLE",
            description = "With --rewrite-endpoint: environment variable that holds its key (default: that of"
                    + " --key-env).")
    @Nullable
    private String keyVariable;

    /// @param patience whose time-out, attempts and number at once hold here as well
    /// @throws UsageException if it makes no sense
    Optional<Backend> model(EndpointOptions patience) {
        return new SecondModel("--rewrite", endpoint, name, keyVariable).open(patience);
    }
}
