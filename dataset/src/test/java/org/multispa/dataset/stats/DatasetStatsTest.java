package org.multispa.dataset.stats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.RandomSamples;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Samples;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.json.StrictObject;
import org.multispa.dataset.output.BinCount;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ManifestJson;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.dataset.output.ShardWriter;
import org.multispa.dataset.output.SubtaskCounts;

class DatasetStatsTest {
    @TempDir
    Path root;

    private static DatasetStats stats() {
        List<Sample> samples = new ArrayList<>();
        for (Word word : List.of(Word.LEFT, Word.LEFT, Word.LEFT, Word.RIGHT)) {
            samples.add(Samples.of(Subtask.CAMERA_X_DIRECTION, new Answer.Direction(word)));
        }
        for (int i = 1; i <= 100; i++) {
            samples.add(Samples.of(Subtask.CAMERA_DISTANCE, new Answer.Scalar(10L * i, Answer.Unit.MILLIMETRE)));
        }
        samples.add(Samples.of(Subtask.CAMERA_VECTOR, new Answer.Vector(300, -400, 0)));
        samples.add(Samples.of(Subtask.CORRESPONDENCE_COORDINATE, new Answer.Pixel(7, 8)));
        return DatasetStats.of(
                samples.stream(),
                List.of(
                        new SubtaskCounts(
                                Subtask.CAMERA_X_DIRECTION,
                                List.of(new BinCount("left", 3, 3), new BinCount("right", 3, 1)),
                                new TreeMap<>(Map.of("dead-zone", 17L))),
                        new SubtaskCounts(Subtask.OBJECT_WIDTH, List.of(new BinCount("all", 5, 0)), new TreeMap<>())));
    }

