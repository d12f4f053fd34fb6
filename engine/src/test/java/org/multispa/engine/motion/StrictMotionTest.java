package org.multispa.engine.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.overlay.LabelLayout;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.questions.Question;
import org.multispa.engine.testscenes.MovingThings;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.Tracks;

/// What the strict profile keeps out, gate by gate, with the count of it.
class StrictMotionTest {
    private static final Subtask SUBTASK = Subtask.MOTION_DISTANCE_COORDINATE_PSTUDIO;
    private static final AskSettings.Motion SETTINGS = new AskSettings.Motion(100, 1000, 0);

    /// A resting camera at the origin, looking along the world's z axis, and things before it.
    private static MovingThings things(Pose[][] poses, int[] thingOf, Vec3... places) {
        Pose[] cameras = new Pose[poses.length];
        boolean[][] visible = new boolean[poses.length][places.length];
        for (int t = 0; t < poses.length; t++) {
            cameras[t] = Pose.IDENTITY;
            Arrays.fill(visible[t], true);
        }
        return new MovingThings(poses, thingOf, places, cameras, visible);
    }

    private static Pose at(double x, double y, double z) {
        return Pose.ofQuaternion(0, 0, 0, 1, new Vec3(x, y, z));
    }

    /// Eight points, 4 cm to 30 cm apart.
    private static Vec3[] eight() {
        Vec3[] places = new Vec3[8];
        for (int i = 0; i < 8; i++) {
            places[i] = new Vec3(0.13 * (i % 4), 0.21 * Math.floorDiv(i, 4), 0.04 * i);
        }
        return places;
    }

    private static Asked strict(MovingThings things) {
        return Asked.of(things.scene(TrackSubset.PSTUDIO), Profile.STRICT, SETTINGS);
    }

    private static Asked paper(MovingThings things) {
        return Asked.of(things.scene(TrackSubset.PSTUDIO), Profile.PAPER, SETTINGS);
    }

    @Test
    void aMotionBetweenStillAndMeasurableIsNotAsked() {
        Pose[][] slow = {{at(0, 0, 2)}, {at(0.03, 0, 2)}, {at(0.06, 0, 2)}, {at(0.0601, 0, 2)}};
        MovingThings things = things(slow, new int[8], eight());

        Asked asked = strict(things);

        // Of the six pairs 3 cm apart three are too small, one is still, two are 6 cm apart.
        assertThat(asked.dropped(SUBTASK, Gate.TOO_SMALL)).isEqualTo(8 * 3);
        assertThat(distances(asked)).allMatch(metres -> metres < 0.01 || metres >= 0.05);
        assertThat(distances(asked)).hasSize(8 * 3).anyMatch(metres -> metres < 0.01);
        assertThat(paper(things).dropped(SUBTASK, Gate.TOO_SMALL)).isZero();
        assertThat(distances(paper(things))).anyMatch(metres -> Math.abs(metres - 0.03) < 1e-3);
    }

    private static List<Double> distances(Asked asked) {
        return asked.questions(SUBTASK).values().stream()
                .map(question -> Asked.raw(question, "distance_m"))
                .toList();
    }

    @Test
    void aPointAtTheBorderIsNotAskedAndOneOutsideNeitherInThePapersProfile() {
        // At 2 m the image shows x from −1.238 to 1.223; the border of 2 % is 6.4 pixels or 4.9 cm.
        Pose[][] sliding = {{at(0.6, 0, 2)}, {at(0.8, 0, 2)}, {at(1.0, 0, 2)}, {at(1.2, 0, 2)}, {at(1.4, 0, 2)}};
        Vec3[] places = eight();
        for (int i = 0; i < 8; i++) {
            places[i] = new Vec3(0, 0.03 * i, 0);
        }
        MovingThings things = things(sliding, new int[8], places);

        Asked strict = strict(things);
        Asked paper = paper(things);

        assertThat(strict.dropped(SUBTASK, Gate.OUTSIDE_IMAGE)).isEqualTo(8 * 7);
        assertThat(paper.dropped(SUBTASK, Gate.OUTSIDE_IMAGE)).isEqualTo(8 * 4);
        assertThat(strict.questions(SUBTASK)).isNotEmpty();
        for (Question question : strict.questions(SUBTASK).values()) {
            assertThat(Asked.raw(question, "u_px")).isBetween(6.4, 320 - 6.4);
        }
    }

