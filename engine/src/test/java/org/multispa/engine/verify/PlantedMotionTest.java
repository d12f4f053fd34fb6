package org.multispa.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
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
import org.multispa.engine.testscenes.MemorySource;
import org.multispa.engine.testscenes.MovingThings;
import org.multispa.engine.testscenes.Requests;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.VerifyReport;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.TrackSubset;

/// Errors planted into samples about moving points.
final class PlantedMotionTest {
    private static final DynamicScene SCENE = MovingThings.of(3, 20, true)
            .scene("walking", TrackSubset.ADT, Pose.lookingAt(new Vec3(1, 2, 3), new Vec3(4, 4, 4), new Vec3(0, 0, 1)));
    private static final List<SceneLocation> VIDEO = List.of(MemorySource.locationOf(SCENE));

    @TempDir
    private static Path good;

    @TempDir
    private Path out;

    private Planted planted = new Planted(Path.of("."));

    @BeforeAll
    static void generate() throws Exception {
        Requests.of(VIDEO)
                .withSubtasks(EnumSet.allOf(Subtask.class))
                .withCount(40)
                .withImages(ImagesMode.NONE)
                .run(good);
    }

    @BeforeEach
    void copy() throws IOException {
        Folder.copy(good, out);
        planted = new Planted(out);
    }

    private void found(Cause cause, Predicate<Sample> which, UnaryOperator<Sample> change) throws IOException {
        String id = planted.firstSample(which, change);
        VerifyReport report = Verified.report(out, VIDEO);
        assertThat(report.rows()).as(report.text()).singleElement().satisfies(row -> {
            assertThat(row.cause()).isEqualTo(cause);
            assertThat(row.examples().getFirst().sample()).isEqualTo(id);
        });
        copy();
    }

    private static boolean moved(Sample s) {
        return raw(s, "distance_m") > 0.3 && s.subtask() == Subtask.MOTION_VECTOR_COORDINATE_ADT;
    }

    private static double raw(Sample s, String name) {
        return s.provenance().raw().getOrDefault(name, Double.NaN);
    }

    @Test
    void every_changed_answer_is_noticed() throws IOException {
        planted.everySample(s -> Changes.answer(s, Changes.other(s.truth())));
        VerifyReport report = Verified.report(out, VIDEO);
        assertThat(report.disagreements()).isEqualTo(report.samples()).isGreaterThan(100);
    }

    @Test
    void a_displacement_backwards_is_a_wrong_sign() throws IOException {
        found(Cause.SIGN, PlantedMotionTest::moved, s -> vector(s, -1));
    }

    @Test
    void a_displacement_in_metres_is_a_wrong_unit() throws IOException {
        found(
                Cause.UNIT,
                s -> s.subtask() == Subtask.MOTION_DISTANCE_DOT_ADT && raw(s, "distance_m") > 0.55,
                s -> Changes.answer(s, new Answer.Scalar(1, Answer.Unit.MILLIMETRE)));
    }

    private static Sample vector(Sample s, double factor) {
        Vec3 d = new Vec3(raw(s, "x_m"), raw(s, "y_m"), raw(s, "z_m")).times(factor);
        return withVector(s, d);
    }

    private static Sample withVector(Sample s, Vec3 d) {
        Map<String, Double> raw = Map.of("x_m", d.x(), "y_m", d.y(), "z_m", d.z(), "distance_m", d.norm());
        return Changes.raw(Changes.answer(s, Answer.vectorMillimetres(d)), raw);
    }

    @Test
    void world_to_camera_matrices_are_told_as_such() throws IOException {
        found(Cause.WORLD_TO_CAMERA, PlantedMotionTest::moved, s -> {
            Pose first = frame(s, 0).pose().inverse();
            Pose second = frame(s, 1).pose().inverse();
            Vec3 before = first.transform(camera(s, 0));
            Vec3 after = second.transform(camera(s, 1));
            return withVector(s, first.inverse().rotate(after.minus(before)));
        });
    }

    @Test
    void images_in_another_order_are_told_as_such() throws IOException {
        found(
                Cause.SWAPPED_IMAGES,
                PlantedMotionTest::moved,
                s -> Changes.images(s, s.images().reversed()));
    }

    @Test
    void the_next_frame_is_told_as_such() throws IOException {
        found(
                Cause.OTHER_FRAME,
                s -> moved(s) && position(s, 1) + 1 < SCENE.frames().size(),
                s -> {
                    int next = position(s, 1) + 1;
                    int point = s.provenance().points().getFirst();
                    Vec3 after = SCENE.world(next, point);
                    Vec3 before = SCENE.world(position(s, 0), point);
                    return withVector(s, frame(s, 0).pose().inverse().rotate(after.minus(before)));
                });
    }

    private static int position(Sample s, int image) {
        return SCENE.frames().stream()
                .map(Frame::number)
                .toList()
                .indexOf(s.provenance().frames().get(image));
    }

    private static Frame frame(Sample s, int image) {
        return SCENE.frames().get(position(s, image));
    }

    private static Vec3 camera(Sample s, int image) {
        return SCENE.tracks().camera(position(s, image), s.provenance().points().getFirst());
    }

    @Test
    void a_dot_that_was_moved_is_a_stale_overlay() throws IOException {
        found(
                Cause.OVERLAY,
                s -> s.subtask() == Subtask.MOTION_VECTOR_DOT_ADT,
                s -> Changes.dots(s, d -> new Overlay.Dot(d.u() + 2, d.v(), d.label())));
    }

    @Test
    void another_body_and_tracks_that_are_not_there_are_noticed() throws IOException {
        found(
                Cause.RAW,
                s -> s.subtask() == Subtask.MOTION_VECTOR_DOT_ADT,
                s -> Changes.raw(s, Map.of("body", raw(s, "body") + 1)));
        found(Cause.SCENE, s -> s.subtask() == Subtask.MOTION_VECTOR_DOT_ADT, s -> Changes.points(s, List.of(100_000)));
    }

    @Test
    void coordinates_that_are_not_named_are_a_wrong_wording() throws IOException {
        found(Cause.WORDING, PlantedMotionTest::moved, s -> {
            String text = s.conversations().getFirst().value();
            int at = text.lastIndexOf('\n') + 1;
            return Changes.turn(s, 0, text.substring(0, at) + text.substring(at).replaceAll("\\d{2,}", "1000"));
        });
    }
}
