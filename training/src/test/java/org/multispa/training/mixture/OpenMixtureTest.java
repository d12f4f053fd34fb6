package org.multispa.training.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.dataset.export.ExportOptions;
import org.multispa.dataset.export.ExportRequest;
import org.multispa.dataset.export.Exporter;
import org.multispa.dataset.export.ImageHandling;
import org.multispa.dataset.export.Selection;
import org.multispa.dataset.export.conversation.InternVlFormat;
import org.multispa.dataset.export.conversation.LlavaFormat;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.files.Sha256;
import org.multispa.images.ImageSize;
import org.multispa.model.chat.Part;
import org.multispa.model.chat.Turn;
import org.multispa.training.TestSets;
import org.multispa.training.mixture.order.Pick;

final class OpenMixtureTest {
    @TempDir
    Path folder;

    private OpenMixture open(MixtureSet... sets) throws IOException {
        return OpenMixture.open(TestSets.mixture(sets), folder.resolve("indexes"));
    }

    private Path dataset(ImagesMode mode) throws IOException {
        return TestSets.writeDataset(folder.resolve("data"), 60, mode);
    }

    private static MixtureSet rooms(Path data, Set<Subtask> subtasks, Set<String> splits) {
        return new MixtureSet(
                "rooms", new Source.DataFolder(data, Optional.empty(), subtasks, splits, Source.Lesson.QUESTIONS));
    }

    private static List<RawSample> all(OpenMixture mixture, int set) throws IOException {
        List<RawSample> samples = new ArrayList<>();
        for (long i = 0; i < mixture.sizes().get(set).available(); i++) {
            samples.add(mixture.read(new Pick(set, i)));
        }
        return samples;
    }

    @Test
    void a_data_set_is_read_over_all_its_files() throws IOException {
        try (OpenMixture mixture = open(rooms(dataset(ImagesMode.LAZY), Set.of(), Set.of()))) {
            List<RawSample> samples = all(mixture, 0);
            assertThat(samples).hasSize(90);
            assertThat(new HashSet<>(samples)).hasSize(90);
            RawSample first = samples.getFirst();
            assertThat(first.name()).isEqualTo("rooms: train/camera-x-direction-00000.jsonl sample 1 ('s1')");
            assertThat(first.turns())
                    .containsExactly(
                            Turn.user("Image-1: <image>\nImage-2: <image>\nWhere to?"), Turn.assistant("`left`"));
            assertThat(first.images())
                    .containsExactly(
                            new ImageRef(
                                    folder.resolve("data/images/room/1.jpg"),
                                    Optional.of(new ImageSize(64, 48)),
                                    Optional.empty()),
                            new ImageRef(
                                    folder.resolve("data/images/room/2.jpg"),
                                    Optional.of(new ImageSize(64, 48)),
                                    Optional.empty()));
        }
    }

