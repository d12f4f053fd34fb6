package org.multispa.dataset.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.RandomSamples;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Samples;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.audit.Flag.Severity;
import org.multispa.dataset.audit.blind.BlindScore;
import org.multispa.dataset.audit.blind.Clue;
import org.multispa.dataset.json.StrictObject;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ManifestJson;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.dataset.output.ShardWriter;

class DatasetAuditTest {
    @TempDir
    Path root;

    private static DatasetAudit audit(List<Sample> samples) {
        return DatasetAudit.of(samples.stream(), AuditSettings.DEFAULT);
    }

    @Test
    void dataWithoutShortcutsIsNotFlagged() {
        for (int seed = 0; seed < 2; seed++) {
            Planted planted = new Planted(seed);
            List<Sample> samples = new ArrayList<>();
            for (Subtask subtask : Subtask.benchmark()) {
                samples.addAll(planted.samples(subtask, 400));
            }
            DatasetAudit audit = audit(samples);
            assertThat(audit.subtasks()).hasSize(26).allSatisfy(subtask -> {
                assertThat(subtask.flags()).as(subtask.subtask().id()).isEmpty();
                assertThat(subtask.byFamily()).isTrue();
                assertThat(subtask.questions()).isEqualTo(400);
            });
            assertThat(audit.text()).contains("0 warnings, 0 expected, 10400 samples");
        }
    }

    @Test
    void theLevelOfChanceIsThatOfTheOptions() {
        Planted planted = new Planted(4);
        Map<Subtask, Double> chances = Map.of(
                Subtask.CORRESPONDENCE_CHOICE, 0.25,
                Subtask.DEPTH_COMPARISON_DOT, 0.5,
                Subtask.DEPTH_COMPARISON_COORDINATE, 0.5,
                Subtask.CAMERA_X_DIRECTION, 0.5);
        chances.forEach((subtask, chance) -> assertThat(audit(planted.samples(subtask, 50))
                        .subtasks()
                        .getFirst()
                        .chance())
                .hasValue(chance));
        assertThat(audit(planted.samples(Subtask.CAMERA_DISTANCE, 50))
                        .subtasks()
                        .getFirst()
                        .chance())
                .isEmpty();
    }

    @Test
    void eachPredictorIsTriedWhereItApplies() {
        Planted planted = new Planted(5);
        Map<Subtask, List<Clue>> expected = Map.of(
                Subtask.CAMERA_VECTOR, List.of(Clue.CONSTANT, Clue.WORDS, Clue.TEMPLATE),
                Subtask.OBJECT_WIDTH, List.of(Clue.CONSTANT, Clue.WORDS, Clue.TEMPLATE, Clue.LABEL),
                Subtask.DEPTH_ESTIMATION_DOT, List.of(Clue.CONSTANT, Clue.WORDS, Clue.TEMPLATE, Clue.MARKS),
                Subtask.MOTION_VECTOR_COORDINATE_ADT,
                        List.of(Clue.CONSTANT, Clue.WORDS, Clue.TEMPLATE, Clue.COORDINATES),
                Subtask.CORRESPONDENCE_COORDINATE,
                        List.of(Clue.CONSTANT, Clue.WORDS, Clue.TEMPLATE, Clue.COORDINATES, Clue.ECHO));
        expected.forEach((subtask, clues) -> assertThat(audit(planted.samples(subtask, 40))
                        .subtasks()
                        .getFirst()
                        .scores())
                .extracting(BlindScore::clue)
                .isEqualTo(clues));
    }

    @Test
    void theOrderOfTheSamplesDoesNotMatter() {
        List<Sample> samples = new ArrayList<>();
        Planted planted = new Planted(6);
        for (Subtask subtask : Subtask.benchmark()) {
            samples.addAll(planted.samples(subtask, 80));
        }
        samples.addAll(samples.subList(0, 60));
        AuditSettings few = new AuditSettings(50, 0.05);
        DatasetAudit audit = DatasetAudit.of(samples.stream(), few);
        assertThat(audit.subtasks()).allSatisfy(one -> {
            assertThat(one.questions()).isEqualTo(50);
            assertThat(one.samples()).isBetween(80L, 140L);
        });
        Collections.shuffle(samples, new Random(1));
        assertThat(DatasetAudit.of(samples.stream(), few)).isEqualTo(audit);
    }

    @Test
    void tooFewQuestionsAreDescribedButNotJudged() {
        Planted planted = new Planted(7);
        DatasetAudit audit = audit(planted.samples(Subtask.CAMERA_DISTANCE, 29));
        assertThat(audit.subtasks().getFirst().tooFew()).isTrue();
        assertThat(audit.text()).contains("not judged for fewer than 30 questions: camera-distance");
        DatasetAudit single = audit(planted.samples(Subtask.CAMERA_DISTANCE, 1));
        assertThat(single.subtasks().getFirst().scores()).isEmpty();
        assertThat(single.text()).contains("camera-distance").doesNotContain("NaN");
        DatasetAudit none = audit(List.of());
        assertThat(none.text()).contains("0 samples").doesNotContain("NaN");
        assertThat(none.html("nothing")).contains("0 samples");
    }

