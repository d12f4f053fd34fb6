package org.multispa.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.overlay.SampleImages;
import org.multispa.engine.generate.Progress;
import org.multispa.engine.testscenes.MemorySource;
import org.multispa.engine.testscenes.Requests;
import org.multispa.engine.testscenes.RoomScenes;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.VerifyReport;
import org.multispa.scenes.Frame;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SceneSource;
import org.multispa.scenes.StaticScene;
import org.multispa.testing.rooms.Damage;
import org.multispa.testing.rooms.RoomScan;

/// Errors in the files of a data set with drawn images.
final class PlantedFilesTest {
    private static final StaticScene SCENE = RoomScenes.of("room", RoomScan.of(10, 3));
    private static final List<SceneLocation> ROOM = List.of(MemorySource.locationOf(SCENE));
    private static final long ALL = 34;
    private static final String SHARD = "train/depth-estimation-dot-00000.jsonl";

    @TempDir
    private static Path good;

    @TempDir
    private Path out;

    @BeforeAll
    static void generate() throws Exception {
        Requests.of(ROOM)
                .withCount(12)
                .withImages(ImagesMode.DRAWN)
                .withSubtasks(EnumSet.of(
                        Subtask.DEPTH_ESTIMATION_DOT, Subtask.CORRESPONDENCE_CHOICE, Subtask.CAMERA_DISTANCE))
                .run(good);
    }

    @BeforeEach
    void copy() throws IOException {
        Folder.copy(good, out);
    }

    private VerifyReport found(Cause... causes) throws IOException {
        VerifyReport report = Verified.report(out, ROOM);
        assertThat(report.rows().stream().map(VerifyReport.Row::cause).distinct())
                .as(report.text())
                .containsExactlyInAnyOrder(causes);
        return report;
    }

    @Test
    void a_good_data_set_is_clean() throws IOException {
        assertThat(found().samples()).isEqualTo(ALL);
    }

    @Test
    void a_truncated_shard_is_a_wrong_file() throws IOException {
        Damage.truncate(out.resolve(SHARD), 0.6);
        VerifyReport report = found(Cause.FILE, Cause.LINE, Cause.COUNT, Cause.IMAGE);
        assertThat(report.text()).contains(SHARD + ": bytes", SHARD + ": SHA-256", SHARD + ": lines");
    }

    @Test
    void a_shard_cut_at_a_line_is_noticed_even_if_its_hash_is_right() throws IOException {
        List<String> lines = Files.readAllLines(out.resolve(SHARD));
        Files.write(out.resolve(SHARD), lines.subList(0, 9));
        new Planted(out).rehash();
        VerifyReport report = found(Cause.FILE, Cause.COUNT, Cause.IMAGE);
        assertThat(report.text()).contains(SHARD + ": lines: expected 12, found 9");
    }

    @Test
    void a_missing_shard_is_a_wrong_file() throws IOException {
        Files.delete(out.resolve(SHARD));
        assertThat(found(Cause.FILE, Cause.COUNT, Cause.IMAGE).samples()).isEqualTo(ALL - 12);
    }

    @Test
    void a_line_that_is_no_sample_does_not_stop_the_others() throws IOException {
        Damage.edit(out.resolve(SHARD), text -> text.replaceFirst("\"subtask\"", "\"subtusk\""));
        VerifyReport report = found(Cause.FILE, Cause.LINE, Cause.COUNT, Cause.IMAGE);
        assertThat(report.samples()).isEqualTo(ALL - 1);
        assertThat(report.text()).contains(SHARD + ":1: line");
    }

