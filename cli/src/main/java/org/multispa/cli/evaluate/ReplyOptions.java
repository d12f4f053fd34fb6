package org.multispa.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.cli.options.Choice;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.baseline.Baseline;
import org.multispa.evaluation.recorded.RecordedAnswers;
import org.multispa.evaluation.run.Benchmark;
import org.multispa.evaluation.run.Source;
import org.multispa.files.Sha256;
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

    /// @param setAside takes what could not be used, with its place and reason
    Source source(Benchmark benchmark, List<String> setAside) throws IOException {
        if (answers != null && baseline == null) {
            return recorded(answers, benchmark, setAside);
        }
        if (baseline != null && answers == null) {
            return new Source.Given(
                    "baseline " + baseline.id(), new TreeMap<>(), baseline.replies(benchmark.samples()));
        }
        throw new UsageException("give one of --answers and --baseline, or --rescore to grade again what is in --out");
    }

    boolean isGiven() {
        return answers != null || baseline != null;
    }

    private static Source recorded(Path file, Benchmark benchmark, List<String> setAside) throws IOException {
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