    @Test
    void anySamplesWhatsoeverCanBeAudited() {
        RandomSamples random = new RandomSamples(8);
        List<Sample> samples = new ArrayList<>();
        while (samples.size() < 2000) {
            Sample sample = random.next();
            if (sample.subtask() != Subtask.DEPTH_COMPARISON_COORDINATE) {
                samples.add(sample);
            }
        }
        DatasetAudit audit = audit(samples);
        assertThat(audit.samples()).isEqualTo(2000);
        assertThat(audit.text()).doesNotContain("NaN");
        assertThat(audit.json()).contains("multispa-audit-1");
    }

    @Test
    void aComparisonWithoutItsOtherPointIsRefusedByName() {
        Sample good = new Planted(9).sample(Subtask.DEPTH_COMPARISON_COORDINATE);
        Sample bad = Samples.of(Subtask.DEPTH_COMPARISON_COORDINATE, good.truth());
        assertThatThrownBy(() -> audit(List.of(good, bad)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("'id-1'")
                .hasMessageContaining("other_x");
        Sample wrong = Samples.of(
                Subtask.DEPTH_COMPARISON_COORDINATE,
                good.truth(),
                Samples.provenance(Map.of("other_x", 5000.0, "other_y", 1.0), List.of()));
        assertThatThrownBy(() -> audit(List.of(wrong)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("5000");
    }

    @Test
    void aBrokenLineIsReportedWithFileAndLine() throws Exception {
        List<ShardEntry> shards = write(new Planted(10).samples(Subtask.CAMERA_DISTANCE, 40));
        DatasetReader reader = DatasetReader.open(root);
        assertThat(DatasetAudit.of(reader, AuditSettings.DEFAULT).samples()).isEqualTo(40);
        Path file = root.resolve(shards.getFirst().path());
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        for (String broken : List.of("{", "", "[]", "{\"id\": 1}", lines.get(16).replace("gt_value", "gt"), "\u0000")) {
            lines.set(16, broken);
            Files.write(file, lines);
            assertThatThrownBy(() -> DatasetAudit.of(reader, AuditSettings.DEFAULT))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(shards.getFirst().path() + ":17");
        }
    }

    @Test
    void theJsonHoldsTheFigures() throws Exception {
        DatasetAudit audit = audit(new Planted(11).samples(Subtask.CORRESPONDENCE_CHOICE, 200));
        byte[] json = audit.json().getBytes(UTF_8);
        StrictObject tree = StrictObject.parse(json, 0, json.length);
        assertThat(tree.text("format")).isEqualTo("multispa-audit-1");
        assertThat(tree.whole("samples")).isEqualTo(200);
        StrictObject subtask = tree.objects("subtasks").getFirst();
        assertThat(subtask.text("subtask")).isEqualTo("correspondence-choice");
        assertThat(subtask.objects("blind")).hasSize(4);
        assertThat(subtask.objects("blind").getFirst().whole("asked")).isEqualTo(200);
        assertThat(subtask.objects("balance")).hasSize(2);
        assertThat(subtask.object("families").whole("count")).isEqualTo(12);
    }

    @Test
    void thePageNeedsNothingElseAndLetsNoMarkupThrough() {
        Planted planted = new Planted(12);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            samples.add(planted.sample(
                    Subtask.CAMERA_X_DIRECTION,
                    "a " + planted.question(""),
                    planted.answer(Subtask.CAMERA_X_DIRECTION),
                    "<script>alert(1)</script>",
                    "",
                    planted.pixel(),
                    List.of()));
        }
        DatasetAudit audit = audit(samples);
        String page = audit.html("<b>title</b>");
        assertThat(audit.flags(Severity.WARNING)).isEqualTo(1);
        assertThat(page)
                .contains("&lt;script&gt;", "&lt;b&gt;title", "one-scene", "camera-x-direction")
                .doesNotContain("<script", "<b>title", "http:", "https:", "src=", "%%");
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AuditSettings(29, 0.05));
        for (double margin : new double[] {-0.1, 1, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new AuditSettings(100, margin));
        }
    }

    private List<ShardEntry> write(List<Sample> samples) throws Exception {
        List<ShardEntry> shards;
        try (ShardWriter writer = new ShardWriter(root, "train", 1000)) {
            for (Sample sample : samples) {
                writer.write(sample);
            }
            shards = writer.finish();
        }
        Manifest manifest = new Manifest(
                "test", 1, new TreeMap<>(), ImagesMode.NONE, List.of(), List.of(), List.of(), shards, List.of());
        ManifestJson.write(manifest, root);
        assertThat(Stream.of(shards)).isNotEmpty();
        return shards;
    }
}