    @Test
    void a_line_without_an_end_is_refused_with_bounded_memory() throws IOException {
        byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 6; i++) {
            Files.write(out.resolve(SHARD), spaces, StandardOpenOption.APPEND);
        }
        VerifyReport report = found(Cause.FILE, Cause.LINE);
        assertThat(report.samples()).isEqualTo(ALL);
        assertThat(report.text()).contains("a line of more than 4194304 bytes");
    }

    /// Whatever a line says, it is told and the rest goes on.
    @Test
    void no_changed_byte_stops_the_verifier_and_none_goes_unnoticed() throws IOException {
        Random random = new Random(9);
        for (int trial = 0; trial < 40; trial++) {
            byte[] bytes = Files.readAllBytes(good.resolve(SHARD));
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) "0123456789-,[]{}\"abe\n".charAt(random.nextInt(21));
            boolean changed = bytes[at] != Files.readAllBytes(good.resolve(SHARD))[at];
            Files.write(out.resolve(SHARD), bytes);
            VerifyReport report = Verifier.run(new VerifyRequest(out, ROOM, 1000, false, 2), Progress.SILENT);
            assertThat(report.isClean()).isEqualTo(!changed);
            assertThat(report.samples()).isBetween(ALL - 2, ALL);
        }
    }

    @Test
    void a_reader_that_fails_leaves_its_scene_alone_out() throws IOException {
        SceneLocation sound = ROOM.getFirst();
        SceneLocation failing = new SceneLocation(sound.id(), new Failing(), sound.root(), sound.path());
        VerifyReport report = Verified.report(out, List.of(failing));
        assertThat(report.unchecked()).isEqualTo(ALL);
        assertThat(report.text()).contains("made the program fail", "index 7");
    }

    private record Failing() implements SceneSource {
        @Override
        public String format() {
            return "failing";
        }

        @Override
        public List<SceneLocation> find(Path root) {
            return List.of();
        }

        @Override
        public StaticScene load(SceneLocation location, LoadOptions options) {
            throw new IndexOutOfBoundsException("index 7");
        }
    }

    @Test
    void an_altered_image_is_a_wrong_image() throws IOException {
        Path image = firstDrawn();
        byte[] bytes = Files.readAllBytes(image);
        bytes[bytes.length / 2] ^= 1;
        Files.write(image, bytes);
        assertThat(found(Cause.IMAGE).disagreements()).isEqualTo(1);
    }

    @Test
    void a_missing_image_and_one_that_is_not_listed_are_wrong() throws IOException {
        Files.delete(firstDrawn());
        assertThat(found(Cause.IMAGE).disagreements()).isEqualTo(1);
        copy();
        Damage.edit(out.resolve("images.sha256"), text -> text.substring(text.indexOf('\n') + 1));
        found(Cause.IMAGE, Cause.FILE);
    }

    @Test
    void a_list_of_images_that_is_none_is_told_line_by_line() throws IOException {
        Files.writeString(out.resolve("images.sha256"), "nonsense\n/\n\n");
        VerifyReport report = found(Cause.IMAGE, Cause.FILE);
        assertThat(report.text()).contains("images.sha256:1", "images.sha256:2");
    }

    /// The image is drawn anew with its dot elsewhere, and its hash is listed rightly.
    @Test
    void an_image_drawn_for_another_point_is_a_stale_overlay() throws IOException {
        for (double shift : new double[] {4, 40}) {
            copy();
            Sample sample = firstDot();
            Frame frame = SCENE.frames().stream()
                    .filter(f -> f.number() == sample.provenance().frames().getFirst())
                    .findFirst()
                    .orElseThrow();
            Sample other = Changes.dots(sample, d -> new Overlay.Dot(moved(d.u(), shift), d.v(), d.label()));
            Files.write(
                    firstDrawn(), SampleImages.drawn(other, 0, frame.pixels().encodedColor()));
            new Planted(out).rehash();
            VerifyReport report = found(Cause.OVERLAY);
            assertThat(report.disagreements()).isEqualTo(1);
            assertThat(report.rows().getFirst().examples().getFirst().sample()).isEqualTo(sample.id());
        }
    }

    private static double moved(double u, double shift) {
        return u < SCENE.frames().getFirst().camera().width() / 2.0 ? u + shift : u - shift;
    }

    @Test
    void an_image_without_its_marks_is_a_stale_overlay() throws IOException {
        Sample sample = firstDot();
        Frame frame = SCENE.frames().stream()
                .filter(f -> f.number() == sample.provenance().frames().getFirst())
                .findFirst()
                .orElseThrow();
        Files.write(firstDrawn(), frame.pixels().encodedColor());
        new Planted(out).rehash();
        found(Cause.OVERLAY);
    }

    private Path firstDrawn() throws IOException {
        return out.resolve("images").resolve(firstDot().images().getFirst().path());
    }

    private Sample firstDot() throws IOException {
        try (Stream<Sample> samples = DatasetReader.open(out).samples()) {
            return samples.filter(s -> s.subtask() == Subtask.DEPTH_ESTIMATION_DOT)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void a_scene_that_is_not_given_leaves_its_samples_unchecked() throws IOException {
        VerifyReport report = Verified.report(out, List.of());
        assertThat(report.samples()).isZero();
        assertThat(report.unchecked()).isEqualTo(ALL);
        assertThat(report.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.cause()).isEqualTo(Cause.SCENE));
        assertThat(report.text()).contains("scene room", "--scenes", ALL + " samples were not checked");
    }

    @Test
    void samples_of_a_scene_the_manifest_does_not_list_stay_unchecked() throws IOException {
        Damage.edit(
                out.resolve(Manifest.FILE_NAME), text -> text.replace("\"scene\": \"room\"", "\"scene\": \"hall\""));
        assertThat(found(Cause.SCENE).unchecked()).isEqualTo(ALL);
    }

    @Test
    void a_manifest_that_does_not_say_how_scenes_were_read_is_refused() throws IOException {
        for (String key : Set.of("voxel_metres", "min_depth_gap", "near_radius")) {
            copy();
            Damage.edit(out.resolve(Manifest.FILE_NAME), text -> text.replaceFirst("\"" + key + "\"", "\"other_key\""));
            assertThatThrownBy(() -> Verified.report(out, ROOM))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(key)
                    .hasMessageContaining("found nothing");
        }
    }
}