    @Test
    void aPointThatTheRecordingHidesInAFrameIsNotAskedThere() {
        Pose[][] sliding = {{at(0, 0, 2)}, {at(0.2, 0, 2)}, {at(0.4, 0, 2)}};
        MovingThings things = things(sliding, new int[8], eight());
        for (int point = 0; point < 8; point++) {
            things.visible()[1][point] = false;
        }
        for (Asked asked : List.of(strict(things), paper(things))) {
            assertThat(asked.questions(SUBTASK)).hasSize(8);
            assertThat(asked.questions(SUBTASK).keySet()).allMatch(id -> id.startsWith("1-7-p"));
            assertThat(asked.dropped(SUBTASK, Gate.OUTSIDE_IMAGE)).isZero();
        }
    }

    @Test
    void aPointThatCreepsAwayFromItsBodyIsNotAsked() {
        int frames = 40;
        Pose[][] poses = new Pose[frames][];
        for (int t = 0; t < frames; t++) {
            poses[t] = new Pose[] {at(0, 0, 2), at(0.009 * t, 0.3, 2)};
        }
        Vec3[] places = Arrays.copyOf(eight(), 9);
        places[8] = new Vec3(-0.2, 0, 0.02);
        MovingThings things = things(poses, new int[] {0, 0, 0, 0, 0, 0, 0, 0, 1}, places);

        Asked strict = strict(things);

        assertThat(SceneBodies.ofAll(
                                things.scene(TrackSubset.PSTUDIO),
                                Profile.STRICT.motion().bodies(),
                                2)
                        .count())
                .isEqualTo(1);
        assertThat(strict.dropped(SUBTASK, Gate.SLIPPING_TRACK)).isGreaterThan(100);
        assertThat(strict.questions(SUBTASK).values())
                .noneMatch(question -> question.points().contains(8) && Asked.raw(question, "distance_m") > 0.05);
        assertThat(paper(things).questions(SUBTASK).values())
                .anyMatch(question -> question.points().contains(8) && Asked.raw(question, "distance_m") > 0.05);
    }

    @Test
    void aPointBehindOneThatMovedOtherwiseIsNotAsked() {
        Pose[][] passing = {{at(-0.3, -0.2, 2), at(0.5, 0.3, 4)}, {at(0.1, -0.2, 2), at(0.5, 0.3, 4)}};
        Vec3[] places = new Vec3[16];
        int[] thingOf = new int[16];
        for (int i = 0; i < 8; i++) {
            places[i] = eight()[i];
            places[8 + i] = eight()[i];
            thingOf[8 + i] = 1;
        }
        // In the first frame point 8 of the far thing is seen just where point 0 of the near one is.
        places[8] = new Vec3(-1.1, -0.7, 0);
        MovingThings things = things(passing, thingOf, places);

        Asked strict = strict(things);

        assertThat(strict.dropped(SUBTASK, Gate.CROWDED_POINT)).isEqualTo(2);
        assertThat(strict.questions(SUBTASK).keySet()).hasSize(14).doesNotContain("1-4-p0", "1-4-p8");
        assertThat(paper(things).questions(SUBTASK).keySet()).hasSize(16).contains("1-4-p0", "1-4-p8");
    }

    @Test
    void neighboursThatMoveAlikeDoNotCrowdEachOther() {
        Pose[][] sliding = {{at(0, 0, 2)}, {at(0.2, 0, 2)}};
        Vec3[] places = new Vec3[8];
        for (int i = 0; i < 8; i++) {
            places[i] = new Vec3(0.001 * i, 0, 0);
        }
        Asked asked = strict(things(sliding, new int[8], places));
        assertThat(asked.dropped(SUBTASK, Gate.CROWDED_POINT)).isZero();
        assertThat(asked.questions(SUBTASK)).hasSize(8);
    }

