package org.multispa.cli.evaluate;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.Choice;
import org.multispa.cli.options.Positive;
import org.multispa.evaluation.backend.endpoint.AskStyle;
import org.multispa.evaluation.backend.endpoint.AskStyle.Detail;
import org.multispa.evaluation.backend.endpoint.EndpointSettings;
import org.multispa.evaluation.backend.endpoint.Patience;
import org.multispa.evaluation.backend.endpoint.Prices;
import org.multispa.files.http.ApiKey;
import picocli.CommandLine.Option;

/// A model behind an endpoint.
final class EndpointOptions {
    private static final String KEY = "MULTISPA_API_KEY";

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Ask an OpenAI-compatible server, such as http://localhost:8000/v1.")
    @Nullable
    private String endpoint;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "With --endpoint: the model's name there, also in reports.")
    @Nullable
    private String name;

    @Option(
            names = "--key-env",
            paramLabel = "VARIABLE",
            defaultValue = KEY,
            description = "With --endpoint: environment variable that holds the key, if one is needed (default:"
                    + " ${DEFAULT-VALUE}).")
    private String keyVariable = KEY;

    @Option(
            names = "--detail",
            paramLabel = "auto|low|high",
            converter = Details.class,
            defaultValue = "auto",
            description = "With --endpoint: how closely images are looked at, where the server knows it (default:"
                    + " ${DEFAULT-VALUE}).")
    private Detail detail = Detail.AUTO;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "With --endpoint: a seed for servers that heed one (default: none is sent).")
    @Nullable
    private Long seed;

    @Option(
            names = "--thinking",
            description = "With --endpoint: for models that think first: send the limit as max_completion_tokens and"
                    + " no temperature.")
    private boolean thinking;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            converter = Positive.Int.class,
            defaultValue = "64",
            description = "With --endpoint: most requests at once (default: ${DEFAULT-VALUE}); how many the server"
                    + " takes is found out.")
    private int parallel = 64;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            converter = Positive.Int.class,
            defaultValue = "120",
            description = "With --endpoint: longest wait for one reply (default: ${DEFAULT-VALUE}).")
    private int timeout = 120;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            converter = Positive.Int.class,
            defaultValue = "6",
            description = "With --endpoint: times a question may fail until it is left for the next run (default:"
                    + " ${DEFAULT-VALUE}); being told to wait is no failure.")
    private int attempts = 6;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            converter = Positive.Int.class,
            defaultValue = "600",
            description = "With --endpoint: how long the server may be too busy for a question (default:"
                    + " ${DEFAULT-VALUE}).")
    private int patience = 600;

    @Option(
            names = "--price-in",
            paramLabel = "USD",
            description = "With --endpoint: price of a million tokens of questions and images.")
    @Nullable
    private Double priceIn;

    @Option(
            names = "--price-out",
            paramLabel = "USD",
            description = "With --endpoint: price of a million tokens of answers.")
    @Nullable
    private Double priceOut;

    boolean isGiven() {
        return endpoint != null;
    }

    /// @throws UsageException if it makes no sense
    AskedModel model(int mostTokens) {
        if (name == null) {
            throw new UsageException("--endpoint needs --name, the model's name there");
        }
        OptionalLong sent = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
        try {
            AskStyle style = new AskStyle(detail, mostTokens, sent, thinking);
            return new AskedModel.Remote(settings("--endpoint", endpoint, name, keyVariable, style, prices()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--endpoint, --name, --key-env, --parallel and prices: " + e.getMessage());
        }
    }

    /// Another model on a server, asked as patiently as this one.
    EndpointSettings settings(
            String option,
            @Nullable String address,
            String model,
            String variable,
            AskStyle style,
            Optional<Prices> prices) {
        try {
            String key = Objects.requireNonNullElse(System.getenv(variable), "");
            return new EndpointSettings(
                    new URI(Objects.requireNonNullElse(address, "")),
                    model,
                    new ApiKey(variable, key.strip()),
                    style,
                    new Patience(Duration.ofSeconds(timeout), attempts, Duration.ofSeconds(patience)),
                    parallel,
                    prices);
        } catch (URISyntaxException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }

    /// Where no other is named.
    String keyVariable() {
        return keyVariable;
    }

    private Optional<Prices> prices() {
        if (priceIn == null && priceOut == null) {
            return Optional.empty();
        }
        if (priceIn == null || priceOut == null) {
            throw new UsageException("--price-in and --price-out go together; 0 is a price");
        }
        return Optional.of(new Prices(priceIn, priceOut));
    }

    private static final class Details extends Choice<Detail> {
        Details() {
            super(List.of(Detail.values()), Detail::key);
        }
    }
}
