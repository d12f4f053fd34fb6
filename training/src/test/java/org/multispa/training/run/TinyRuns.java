package org.multispa.training.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.multispa.training.TestSets;
import org.multispa.training.TinyModelFolder;
import org.multispa.training.batch.SetAside;
import org.multispa.training.config.TrainConfigFile;
import org.multispa.training.ranks.Ranks;
import org.multispa.training.watch.EvaluationMetrics;
import org.multispa.training.watch.MetricsReader;
import org.multispa.training.watch.StepMetrics;

/// Runs of a tiny model on a dozen conversations, half of them about an image.
final class TinyRuns {
    static final int SAMPLES = 12;

    private final Path folder;

    TinyRuns(Path folder) throws IOException {
        this.folder = folder;
        TinyModelFolder.write(folder);
        data("data.jsonl", List.of());
    }

    Path folder() {
        return folder;
    }

    Path model() {
        return folder.resolve("model");
    }

    Path out(String name) {
        return folder.resolve(name);
    }

    /// Writes a set.
    ///
    /// @param more further lines
    void data(String name, List<String> more) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            boolean shown = i % 2 == 0;
            String image = "i" + i + ".jpg";
            if (shown) {
                TestSets.writeImage(folder.resolve("images").resolve(image), 28 + 28 * (i % 3), 28, i);
            }
            lines.add("{\"id\":\"c" + i + "\"," + (shown ? "\"image\":\"" + image + "\"," : "")
                    + "\"conversations\":[{\"from\":\"human\",\"value\":\"" + (shown ? "<image>\\n" : "") + "q"
                    + "?".repeat(1 + i * 5 % 17) + "\"},{\"from\":\"gpt\",\"value\":\"ab" + (shown ? "c" : "d")
                    + "\"}]}");
        }
        lines.addAll(more);
        Files.write(folder.resolve(name), lines);
    }

    /// Writes the configuration of a run into the folder `name`.
    ///
    /// @param more lines of YAML: at least `train`, `batch` and `steps`
    Path config(String name, String more) throws IOException {
        String yaml = """
                model: model
                output: %s
                weights: fp32
                compute: fp32
                seed: 3
                data:
                  sets:
                    - name: talk
                      conversations: data.jsonl
                      images: images
                """.formatted(name);
        return Files.writeString(folder.resolve(name + ".yaml"), yaml + more);
    }

    /// Runs to the end.
    TrainResult run(String name, String more) throws IOException {
        return run(config(name, more), false, Long.MAX_VALUE, new Heard());
    }

    /// Runs until it is told to stop after so many steps.
    static TrainResult run(Path config, boolean resume, long stopAfter, Heard heard) throws IOException {
        AtomicInteger asked = new AtomicInteger();
        return TrainRun.run(
                TrainConfigFile.read(config),
                Files.readAllBytes(config),
                resume,
                Ranks.alone(),
                heard,
                () -> asked.incrementAndGet() >= stopAfter);
    }

    static void unchecked(Path config, Ranks ranks) {
        try {
            TrainRun.run(
                    TrainConfigFile.read(config), Files.readAllBytes(config), false, ranks, new Heard(), () -> false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Double> losses(String name) throws IOException {
        return MetricsReader.steps(out(name)).stream().map(StepMetrics::loss).toList();
    }

    List<Double> norms(String name) throws IOException {
        return MetricsReader.steps(out(name)).stream()
                .map(StepMetrics::gradientNorm)
                .toList();
    }

    /// The names of what lies in a folder, sorted.
    static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// Remembers what it is told.
    static final class Heard implements TrainListener {
        final List<String> began = new ArrayList<>();
        final List<StepMetrics> steps = new ArrayList<>();
        final List<EvaluationMetrics> judged = new ArrayList<>();
        final List<SetAside> setAside = new ArrayList<>();
        final List<Path> saved = new ArrayList<>();

        @Override
        public void began(long parameters, long samplesPerEpoch, long first, long steps) {
            began.add(parameters + " " + samplesPerEpoch + " " + first + " " + steps);
        }

        @Override
        public void stepped(StepMetrics metrics) {
            steps.add(metrics);
        }

        @Override
        public void judged(EvaluationMetrics metrics) {
            judged.add(metrics);
        }

        @Override
        public void setAside(SetAside sample) {
            setAside.add(sample);
        }

        @Override
        public void saved(Path checkpoint) {
            saved.add(checkpoint);
        }
    }
}