    private static SubtaskStats of(Subtask subtask) {
        return stats().subtasks().stream()
                .filter(s -> s.subtask() == subtask)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void subtasksOfTheManifestAndOfTheFilesStandInThePapersOrder() {
        assertThat(stats().subtasks())
                .extracting(SubtaskStats::subtask)
                .containsExactly(
                        Subtask.CORRESPONDENCE_COORDINATE,
                        Subtask.CAMERA_X_DIRECTION,
                        Subtask.CAMERA_DISTANCE,
                        Subtask.CAMERA_VECTOR,
                        Subtask.OBJECT_WIDTH);
        assertThat(stats().samples()).isEqualTo(106);
    }

    @Test
    void answersAskedAndAchievedAreCounted() {
        SubtaskStats direction = of(Subtask.CAMERA_X_DIRECTION);
        assertThat(direction.answers()).isEqualTo(Map.of("left", 3L, "right", 1L));
        assertThat(direction.asked()).isEqualTo(6);
        assertThat(direction.achieved()).isEqualTo(4);
        assertThat(direction.shortBins()).isEqualTo(1);
        assertThat(direction.gates()).isEqualTo(Map.of("dead-zone", 17L));
        assertThat(direction.splits()).isEqualTo(Map.of("train", 4L));
        assertThat(direction.largestSceneShare()).isEqualTo(1);
        assertThat(direction.values()).isEmpty();
        SubtaskStats nothing = of(Subtask.OBJECT_WIDTH);
        assertThat(nothing.samples()).isZero();
        assertThat(nothing.largestSceneShare()).isZero();
    }

    @Test
    void valuesAreDescribedByTheirQuantiles() {
        assertThat(of(Subtask.CAMERA_DISTANCE).values())
                .isEqualTo(Map.of("value", new Quantiles(10, 50, 250, 500, 750, 950, 1000)));
        assertThat(of(Subtask.CAMERA_VECTOR).values())
                .containsOnlyKeys("x", "y", "z", "length")
                .containsEntry("length", new Quantiles(500, 500, 500, 500, 500, 500, 500))
                .containsEntry("y", new Quantiles(-400, -400, -400, -400, -400, -400, -400));
        assertThat(of(Subtask.CORRESPONDENCE_COORDINATE).values()).containsOnlyKeys("x", "y");
    }

    @Test
    void quantilesAgreeWithASortedList() {
        Random random = new Random(12);
        for (int i = 0; i < 300; i++) {
            long[] values =
                    random.longs(1 + random.nextInt(60), -20, 20).sorted().toArray();
            SortedMap<Long, Long> counts = new TreeMap<>();
            Arrays.stream(values).forEach(v -> counts.merge(v, 1L, Long::sum));
            Quantiles q = Quantiles.of(counts);
            assertThat(q.min()).isEqualTo(values[0]);
            assertThat(q.max()).isEqualTo(values[values.length - 1]);
            assertThat(q.median()).isEqualTo(values[(values.length + 1) / 2 - 1]);
            assertThat(q.p5()).isEqualTo(values[(5 * values.length + 99) / 100 - 1]);
            assertThat(q.p95()).isEqualTo(values[(95 * values.length + 99) / 100 - 1]);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.of(new TreeMap<>()));
    }

    @Test
    void theTextIsATableOfEverythingThatIsThere() {
        assertThat(stats().text()).isEqualTo("""
                Samples
                subtask                    samples  asked  achieved  bins  short  scenes  largest
                correspondence-coordinate        1      0         0     0      0       1  100.0 %
                camera-x-direction               4      6         4     2      1       1  100.0 %
                camera-distance                100      0         0     0      0       1  100.0 %
                camera-vector                    1      0         0     0      0       1  100.0 %
                object-width                     0      5         0     1      1       0    0.0 %
                all                            106     11         4            2       1

                Answers
                subtask             share of each answer
                camera-x-direction  left 75.0 %, right 25.0 %

                Values
                subtask                    value   unit   min   5 %  25 %  median  75 %  95 %   max
                correspondence-coordinate  x                7     7     7       7     7     7     7
                correspondence-coordinate  y                8     8     8       8     8     8     8
                camera-distance            value   mm      10    50   250     500   750   950  1000
                camera-vector              length  mm     500   500   500     500   500   500   500
                camera-vector              x       mm     300   300   300     300   300   300   300
                camera-vector              y       mm    -400  -400  -400    -400  -400  -400  -400
                camera-vector              z       mm       0     0     0       0     0     0     0

                Dropped by gates
                subtask             gate       dropped
                camera-x-direction  dead-zone       17

                Samples a scene
                scene         samples    share
                scene0000_00      106  100.0 %
                """);
    }

    @Test
    void theJsonHoldsTheSameFigures() throws Exception {
        byte[] json = stats().json().getBytes(UTF_8);
        StrictObject object = StrictObject.parse(json, 0, json.length);
        assertThat(object.whole("samples")).isEqualTo(106);
        StrictObject direction = object.objects("subtasks").get(1);
        assertThat(direction.text("subtask")).isEqualTo("camera-x-direction");
        assertThat(direction.object("answers").whole("left")).isEqualTo(3);
        assertThat(direction.object("gates").whole("dead-zone")).isEqualTo(17);
        assertThat(direction.objects("bins").get(1).whole("achieved")).isEqualTo(1);
        StrictObject distance = object.objects("subtasks").get(2);
        assertThat(distance.object("values").object("value").whole("p95")).isEqualTo(950);
        assertThat(distance.object("scenes").whole("scene0000_00")).isEqualTo(100);
    }

    @Test
    void nothingGivesEmptyTablesNotAFailure() {
        DatasetStats empty = DatasetStats.of(Stream.of(), List.of());
        assertThat(empty.samples()).isZero();
        assertThat(empty.text()).startsWith("Samples\nsubtask").doesNotContain("NaN");
        assertThat(empty.json()).contains("\"samples\": 0");
    }

    @Test
    void aWrittenDataSetCountsLikeItsSamples() throws Exception {
        RandomSamples random = new RandomSamples(33);
        List<Sample> samples = new ArrayList<>();
        List<ShardEntry> shards;
        try (ShardWriter writer = new ShardWriter(root, "train", 50)) {
            for (int i = 0; i < 400; i++) {
                Sample sample = random.next();
                samples.add(sample);
                writer.write(sample);
            }
            shards = writer.finish();
        }
        ManifestJson.write(
                new Manifest(
                        "multispa test",
                        1,
                        new TreeMap<>(),
                        ImagesMode.NONE,
                        List.of(),
                        List.of(),
                        List.of(),
                        shards,
                        List.of()),
                root);
        DatasetStats stats = DatasetStats.of(DatasetReader.open(root));
        assertThat(stats).isEqualTo(DatasetStats.of(samples.stream(), List.of()));
        assertThat(stats.samples()).isEqualTo(400);
        assertThat(stats.subtasks())
                .allSatisfy(s -> assertThat(s.scenes().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .isEqualTo(s.samples()));
    }
}
