package org.multispa.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.testscenes.MemorySource;
import org.multispa.engine.testscenes.Requests;
import org.multispa.engine.testscenes.RoomScenes;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.VerifyReport;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.Frame;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.StaticScene;
import org.multispa.testing.rooms.RoomScan;

/// Errors in the meaning of samples, planted into a data set whose hashes are right: each is found in the one sample
/// that has it, under its own cause and no other.
final class PlantedErrorsTest {
    private static final StaticScene SCENE = RoomScenes.of("room", RoomScan.of(14, 5));
    private static final List<SceneLocation> ROOM = List.of(MemorySource.locationOf(SCENE));

    @TempDir
    private static Path good;

    @TempDir
    private Path out;

    private Planted planted = new Planted(Path.of("."));

    @BeforeAll
    static void generate() throws Exception {
        Requests.of(ROOM)
                .withCount(25)
                .withImages(ImagesMode.LAZY)
                .withAsk(new AskSettings(8, 2, AskSettings.Distractors.MIXED, 0.2, 2))
                .run(good);
    }

    @BeforeEach
    void copy() throws IOException {
        Folder.copy(good, out);
        planted = new Planted(out);
    }

    private void found(Cause cause, Predicate<Sample> which, UnaryOperator<Sample> change) throws IOException {
        String id = planted.firstSample(which, change);
        VerifyReport report = Verified.report(out, ROOM);
        assertThat(report.rows()).as(report.text()).singleElement().satisfies(row -> {
            assertThat(row.cause()).isEqualTo(cause);
            assertThat(row.count()).isEqualTo(1);
            assertThat(row.examples()).allSatisfy(example -> {
                assertThat(example.sample()).isEqualTo(id);
                assertThat(example.place()).matches("train/.*\\.jsonl:\\d+");
            });
        });
    }

    private static Predicate<Sample> of(Subtask subtask) {
        return sample -> sample.subtask() == subtask;
    }

    @Test
    void every_changed_answer_is_noticed() throws IOException {
        planted.everySample(s -> Changes.answer(s, Changes.other(s.truth())));
        VerifyReport report = Verified.report(out, ROOM);
        assertThat(report.disagreements()).isEqualTo(report.samples()).isGreaterThan(300);
        assertThat(report.checked()).hasSameSizeAs(Subtask.staticOnes());
    }

    @Test
    void an_opposite_direction_is_a_wrong_sign() throws IOException {
        for (Subtask subtask : List.of(Subtask.CAMERA_X_DIRECTION, Subtask.CAMERA_PITCH_DIRECTION)) {
            copy();
            found(Cause.SIGN, of(subtask), s -> Changes.answer(s, Changes.other(s.truth())));
        }
    }

    @Test
    void a_component_with_the_wrong_sign_is_one_whether_its_raw_value_is_right_or_not() throws IOException {
        Predicate<Sample> clear = of(Subtask.CAMERA_VECTOR).and(s -> Math.abs(raw(s, "x_m")) > 0.01);
        found(Cause.SIGN, clear, s -> Changes.answer(s, withX((Answer.Vector) s.truth(), -1)));
        copy();
        found(
                Cause.SIGN,
                clear,
                s -> Changes.raw(
                        Changes.answer(s, withX((Answer.Vector) s.truth(), -1)), Map.of("x_m", -raw(s, "x_m"))));
    }

    private static Answer.Vector withX(Answer.Vector v, int factor) {
        return new Answer.Vector(factor * v.x(), v.y(), v.z());
    }

    @Test
    void metres_for_millimetres_are_a_wrong_unit() throws IOException {
        found(
                Cause.UNIT,
                of(Subtask.CAMERA_DISTANCE).and(s -> raw(s, "distance_m") > 0.6),
                s -> Changes.answer(s, new Answer.Scalar(Math.round(raw(s, "distance_m")), Answer.Unit.MILLIMETRE)));
        copy();
        found(Cause.UNIT, of(Subtask.OBJECT_HEIGHT), s -> Changes.raw(s, Map.of("size_m", 1000 * raw(s, "size_m"))));
    }

    @Test
    void radians_for_degrees_are_a_wrong_unit() throws IOException {
        found(
                Cause.UNIT,
                of(Subtask.CAMERA_YAW_ANGLE).and(s -> Math.abs(raw(s, "yaw_deg")) > 30),
                s -> Changes.raw(
                        Changes.answer(
                                s,
                                new Answer.Scalar(
                                        Math.round(Math.toRadians(Math.abs(raw(s, "yaw_deg")))), Answer.Unit.DEGREE)),
                        Map.of("yaw_deg", Math.toRadians(raw(s, "yaw_deg")))));
    }

    @Test
    void answers_from_world_to_camera_matrices_are_told_as_such() throws IOException {
        found(Cause.WORLD_TO_CAMERA, of(Subtask.CAMERA_VECTOR), s -> {
            Pose first = pose(s, 0).inverse();
            Pose second = pose(s, 1).inverse();
            return moved(s, first, second);
        });
    }

