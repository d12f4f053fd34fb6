package org.multispa.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.Choice;
import org.multispa.cli.options.Positive;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.baseline.Baseline;
import org.multispa.evaluation.recorded.RecordedAnswers;
import org.multispa.evaluation.run.Benchmark;
import org.multispa.evaluation.run.Source;
import org.multispa.files.Sha256;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where the replies come from.
final class ReplyOptions {
    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Recorded answers: JSON lines with id and answer, or a table of VLMEvalKit (.tsv, .xlsx).")
    @Nullable
    Path answers;

    @Option(
            names = "--baseline",
            paramLabel = "random|constant|blind|oracle",
            converter = Baselines.class,
            description = "Answers without a model: drawn at random, one constant answer a subtask, the best answer"
                    + " without seeing the images, the truth.")
    @Nullable
    Baseline baseline;

    @Mixin
    LocalOptions local = new LocalOptions();

    @Mixin
    EndpointOptions endpoint = new EndpointOptions();

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            converter = Positive.Int.class,
            defaultValue = "512",
            description = "With --model or --endpoint: most tokens of an answer (default: ${DEFAULT-VALUE}).")
    int maxTokens = 512;

    /// @throws UsageException unless exactly one place is given
    void requireOne() {
        local.requireComplete();
        if (given() != 1) {
            throw new UsageException("give one of --model, --endpoint, --answers and --baseline, or --rescore to grade"
                    + " again what is in --out; found " + (given() == 0 ? "none" : given() + " of them"));
        }
    }

    boolean isGiven() {
        return given() > 0;
    }

    private long given() {
        return Stream.of(local.isGiven(), endpoint.isGiven(), answers != null, baseline != null)
                .filter(is -> is)
                .count();
    }

    /// The model that is to be asked, if one is.
    Optional<AskedModel> model() {
        if (local.isGiven()) {
            return Optional.of(local.model(maxTokens));
        }
        return endpoint.isGiven() ? Optional.of(endpoint.model(maxTokens)) : Optional.empty();
    }

    /// The replies that are there without a model.
    ///
    /// @param setAside takes what could not be used, with its place and reason
    Source.Given source(Benchmark benchmark, List<String> setAside) throws IOException {
        if (answers != null) {
            return recorded(answers, benchmark, setAside);
        }
        Baseline chosen = Objects.requireNonNull(baseline);
        return new Source.Given("baseline " + chosen.id(), new TreeMap<>(), chosen.replies(benchmark.samples()));
    }

    private static Source.Given recorded(Path file, Benchmark benchmark, List<String> setAside) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException("no such file: " + file);
        }
        RecordedAnswers recorded = RecordedAnswers.read(file);
        setAside.addAll(recorded.setAside());
        long foreign = recorded.foreign(benchmark.samples());
        if (foreign > 0) {
            setAside.add(file.getFileName() + ": " + foreign + " answers to questions that " + benchmark.name()
                    + " does not hold");
        }
        Map<String, String> replies = recorded.replies(benchmark.samples());
        if (replies.isEmpty()) {
            throw new DatasetException(file + ": none of the answers belongs to a question of " + benchmark.name()
                    + "; expected its sample ids or their positions from 0"
                    + setAside.stream()
                            .findFirst()
                            .map(first -> "; found " + first)
                            .orElse(""));
        }
        String name =
                Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("answers");
        return new Source.Given(name, new TreeMap<>(Map.of("file_sha256", Sha256.of(file))), replies);
    }

    private static final class Baselines extends Choice<Baseline> {
        Baselines() {
            super(new ArrayList<>(List.of(Baseline.values())), Baseline::id);
        }
    }
}
