package org.multispa.dataset.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.RandomSamples;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Samples;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.dataset.json.SampleJson;
import org.multispa.files.Sha256;

class ShardWriterTest {
    @TempDir
    Path root;

    private static List<ShardEntry> write(Path root, int perShard, int count) throws IOException {
        RandomSamples samples = new RandomSamples(8);
        try (ShardWriter writer = new ShardWriter(root, "train", perShard)) {
            for (int i = 0; i < count; i++) {
                writer.write(samples.next(i % 3 == 0 ? Subtask.CAMERA_VECTOR : Subtask.OBJECT_WIDTH));
            }
            return writer.finish();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void namesAreTheSameInEveryLocale() throws Exception {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(String.format("%05d", 1))
                    .as("a locale with digits of its own")
                    .isNotEqualTo("00001");
            assertThat(write(root, 4, 1))
                    .extracting(ShardEntry::path)
                    .containsExactly("train/camera-vector-00000.jsonl");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void shardsAreNamedBySubtaskAndNumberAndFilledInOrder() throws Exception {
        List<ShardEntry> shards = write(root, 4, 24);
        assertThat(shards)
                .extracting(ShardEntry::path)
                .containsExactly(
                        "train/camera-vector-00000.jsonl",
                        "train/camera-vector-00001.jsonl",
                        "train/object-width-00000.jsonl",
                        "train/object-width-00001.jsonl",
                        "train/object-width-00002.jsonl",
                        "train/object-width-00003.jsonl");
        assertThat(shards).extracting(ShardEntry::records).containsOnly(4L);
        assertThat(files(root)).hasSize(6);
    }

    @Test
    void entriesTellSizeHashAndNumberOfLines() throws Exception {
        for (ShardEntry shard : write(root, 7, 30)) {
            Path file = root.resolve(shard.path());
            assertThat(Files.size(file)).isEqualTo(shard.bytes());
            assertThat(Sha256.of(file)).isEqualTo(shard.sha256());
            assertThat(Files.readAllLines(file)).hasSize(Math.toIntExact(shard.records()));
            assertThat(Files.readString(file)).endsWith("\n");
        }
    }

    @Test
    void theSameSamplesGiveTheSameBytes() throws Exception {
        assertThat(write(root.resolve("a"), 5, 40)).isEqualTo(write(root.resolve("b"), 5, 40));
    }

    @Test
    void aWriterThatIsNotFinishedLeavesFullShardsOnly() throws Exception {
        RandomSamples samples = new RandomSamples(8);
        try (ShardWriter writer = new ShardWriter(root, "train", 2)) {
            for (int i = 0; i < 3; i++) {
                writer.write(samples.next(Subtask.CAMERA_VECTOR));
            }
        }
        assertThat(files(root)).containsExactly(root.resolve("train/camera-vector-00000.jsonl"));
    }

    @Test
    void aSampleThatCannotBeWrittenLeavesNoTrace() throws Exception {
        Sample good = Samples.of(Subtask.CAMERA_DISTANCE, Answer.millimetres(2));
        Sample bad = new Sample(
                "bad",
                good.images(),
                List.of(new Turn(Turn.Speaker.HUMAN, "\uDC00")),
                good.subtask(),
                good.split(),
                good.truth(),
                good.provenance());
        try (ShardWriter writer = new ShardWriter(root, "train", 10)) {
            writer.write(good);
            assertThatThrownBy(() -> writer.write(bad))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("bad");
            writer.write(good);
            List<ShardEntry> shards = writer.finish();
            assertThat(shards).extracting(ShardEntry::records).containsExactly(2L);
            assertThat(Files.readAllLines(root.resolve(shards.getFirst().path())))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).contains("id-1"));
        }
    }

    @Test
    void linesThatAreAlreadyWrittenGiveTheSameFilesAsTheirSamples() throws Exception {
        RandomSamples samples = new RandomSamples(15);
        List<ShardEntry> fromSamples;
        List<ShardEntry> fromLines;
        try (ShardWriter a = new ShardWriter(root.resolve("a"), "train", 6);
                ShardWriter b = new ShardWriter(root.resolve("b"), "train", 6)) {
            for (int i = 0; i < 50; i++) {
                Sample sample = samples.next();
                a.write(sample);
                b.write(sample.subtask(), SampleJson.encode(sample));
            }
            fromSamples = a.finish();
            fromLines = b.finish();
        }
        assertThat(fromLines).isEqualTo(fromSamples);
    }

    @Test
    void aLeftoverOfAKilledRunIsOverwritten() throws Exception {
        List<ShardEntry> clean = write(root.resolve("clean"), 50, 9);
        ShardWriter killed = new ShardWriter(root.resolve("again"), "train", 50);
        killed.write(new RandomSamples(99).next(Subtask.CAMERA_VECTOR));
        assertThat(write(root.resolve("again"), 50, 9)).isEqualTo(clean);
        killed.close();
        assertThat(files(root.resolve("again"))).hasSize(2);
    }

    @Test
    void nothingWrittenIsNothingListed() throws Exception {
        try (ShardWriter writer = new ShardWriter(root, "train", 10)) {
            assertThat(writer.finish()).isEmpty();
        }
        assertThat(files(root)).isEmpty();
    }

    @Test
    void foldersAndSizesThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ShardWriter(root, "../x", 10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShardWriter(root, "train", 0))
                .withMessageContaining("0");
    }
}