    @Test
    void answers_about_the_images_in_another_order_are_told_as_such() throws IOException {
        found(Cause.SWAPPED_IMAGES, of(Subtask.CAMERA_VECTOR), s -> moved(s, pose(s, 1), pose(s, 0)));
        copy();
        found(
                Cause.SWAPPED_IMAGES,
                of(Subtask.CORRESPONDENCE_COORDINATE),
                s -> Changes.images(s, s.images().reversed()));
        copy();
        found(
                Cause.SWAPPED_IMAGES,
                of(Subtask.CAMERA_DISTANCE),
                s -> Changes.frames(s, s.provenance().frames().reversed()));
    }

    @Test
    void answers_about_the_next_frame_are_told_as_such() throws IOException {
        int last = SCENE.frames().getLast().number();
        Predicate<Sample> inside =
                of(Subtask.CAMERA_VECTOR).and(s -> s.provenance().frames().get(1) < last);
        found(
                Cause.OTHER_FRAME,
                inside,
                s -> moved(s, pose(s, 0), SCENE.frames().get(position(s, 1) + 1).pose()));
        copy();
        found(Cause.OTHER_FRAME, inside, s -> {
            int next = SCENE.frames().get(position(s, 1) + 1).number();
            return Changes.frames(s, List.of(s.provenance().frames().get(0), next));
        });
    }

    /// The sample as it would be if the camera had moved from `first` to `second`.
    private static Sample moved(Sample s, Pose first, Pose second) {
        Vec3 d = first.inverse().times(second).translation();
        double yaw = second.yawDegrees() - first.yawDegrees();
        Map<String, Double> raw = Map.of(
                "x_m", d.x(),
                "y_m", d.y(),
                "z_m", d.z(),
                "distance_m", second.translation().minus(first.translation()).norm(),
                "yaw_deg", yaw - 360 * Math.ceil((yaw - 180) / 360),
                "pitch_deg", second.pitchDegrees() - first.pitchDegrees());
        return Changes.raw(Changes.answer(s, Answer.vectorMillimetres(d)), raw);
    }

    private static int position(Sample s, int image) {
        int number = s.provenance().frames().get(image);
        return SCENE.frames().stream().map(Frame::number).toList().indexOf(number);
    }

    private static Pose pose(Sample s, int image) {
        return SCENE.frames().get(position(s, image)).pose();
    }

    private static double raw(Sample s, String name) {
        return s.provenance().raw().getOrDefault(name, Double.NaN);
    }

    @Test
    void another_letter_is_a_wrong_letter() throws IOException {
        for (Subtask subtask : List.of(Subtask.DEPTH_COMPARISON_DOT, Subtask.CORRESPONDENCE_CHOICE)) {
            copy();
            found(Cause.LETTER, of(subtask), s -> Changes.answer(s, Changes.other(s.truth())));
        }
    }

    @Test
    void a_dot_that_was_moved_is_a_stale_overlay() throws IOException {
        for (Subtask subtask : List.of(Subtask.DEPTH_ESTIMATION_DOT, Subtask.CORRESPONDENCE_CHOICE)) {
            copy();
            found(
                    Cause.OVERLAY,
                    of(subtask),
                    s -> Changes.dots(s, d -> new Overlay.Dot(d.u() + 1.5, d.v() - 1, d.label())));
        }
    }

    @Test
    void a_missing_overlay_is_noticed() throws IOException {
        found(Cause.OVERLAY, of(Subtask.DEPTH_COMPARISON_DOT), s -> {
            Overlay only =
                    new Overlay(0, s.provenance().overlays().getFirst().dots().subList(0, 1));
            return Changes.overlays(s, List.of(only));
        });
    }

    @Test
    void an_answer_in_the_text_that_is_not_the_value_is_told_as_such() throws IOException {
        found(
                Cause.TEXT,
                of(Subtask.DEPTH_ESTIMATION_COORDINATE),
                s -> Changes.turn(s, 1, s.conversations().getLast().value().replaceFirst("`\\d+", "`7")));
        copy();
        found(Cause.TEXT, of(Subtask.CAMERA_Z_DIRECTION), s -> Changes.turn(s, 1, "I cannot tell."));
    }

    @Test
    void another_label_in_the_question_is_a_wrong_label() throws IOException {
        found(
                Cause.LABEL,
                of(Subtask.OBJECT_LENGTH),
                s -> Changes.question(s, s.provenance().bin(), "zebra"));
        copy();
        found(
                Cause.LABEL,
                of(Subtask.OBJECT_WIDTH),
                s -> Changes.question(s, s.provenance().bin(), s.provenance().bin() + "like thing"));
    }

