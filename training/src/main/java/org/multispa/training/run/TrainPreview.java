package org.multispa.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.multispa.files.Folders;
import org.multispa.model.InternVl;
import org.multispa.model.config.ConfigReader;
import org.multispa.training.batch.Batch;
import org.multispa.training.batch.Batches;
import org.multispa.training.batch.Example;
import org.multispa.training.batch.MicroBatches;
import org.multispa.training.batch.SetAside;
import org.multispa.training.config.TrainConfig;
import org.multispa.training.mixture.OpenMixture;
import org.multispa.training.mixture.order.SetSize;
import org.multispa.training.ranks.Ranks;

/// What a run would be, told without training anything: its data, its length, and its first batch as it is made ready.
///
/// @param lines for people
public record TrainPreview(List<String> lines) {
    public TrainPreview {
        lines = List.copyOf(lines);
    }

    /// @param processes that would train together
    /// @throws IOException if the model or the data cannot be read
    public static TrainPreview of(TrainConfig config, int processes) throws IOException {
        List<String> lines = new ArrayList<>();
        long count = config.selection().parameters(InternVl.shapes(ConfigReader.read(config.model())));
        lines.add(String.format(Locale.ROOT, "%,d parameters of %s would be trained", count, config.model()));
        RunSetup setup = RunSetup.of(config, Ranks.alone());
        Path indexes = Files.createTempDirectory("multispa-indexes");
        try (OpenMixture data = OpenMixture.open(config.data(), indexes);
                Batches batches = Batches.open(
                        data, setup.maker(), setup.batching(config.batch().window()), 0)) {
            for (SetSize set : data.sizes()) {
                lines.add(String.format(
                        Locale.ROOT,
                        "set %s: %,d samples, %s times an epoch",
                        set.name(),
                        set.available(),
                        set.repeat()));
            }
            long steps = setup.steps(batches);
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d steps of %d samples; an epoch has %,d samples; %d processes",
                    steps,
                    config.batch().samples(),
                    batches.samplesPerEpoch(),
                    processes));
            first(config, batches.next(), lines);
        } finally {
            Folders.delete(indexes);
        }
        return new TrainPreview(lines);
    }

    private static void first(TrainConfig config, Batch batch, List<String> lines) {
        List<Example> examples = batch.examples();
        int parts = MicroBatches.split(examples, config.batch().tokensAtOnce()).size();
        lines.add(String.format(
                Locale.ROOT,
                "the first batch: %,d tokens, %,d of answers, %,d tiles, computed in %d parts",
                examples.stream().mapToInt(Example::tokens).sum(),
                examples.stream().mapToInt(Example::answers).sum(),
                examples.stream()
                        .flatMap(example -> example.images().stream())
                        .mapToInt(image -> image.count())
                        .sum(),
                parts));
        for (SetAside one : batch.setAside()) {
            lines.add("set aside: " + one.sample() + ": " + one.reason());
        }
    }
}
