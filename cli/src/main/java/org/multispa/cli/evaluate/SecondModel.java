package org.multispa.cli.evaluate;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.backend.endpoint.AskStyle;
import org.multispa.evaluation.backend.endpoint.Endpoint;

/// A language model behind an endpoint of its own, which helps with the replies of another one.
///
/// @param options what its options begin with, such as `--judge`
/// @param keyVariable environment variable of its key; that of `--key-env` if there is none
record SecondModel(
        String options,
        @Nullable String endpoint,
        @Nullable String name,
        @Nullable String keyVariable) {
    private static final int MOST_TOKENS = 64;

    /// @param patience whose time-out, attempts and number at once hold here as well
    /// @return nothing if it is not asked for
    /// @throws UsageException if it makes no sense
    Optional<Backend> open(EndpointOptions patience) {
        if (endpoint == null && name == null) {
            return Optional.empty();
        }
        if (endpoint == null || name == null) {
            throw new UsageException(options + "-endpoint and " + options + "-name go together");
        }
        String variable = Objects.requireNonNullElse(keyVariable, patience.keyVariable());
        try {
            return Optional.of(new Endpoint(patience.settings(
                    options + "-endpoint",
                    endpoint,
                    name,
                    variable,
                    AskStyle.GREEDY.withMostTokens(MOST_TOKENS),
                    Optional.empty())));
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    options + "-endpoint, " + options + "-name and " + options + "-key-env: " + e.getMessage());
        }
    }
}