    @Test
    void other_coordinates_in_the_question_are_a_wrong_wording() throws IOException {
        for (Subtask subtask : List.of(Subtask.DEPTH_ESTIMATION_COORDINATE, Subtask.CORRESPONDENCE_COORDINATE)) {
            copy();
            found(Cause.WORDING, of(subtask), s -> {
                String text = s.conversations().getFirst().value();
                int at = text.lastIndexOf('\n') + 1;
                return Changes.turn(
                        s, 0, text.substring(0, at) + text.substring(at).replaceAll("\\d{2,}", "1000"));
            });
        }
    }

    @Test
    void a_missing_placeholder_and_an_open_slot_are_a_wrong_wording() throws IOException {
        found(
                Cause.WORDING,
                of(Subtask.CAMERA_DISTANCE),
                s -> Changes.turn(s, 0, s.conversations().getFirst().value().replace("Image-2: <image>\n", "")));
        copy();
        found(
                Cause.WORDING,
                of(Subtask.CAMERA_DISTANCE),
                s -> Changes.turn(s, 0, s.conversations().getFirst().value() + " {x}"));
    }

    @Test
    void another_bin_is_noticed() throws IOException {
        for (Subtask subtask : List.of(
                Subtask.DEPTH_ESTIMATION_DOT,
                Subtask.DEPTH_COMPARISON_COORDINATE,
                Subtask.CORRESPONDENCE_COORDINATE,
                Subtask.CAMERA_YAW_ANGLE,
                Subtask.OBJECT_HEIGHT)) {
            copy();
            String id = planted.firstSample(of(subtask), s -> Changes.bin(s, "depth-99.5"));
            VerifyReport report = Verified.report(out, ROOM);
            assertThat(report.rows())
                    .filteredOn(row -> row.cause() == Cause.BIN)
                    .singleElement()
                    .satisfies(row ->
                            assertThat(row.examples().getFirst().sample()).isEqualTo(id));
            assertThat(report.rows())
                    .filteredOn(row -> row.cause() == Cause.COUNT)
                    .hasSize(1);
        }
    }

    @Test
    void raw_values_that_are_wrong_missing_or_unknown_are_noticed() throws IOException {
        found(
                Cause.RAW,
                of(Subtask.CAMERA_X_DIRECTION),
                s -> Changes.raw(s, Map.of("pitch_deg", raw(s, "pitch_deg") + 1)));
        copy();
        found(Cause.RAW, of(Subtask.CAMERA_DISTANCE), s -> Changes.raw(s, Map.of("temperature", 20.0)));
    }

    @Test
    void references_to_what_is_not_there_are_noticed() throws IOException {
        found(Cause.SCENE, of(Subtask.DEPTH_ESTIMATION_DOT), s -> Changes.points(s, List.of(9_999_999)));
        copy();
        found(Cause.SCENE, of(Subtask.DEPTH_ESTIMATION_DOT), s -> Changes.points(s, List.of()));
        copy();
        found(Cause.SCENE, of(Subtask.OBJECT_HEIGHT), s -> Changes.objects(s, List.of(77)));
        copy();
        found(Cause.SCENE, of(Subtask.DEPTH_ESTIMATION_DOT), s -> Changes.frames(s, List.of(3)));
    }

    @Test
    void another_split_or_profile_than_the_manifests_is_noticed() throws IOException {
        found(Cause.MANIFEST, of(Subtask.CAMERA_DISTANCE), s -> Changes.split(s, "val"));
        copy();
        found(Cause.MANIFEST, of(Subtask.CAMERA_DISTANCE), s -> Changes.profile(s, "paper"));
    }

    @Test
    void two_samples_with_one_id_are_noticed() throws IOException {
        String first = planted.firstSample(of(Subtask.CAMERA_DISTANCE), s -> s);
        found(
                Cause.DUPLICATE_ID,
                of(Subtask.CAMERA_DISTANCE).and(s -> !s.id().equals(first)),
                s -> Changes.id(s, first),
                first);
    }

    private void found(Cause cause, Predicate<Sample> which, UnaryOperator<Sample> change, String id)
            throws IOException {
        planted.firstSample(which, change);
        VerifyReport report = Verified.report(out, ROOM);
        assertThat(report.rows()).as(report.text()).singleElement().satisfies(row -> {
            assertThat(row.cause()).isEqualTo(cause);
            assertThat(row.examples().getFirst().sample()).isEqualTo(id);
        });
    }

    @Test
    void an_image_of_another_frame_is_noticed() throws IOException {
        Path images = out.resolve("images/room");
        Files.copy(images.resolve("000005.jpg"), images.resolve("000010.jpg"), StandardCopyOption.REPLACE_EXISTING);
        planted.rehash();
        VerifyReport report = Verified.report(out, ROOM);
        assertThat(report.isClean()).isFalse();
        assertThat(report.rows()).allSatisfy(row -> assertThat(row.cause()).isEqualTo(Cause.IMAGE));
    }
}