    @Test
    void aDotThatWouldNotFitIsNotDrawn() {
        // The border is 2 % of each side; a dot of an image 320 wide has a radius of 4.9 pixels, 2 % of 240 is 4.8.
        Pose[][] sliding = {{at(0, 0, 2)}, {at(0.2, 0, 2)}};
        Vec3[] places = new Vec3[8];
        for (int i = 0; i < 8; i++) {
            places[i] = new Vec3(0.1 * i, (4.82 - 119) / 250 * 2, 0);
        }
        Asked asked = strict(things(sliding, new int[8], places));
        assertThat(asked.dropped(Subtask.MOTION_DISTANCE_DOT_PSTUDIO, Gate.MARK_OUTSIDE))
                .isEqualTo(8);
        assertThat(asked.questions(Subtask.MOTION_DISTANCE_DOT_PSTUDIO)).isEmpty();
        assertThat(asked.questions(SUBTASK)).hasSize(8);
    }

    @Test
    void everyDotOfAStrictQuestionFitsIntoItsImage() {
        DynamicScene scene = MovingThings.of(5, 30, true).scene(TrackSubset.ADT);
        List<Question> dotted = List.copyOf(Asked.of(scene, Profile.STRICT, SETTINGS)
                .questions(Subtask.MOTION_VECTOR_DOT_ADT)
                .values());
        assertThat(dotted).isNotEmpty();
        for (Question question : dotted) {
            Intrinsics camera = question.frames().getFirst().camera();
            List<Overlay.Dot> dots = question.overlays().getFirst().dots();
            assertThat(LabelLayout.fits(camera.width(), camera.height(), dots)).isTrue();
        }
    }

    @Test
    void tracksWithoutAPositionAreNeverAskedAndNeverCompared() {
        Pose[][] sliding = {{at(0, 0, 2)}, {at(0.2, 0, 2)}, {at(0.4, 0, 2)}};
        Vec3[] places = Arrays.copyOf(eight(), 9);
        places[8] = new Vec3(0.001, 0, 0);
        DynamicScene whole = things(sliding, new int[9], places).scene(TrackSubset.PSTUDIO);
        Tracks tracks = whole.tracks();
        tracks.x()[1][8] = Double.NaN;
        for (Profile profile : List.of(Profile.STRICT, Profile.PAPER)) {
            Asked asked = Asked.of(whole, profile, SETTINGS);
            assertThat(asked.dropped(SUBTASK, Gate.SMALL_BODY)).isEqualTo(1);
            // Of the two pairs 20 cm apart, which share a bin, one is asked.
            assertThat(asked.questions(SUBTASK)).hasSize(8 * 2).allSatisfy((id, question) -> {
                assertThat(question.points()).doesNotContain(8);
                assertThat(question.raw().values()).allMatch(Double::isFinite);
            });
        }
    }

    @Test
    void ofMoreTracksThanAllowedSomeAreTakenByHash() {
        MovingThings things = MovingThings.of(2, 10, false);
        DynamicScene scene = things.scene(TrackSubset.PSTUDIO);
        int[] all =
                SceneBodies.ofAll(scene, Profile.STRICT.motion().bodies(), 2).ofPoint();
        int[] some = SceneBodies.ofSome(scene, Profile.STRICT.motion().bodies().withMostPoints(60), 2)
                .ofPoint();
        assertThat(Arrays.stream(some).filter(body -> body >= 0)).hasSize(60);
        for (int p = 0; p < some.length; p++) {
            for (int q = 0; q < some.length; q++) {
                if (some[p] >= 0 && some[q] >= 0) {
                    assertThat(some[p] == some[q]).isEqualTo(all[p] == all[q]);
                }
            }
        }
        assertThat(SceneBodies.ofSome(scene, Profile.STRICT.motion().bodies().withMostPoints(105), 1)
                        .ofPoint())
                .isEqualTo(all);
    }
}
