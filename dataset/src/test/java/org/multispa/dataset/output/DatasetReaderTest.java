package org.multispa.dataset.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.RandomSamples;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.files.AtomicFiles;

class DatasetReaderTest {
    @TempDir
    Path root;

    private final List<Sample> written = new ArrayList<>();
    private List<ShardEntry> shards = List.of();

    @BeforeEach
    void writeADataSet() throws Exception {
        RandomSamples samples = new RandomSamples(21);
        try (ShardWriter writer = new ShardWriter(root, "train", 10)) {
            for (int i = 0; i < 55; i++) {
                Sample sample = samples.next(i % 2 == 0 ? Subtask.CAMERA_VECTOR : Subtask.OBJECT_WIDTH);
                written.add(sample);
                writer.write(sample);
            }
            shards = writer.finish();
        }
        AtomicFiles.write(root.resolve("stats.json"), "{}\n");
        Manifest base = Manifests.with(List.of(), shards);
        ManifestJson.write(
                new Manifest(
                        base.tool(),
                        base.seed(),
                        base.configuration(),
                        base.images(),
                        base.subtasks(),
                        base.scenes(),
                        base.setAside(),
                        shards,
                        List.of(FileEntry.of(root, "stats.json"))),
                root);
    }

    private Path file(int shard) {
        return root.resolve(shards.get(shard).path());
    }

    @Test
    void allSamplesComeBackShardByShard() throws Exception {
        DatasetReader reader = DatasetReader.open(root);
        assertThat(reader.manifest().shards()).isEqualTo(shards).hasSize(6);
        List<Sample> expected = written.stream()
                .sorted(Comparator.comparing(sample -> sample.subtask().id()))
                .toList();
        try (Stream<Sample> samples = reader.samples()) {
            assertThat(samples).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void someShardsCanBeReadAlone() throws Exception {
        try (Stream<Sample> samples =
                DatasetReader.open(root).samples(shard -> shard.path().contains("object-width"))) {
            assertThat(samples).hasSize(27).allMatch(s -> s.subtask() == Subtask.OBJECT_WIDTH);
        }
    }

    @Test
    void aStreamMayBeLeftEarlyAndTakenAgain() throws Exception {
        DatasetReader reader = DatasetReader.open(root);
        for (int i = 0; i < 3; i++) {
            try (Stream<Sample> samples = reader.samples()) {
                assertThat(samples.limit(12).count()).isEqualTo(12);
            }
        }
    }

    @Test
    void anUntouchedDataSetVerifies() throws Exception {
        assertThat(DatasetReader.open(root).verify()).isEmpty();
    }

    @Test
    void everyFileThatDiffersIsNamed() throws Exception {
        byte[] bytes = Files.readAllBytes(file(0));
        bytes[20] ^= 1;
        Files.write(file(0), bytes);
        Files.writeString(file(1), "more\n", StandardOpenOption.APPEND);
        Files.delete(file(2));
        Files.writeString(root.resolve("stats.json"), "[]\n");
        assertThat(DatasetReader.open(root).verify())
                .satisfiesExactly(
                        problem -> assertThat(problem).contains(shards.get(0).path(), "SHA-256"),
                        problem -> assertThat(problem).contains(shards.get(1).path(), "bytes"),
                        problem -> assertThat(problem).contains(shards.get(2).path(), "missing"),
                        problem -> assertThat(problem).contains("stats.json", "SHA-256"));
    }

    @Test
    void aBrokenLineEndsTheStreamWithFileAndLine() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(file(1)));
        lines.set(4, lines.get(4).replaceFirst("\"id\"", "\"ID\""));
        Files.write(file(1), lines);
        DatasetReader reader = DatasetReader.open(root);
        assertThatThrownBy(() -> reader.samples().forEach(sample -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(shards.get(1).path() + ":5: ")
                .hasMessageContaining("'id' is missing");
    }

    @Test
    void aFileThatEndsEarlyIsNoticed() throws Exception {
        List<String> lines = Files.readAllLines(file(1));
        Files.write(file(1), lines.subList(0, 6));
        DatasetReader reader = DatasetReader.open(root);
        assertThatThrownBy(() -> reader.samples().forEach(sample -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("expected 10 samples, the file ends after 6");
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        Files.delete(file(3));
        DatasetReader reader = DatasetReader.open(root);
        assertThatThrownBy(() -> reader.samples().forEach(sample -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(shards.get(3).path());
    }
}
