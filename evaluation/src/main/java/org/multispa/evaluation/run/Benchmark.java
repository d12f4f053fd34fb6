package org.multispa.evaluation.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.benchmark.BenchmarkSeal;
import org.multispa.dataset.benchmark.ImageHashes;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.dataset.overlay.SampleImages;
import org.multispa.evaluation.answers.AnswerKey;
import org.multispa.evaluation.backend.Ask;
import org.multispa.files.Sha256;
import org.multispa.geometry.SeededHash;

/// A folder of questions: a benchmark, or any other data set, of which then the first question of each
/// conversation is asked. All questions are in memory, no image is. Immutable.
public final class Benchmark {
    private final Path folder;
    private final String checksum;
    private final boolean drawn;
    private final List<Sample> samples;
    private final SortedMap<String, String> imageHashes;

    private Benchmark(Path folder, DatasetReader reader, List<Sample> samples) throws IOException {
        this.folder = folder;
        this.checksum = BenchmarkSeal.checksum(reader.manifest());
        this.drawn = reader.manifest().images() == ImagesMode.DRAWN;
        this.samples = List.copyOf(samples);
        this.imageHashes = ImageHashes.read(folder);
    }

    /// @throws DatasetException if the folder holds no finished data set, a line is broken or an id occurs twice
    public static Benchmark open(Path folder) throws IOException {
        DatasetReader reader = DatasetReader.open(folder);
        List<Sample> samples;
        try {
            samples = reader.manifest().shards().parallelStream()
                    .map(shard -> samples(reader, shard))
                    .flatMap(List::stream)
                    .toList();
        } catch (UncheckedIOException e) {
            throw new DatasetException(String.valueOf(e.getMessage()), e);
        }
        Set<String> ids = new HashSet<>();
        for (Sample sample : samples) {
            if (!ids.add(sample.id())) {
                throw new DatasetException(
                        folder + ": sample '" + sample.id() + "' occurs twice; answers could not be told" + " apart");
            }
        }
        return new Benchmark(folder, reader, samples);
    }

    private static List<Sample> samples(DatasetReader reader, ShardEntry shard) {
        try (Stream<Sample> all = reader.samples(shard::equals)) {
            return all.map(Sample::asBenchmark).toList();
        }
    }

    /// The folder's own name.
    public String name() {
        return Optional.ofNullable(folder.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse(folder.toString());
    }

    /// Where it lies, as seen from a run's folder; absent where no path leads from one to the other.
    Optional<String> seenFrom(Path run) {
        try {
            return Optional.of(run.toAbsolutePath()
                    .normalize()
                    .relativize(folder.toAbsolutePath().normalize())
                    .toString()
                    .replace(File.separatorChar, '/'));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// What tells it from others, as in its seal.
    public String checksum() {
        return checksum;
    }

    /// All questions in the files' order.
    public List<Sample> samples() {
        return samples;
    }

    /// Some of each subtask, chosen by a hash of their ids, so that more take in all that fewer took.
    ///
    /// @param eachSubtask 0 for all questions
    public List<Sample> samples(int eachSubtask) {
        if (eachSubtask == 0) {
            return samples;
        }
        Map<Subtask, List<Sample>> bySubtask = new EnumMap<>(Subtask.class);
        samples.forEach(sample -> bySubtask
                .computeIfAbsent(sample.subtask(), _ -> new ArrayList<>())
                .add(sample));
        Set<String> chosen = new HashSet<>();
        bySubtask
                .values()
                .forEach(own -> own.stream()
                        .sorted(Comparator.comparingLong((Sample sample) -> SeededHash.of(0)
                                        .with("limit")
                                        .with(sample.id())
                                        .value())
                                .thenComparing(Sample::id))
                        .limit(eachSubtask)
                        .forEach(sample -> chosen.add(sample.id())));
        return samples.stream().filter(sample -> chosen.contains(sample.id())).toList();
    }

    /// A question as a model is to see it, its images read and its marks drawn.
    ///
    /// @throws IOException if an image is missing or broken
    Ask ask(Sample sample, Prompt prompt) throws IOException {
        List<byte[]> encoded = new ArrayList<>();
        for (int i = 0; i < sample.images().size(); i++) {
            encoded.add(image(sample, i));
        }
        return new Ask(sample.id(), prompt.text(sample), encoded);
    }

    /// An image of a question as a model is to see it, encoded, its marks drawn.
    ///
    /// @param image position in the sample, from 0
    /// @throws IOException if it is missing or broken
    public byte[] image(Sample sample, int image) throws IOException {
        Path images = folder.resolve("images");
        return drawn
                ? Files.readAllBytes(images.resolve(sample.images().get(image).path()))
                : SampleImages.drawn(sample, image, images);
    }

    /// The key of a question put to a model.
    AnswerKey key(Sample sample, AnswerKey.Context context, String text) {
        List<String> images = new ArrayList<>();
        for (int i = 0; i < sample.images().size(); i++) {
            images.add(imageKey(sample, i));
        }
        return context.of(text, images);
    }

    /// The SHA-256 of the image's bytes as they are listed, of its path where they are not; with the marks that
    /// are yet to be drawn.
    private String imageKey(Sample sample, int image) {
        String path = sample.images().get(image).path();
        String listed = imageHashes.getOrDefault(path, "path " + path);
        Optional<Overlay> overlay = drawn ? Optional.empty() : sample.overlay(image);
        return overlay.map(marks -> listed + " " + Sha256.of(marks.toString().getBytes(StandardCharsets.UTF_8)))
                .orElse(listed);
    }
}