    @Test
    void subtasks_and_splits_are_chosen_by_file() throws IOException {
        Path data = dataset(ImagesMode.LAZY);
        try (OpenMixture mixture = open(rooms(data, Set.of(Subtask.CAMERA_X_DIRECTION), Set.of("train")))) {
            assertThat(all(mixture, 0))
                    .hasSize(30)
                    .allMatch(sample -> sample.images().size() == 2);
        }
        try (OpenMixture mixture = open(rooms(data, Set.of(), Set.of("val")))) {
            assertThat(all(mixture, 0))
                    .hasSize(30)
                    .allMatch(sample -> sample.name().startsWith("rooms: val/"));
        }
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> open(rooms(data, Set.of(Subtask.OBJECT_HEIGHT), Set.of())))
                .withMessageContaining("set 'rooms' holds no samples");
    }

    @Test
    void marks_are_drawn_only_where_images_do_not_have_them_yet() throws IOException {
        try (OpenMixture mixture =
                open(rooms(dataset(ImagesMode.LAZY), Set.of(Subtask.DEPTH_COMPARISON_DOT), Set.of()))) {
            assertThat(all(mixture, 0))
                    .allMatch(sample -> sample.images().getFirst().overlay().isPresent());
        }
        Path drawn = TestSets.writeDataset(folder.resolve("drawn"), 4, ImagesMode.DRAWN);
        try (OpenMixture mixture = open(rooms(drawn, Set.of(), Set.of()))) {
            assertThat(all(mixture, 0))
                    .allMatch(sample -> sample.images().getFirst().overlay().isEmpty());
        }
    }

    private static String said(Turn turn) {
        return turn.parts().getFirst() instanceof Part.Text text ? text.text() : "";
    }

    @ParameterizedTest
    @CsvSource({"MARKS, By letter: all marks.", "PLACES, From the top: A or B?"})
    void marks_are_asked_for_where_reading_them_is_the_lesson(Source.Lesson lesson, String question)
            throws IOException {
        Path data = dataset(ImagesMode.LAZY);
        Source marks =
                new Source.DataFolder(data, Optional.empty(), Set.of(Subtask.DEPTH_COMPARISON_DOT), Set.of(), lesson);
        try (OpenMixture lessons = open(new MixtureSet("rooms", marks));
                OpenMixture questions = open(rooms(data, Set.of(Subtask.DEPTH_COMPARISON_DOT), Set.of()))) {
            List<RawSample> asked = all(lessons, 0);
            assertThat(asked).hasSize(all(questions, 0).size()).isNotEmpty();
            for (RawSample sample : asked) {
                assertThat(sample.turns().getFirst())
                        .isIn(Turn.user("<image>\n" + question), Turn.user("<image>\nBy letter: all marks."));
                List<String> drawn = sample.images().getFirst().overlay().orElseThrow().dots().stream()
                        .map(Overlay.Dot::label)
                        .toList();
                assertThat(said(sample.turns().getLast()).chars().filter(Character::isUpperCase))
                        .allMatch(letter -> drawn.contains(Character.toString(letter)));
            }
        }
        Path drawn = TestSets.writeDataset(folder.resolve("drawn"), 4, ImagesMode.DRAWN);
        Source late = new Source.DataFolder(drawn, Optional.empty(), Set.of(), Set.of(), lesson);
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> open(new MixtureSet("rooms", late)))
                .withMessageContaining("already drawn");
        Source none = new Source.DataFolder(
                data, Optional.empty(), Set.of(Subtask.CAMERA_X_DIRECTION), Set.of(), Source.Lesson.MARKS);
        try (OpenMixture lessons = open(new MixtureSet("rooms", none))) {
            assertThatExceptionOfType(DatasetException.class)
                    .isThrownBy(() -> lessons.read(new Pick(0, 0)))
                    .withMessageContaining("expected marks on an image, found none");
        }
    }

    @Test
    void a_data_set_without_images_needs_to_be_told_where_they_lie() throws IOException {
        Path data = dataset(ImagesMode.NONE);
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> open(rooms(data, Set.of(), Set.of())))
                .withMessageContaining("made without images");
        Source elsewhere = new Source.DataFolder(
                data, Optional.of(folder.resolve("frames")), Set.of(), Set.of(), Source.Lesson.QUESTIONS);
        try (OpenMixture mixture = open(new MixtureSet("rooms", elsewhere))) {
            assertThat(mixture.read(new Pick(0, 0)).images().getFirst().file())
                    .isEqualTo(folder.resolve("frames/room/1.jpg"));
        }
    }

    @Test
    void a_data_set_that_was_changed_after_it_was_made_is_refused() throws IOException {
        Path data = dataset(ImagesMode.LAZY);
        Path shard = data.resolve("train/camera-x-direction-00001.jsonl");
        Files.writeString(shard, "{}\n", StandardOpenOption.APPEND);
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> open(rooms(data, Set.of(), Set.of())))
                .withMessageContaining("set 'rooms'")
                .withMessageContaining("camera-x-direction-00001.jsonl")
                .withMessageContaining("11 samples");
        Files.delete(shard);
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> open(rooms(data, Set.of(), Set.of())))
                .withMessageContaining("camera-x-direction-00001.jsonl");
    }

    @Test
    void a_broken_line_is_told_when_it_is_read_and_the_others_are_read() throws IOException {
        Path data = dataset(ImagesMode.LAZY);
        Path shard = data.resolve("train/camera-x-direction-00000.jsonl");
        try (RandomAccessFile out = new RandomAccessFile(shard.toFile(), "rw")) {
            out.seek(3);
            out.write('"');
        }
        try (OpenMixture mixture = open(rooms(data, Set.of(), Set.of()))) {
            assertThatExceptionOfType(DatasetException.class).isThrownBy(() -> mixture.read(new Pick(0, 0)));
            assertThat(mixture.name(new Pick(0, 0))).isEqualTo("rooms: train/camera-x-direction-00000.jsonl sample 1");
            assertThat(mixture.read(new Pick(0, 1)).name()).endsWith("('s3')");
        }
    }

    @Test
    void a_folder_that_is_no_data_set_is_refused() {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> open(rooms(folder, Set.of(), Set.of())))
                .withMessageContaining("set 'rooms'")
                .withMessageContaining("manifest.json");
    }

    @Test
    void what_the_internvl_export_writes_is_read_by_its_meta_file() throws IOException {
        Path out = export(new InternVlFormat(), dataset(ImagesMode.LAZY));
        MetaFile meta = MetaFile.read(out.resolve("meta.json"), folder);
        assertThat(meta.sets())
                .extracting(MixtureSet::name)
                .containsExactly("multispa-camera-x-direction", "multispa-depth-comparison-dot");
        try (OpenMixture mixture = OpenMixture.open(new Mixture(meta.sets()), folder.resolve("indexes"))) {
            assertThat(all(mixture, 0))
                    .hasSize(30)
                    .allMatch(sample -> sample.images().size() == 2);
            List<RawSample> marked = all(mixture, 1);
            assertThat(marked).hasSize(30);
            for (RawSample sample : marked) {
                ImageRef image = sample.images().getFirst();
                assertThat(image.file()).isRegularFile();
                assertThat(image.size()).contains(new ImageSize(64, 48));
                assertThat(sample.turns()).hasSize(2);
            }
        }
    }

    @Test
    void what_the_llava_export_writes_is_read_as_an_array() throws IOException {
        Path out = export(new LlavaFormat(), dataset(ImagesMode.LAZY));
        Source source = new Source.Conversations(out.resolve("train.json"), Optional.empty());
        try (OpenMixture mixture = open(new MixtureSet("llava", source))) {
            assertThat(all(mixture, 0))
                    .hasSize(60)
                    .allSatisfy(sample -> assertThat(sample.images())
                            .allSatisfy(image -> assertThat(image.file()).isRegularFile()));
        }
    }

    private Path export(ExportFormat format, Path data) throws IOException {
        Path out = folder.resolve("export");
        ExportOptions options =
                new ExportOptions("multispa", ImageHandling.LINK, 100, OptionalInt.empty(), Optional.empty());
        Exporter.run(new ExportRequest(data, format, out, Selection.ALL, options, 1, false), _ -> {});
        return out;
    }

    @Test
    void fingerprints_name_every_file_and_change_with_it() throws IOException {
        Path data = dataset(ImagesMode.LAZY);
        MixtureSet texts = TestSets.texts(folder, "talk", 5);
        Path file = folder.resolve("talk.jsonl");
        try (OpenMixture mixture = open(rooms(data, Set.of(), Set.of("train")), texts)) {
            assertThat(mixture.fingerprints())
                    .containsExactly(
                            new Fingerprint(
                                    "rooms",
                                    data.resolve("manifest.json").toString(),
                                    Files.size(data.resolve("manifest.json")),
                                    60,
                                    Sha256.of(data.resolve("manifest.json")),
                                    "whole file"),
                            new Fingerprint(
                                    "talk", file.toString(), Files.size(file), 5, Sha256.of(file), "whole file"));
        }
    }

    @Test
    void sizes_carry_what_the_sets_ask_for() throws IOException {
        MixtureSet talk = TestSets.texts(folder, "talk", 8);
        MixtureSet half = new MixtureSet("half", talk.source(), 0.5, OptionalLong.of(6));
        try (OpenMixture mixture = open(talk, half)) {
            assertThat(mixture.sizes())
                    .extracting(size -> Map.entry(size.name(), size.perEpoch()))
                    .containsExactly(Map.entry("talk", 8L), Map.entry("half", 3L));
        }
    }

    @Test
    void mixtures_and_sets_that_make_no_sense_are_refused() throws IOException {
        MixtureSet talk = TestSets.texts(folder, "talk", 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mixture(List.of()))
                .withMessageContaining("at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestSets.mixture(talk, talk))
                .withMessageContaining("'talk' stands twice");
        assertThatIllegalArgumentException().isThrownBy(() -> new MixtureSet(" ", talk.source()));
        for (double repeat : new double[] {0, -2, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new MixtureSet("a", talk.source(), repeat, OptionalLong.empty()))
                    .withMessageContaining("repeat");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MixtureSet("a", talk.source(), 1, OptionalLong.of(0)))
                .withMessageContaining("cap");
    }

    @Test
    void an_empty_file_is_refused_by_the_name_of_its_set() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.jsonl"));
        MixtureSet set = new MixtureSet("nothing", new Source.Conversations(empty, Optional.empty()));
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> open(set))
                .withMessageContaining("set 'nothing' holds no samples");
    }
}
