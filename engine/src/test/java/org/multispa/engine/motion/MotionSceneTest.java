package org.multispa.engine.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Subtask;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.questions.Proposal;
import org.multispa.engine.questions.Question;
import org.multispa.engine.testscenes.Moved;
import org.multispa.engine.testscenes.MovingThings;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;
import org.multispa.scenes.TrackSubset;

class MotionSceneTest {
    private static final MovingThings THINGS = MovingThings.of(3, 24, true);
    private static final DynamicScene SCENE = THINGS.scene(TrackSubset.ADT);

    @ParameterizedTest
    @ValueSource(strings = {"paper", "strict"})
    void everyAnswerFollowsFromWhereThePointsReallyWere(String profile) {
        for (boolean cameraMoves : new boolean[] {true, false}) {
            MovingThings things = MovingThings.of(11, 24, cameraMoves);
            TrackSubset subset = cameraMoves ? TrackSubset.ADT : TrackSubset.PSTUDIO;
            List<Question> questions = Asked.of(
                            things.scene(subset), Profile.named(profile), AskSettings.Motion.TRAINING)
                    .questions();
            assertThat(questions).hasSizeGreaterThan(1000);
            questions.forEach(question -> require(question, things));
        }
    }

    private static void require(Question question, MovingThings things) {
        int first = (question.frames().get(0).number() - 1) / 3;
        int second = (question.frames().get(1).number() - 1) / 3;
        int point = question.points().getFirst();
        assertThat(things.visible()[first][point] && things.visible()[second][point])
                .isTrue();
        assertThat(things.thingOf()[point]).isLessThan(4);
        Vec3 then = things.camera(first, point);
        Vec3 later = things.cameras()[first].inverse().transform(things.world(second, point));
        Vec3 moved = later.minus(then);
        boolean still = moved.norm() < 0.01;
        String expected = question.subtask().id().contains("distance")
                ? Long.toString(still ? 0 : Math.round(moved.norm() * 1000))
                : still ? "[ 0 , 0 , 0 ]" : "[ %d , %d , %d ]".formatted(mm(moved.x()), mm(moved.y()), mm(moved.z()));
        assertThat(question.truth().text()).isEqualTo(expected);
        Intrinsics camera = question.frames().getFirst().camera();
        double u = camera.fx() * then.x() / then.z() + camera.cx();
        double v = camera.fy() * then.y() / then.z() + camera.cy();
        if (question.subtask().id().contains("coordinate")) {
            assertThat(question.slots()).isEqualTo(Map.of("x", cell(u, camera.width()), "y", cell(v, camera.height())));
            assertThat(question.overlays()).isEmpty();
        } else {
            assertThat(question.slots()).isEmpty();
            Overlay overlay = question.overlays().getFirst();
            assertThat(question.overlays()).hasSize(1);
            assertThat(overlay.image()).isZero();
            assertThat(overlay.dots()).singleElement().satisfies(dot -> {
                assertThat(dot.u()).isCloseTo(u, within(1e-9));
                assertThat(dot.v()).isCloseTo(v, within(1e-9));
                assertThat(dot.label()).isEmpty();
            });
        }
        assertThat(Asked.raw(question, "distance_m")).isCloseTo(moved.norm(), within(1e-9));
        assertThat(vector(question).minus(moved).norm()).isLessThan(1e-9);
        assertThat(Asked.raw(question, "u_px")).isCloseTo(u, within(1e-9));
        assertThat(Asked.raw(question, "v_px")).isCloseTo(v, within(1e-9));
        assertThat(Asked.raw(question, "body")).isEqualTo(things.thingOf()[point]);
    }

    private static long mm(double metres) {
        return (long) (Math.signum(metres) * Math.floor(Math.abs(metres) * 1000 + 0.5));
    }

    private static String cell(double pixel, int size) {
        return Integer.toString((int) Math.floor(pixel / size * 1000));
    }

    private static Vec3 vector(Question question) {
        return new Vec3(Asked.raw(question, "x_m"), Asked.raw(question, "y_m"), Asked.raw(question, "z_m"));
    }

    @Test
    void aDistanceIsTheLengthOfTheVectorOfTheSamePair() {
        Asked asked = Asked.of(SCENE, Profile.STRICT, AskSettings.Motion.TRAINING);
        Map<String, Question> distances = asked.questions(Subtask.MOTION_DISTANCE_COORDINATE_ADT);
        Map<String, Question> vectors = asked.questions(Subtask.MOTION_VECTOR_COORDINATE_ADT);
        assertThat(distances.keySet()).isEqualTo(vectors.keySet()).isNotEmpty();
        distances.forEach((id, distance) -> {
            Answer.Vector vector =
                    (Answer.Vector) Objects.requireNonNull(vectors.get(id)).truth();
            double length = new Vec3(vector.x(), vector.y(), vector.z()).norm();
            assertThat(length).isCloseTo((double) ((Answer.Scalar) distance.truth()).value(), within(1.5));
        });
    }

    @Test
    void nothingDependsOnTheChoiceOfTheWorld() {
        DynamicScene moved = THINGS.scene("moving", TrackSubset.ADT, Moved.by(130, -4, 2, 0.5));
        for (Profile profile : List.of(Profile.PAPER, Profile.STRICT)) {
            Asked here = Asked.of(SCENE, profile, AskSettings.Motion.TRAINING);
            Asked there = Asked.of(moved, profile, AskSettings.Motion.TRAINING);
            assertThat(there.drops()).isEqualTo(here.drops());
            List<Question> before = here.questions();
            List<Question> after = there.questions();
            assertThat(after.size()).isEqualTo(before.size());
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i).id()).isEqualTo(before.get(i).id());
                assertThat(after.get(i).slots()).isEqualTo(before.get(i).slots());
                assertThat(vector(after.get(i)).minus(vector(before.get(i))).norm())
                        .isLessThan(1e-9);
            }
        }
    }

    @Test
    void aReversedPairAsksForTheOppositeMotionFromTheOtherCamera() {
        Asked asked = Asked.of(SCENE, Profile.PAPER, new AskSettings.Motion(15, 30, 100));
        Map<String, Question> vectors = asked.questions(Subtask.MOTION_VECTOR_COORDINATE_ADT);
        int turned = 0;
        for (Question there : vectors.values()) {
            Frame first = there.frames().get(0);
            Frame second = there.frames().get(1);
            Question back = Objects.requireNonNull(
                    vectors.get(second.number() + "-" + first.number() + "-p"
                            + there.points().getFirst()),
                    there.id());
            Vec3 inWorld = first.pose().rotate(vector(there));
            assertThat(second.pose().rotate(vector(back)).plus(inWorld).norm()).isLessThan(1e-9);
            assertThat(Asked.raw(back, "distance_m")).isCloseTo(Asked.raw(there, "distance_m"), within(1e-12));
            assertThat(back.frames()).containsExactly(second, first);
            turned += vector(there).plus(vector(back)).norm() > 0.01 ? 1 : 0;
        }
        assertThat(turned).isGreaterThan(100);
    }

    @Test
    void aboutOnePairInTwentyIsAskedInReverseToo() {
        int reversed = 0;
        int all = 0;
        for (long seed = 0; seed < 6; seed++) {
            Asked asked = Asked.of(SCENE, Profile.PAPER, AskSettings.Motion.TRAINING, seed, 2);
            for (Question question :
                    asked.questions(Subtask.MOTION_VECTOR_DOT_ADT).values()) {
                boolean backward = question.frames().get(0).number()
                        > question.frames().get(1).number();
                reversed += backward ? 1 : 0;
                all += backward ? 0 : 1;
            }
        }
        assertThat((double) reversed / all).isBetween(0.035, 0.065);
        assertThat(Asked.of(SCENE, Profile.PAPER, new AskSettings.Motion(15, 30, 0))
                        .questions())
                .allMatch(question -> question.frames().get(0).number()
                        < question.frames().get(1).number());
    }

    @Test
    void thePairsOfAPointDoNotDependOnTheOtherPoints() {
        for (Profile profile : List.of(Profile.PAPER, Profile.STRICT)) {
            Asked many = Asked.of(SCENE, profile, AskSettings.Motion.TRAINING);
            Asked few = Asked.of(SCENE, profile, new AskSettings.Motion(1, 30, 5));
            Subtask subtask = Subtask.MOTION_DISTANCE_COORDINATE_ADT;
            Map<Integer, Set<String>> all = byPoint(many.questions(subtask));
            Map<Integer, Set<String>> alone = byPoint(few.questions(subtask));
            assertThat(alone).isNotEmpty();
            assertThat(all.size()).isGreaterThan(3 * alone.size());
            alone.forEach((point, ids) -> assertThat(ids).isEqualTo(all.get(point)));
        }
    }

    private static Map<Integer, Set<String>> byPoint(Map<String, Question> questions) {
        return questions.values().stream()
                .collect(Collectors.groupingBy(
                        question -> question.points().getFirst(),
                        TreeMap::new,
                        Collectors.mapping(Question::id, Collectors.toCollection(TreeSet::new))));
    }

    @Test
    void aPointGivesOneStaticPairAtMostAndNoBinMoreThanItsQuota() {
        for (Profile profile : List.of(Profile.PAPER, Profile.STRICT)) {
            for (int most : new int[] {1, 4, 30}) {
                Asked asked = Asked.of(SCENE, profile, new AskSettings.Motion(15, most, 0));
                Map<Integer, List<Question>> byPoint =
                        asked.questions(Subtask.MOTION_VECTOR_COORDINATE_ADT).values().stream()
                                .collect(Collectors.groupingBy(
                                        question -> question.points().getFirst()));
                byPoint.forEach((point, questions) -> {
                    double[] moving = questions.stream()
                            .mapToDouble(question -> Asked.raw(question, "distance_m"))
                            .filter(metres -> metres >= 0.01)
                            .toArray();
                    assertThat(questions.size() - moving.length).isLessThanOrEqualTo(1);
                    assertThat(moving.length).isLessThanOrEqualTo(10 * most);
                });
                assertThat(byPoint.values()).anyMatch(questions -> questions.size() > 5);
            }
        }
    }

    @Test
    void inTheBenchmarkABodyGivesOnePoint() {
        Asked asked = Asked.of(SCENE, Profile.STRICT, AskSettings.Motion.BENCHMARK);
        List<Double> bodies = byPoint(asked.questions(Subtask.MOTION_DISTANCE_COORDINATE_ADT)).keySet().stream()
                .map(point -> (double) THINGS.thingOf()[point])
                .toList();
        assertThat(bodies).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
    }

    @Test
    void aPointAtRestIsAnsweredWithZeroAndFallsInABinOfItsOwn() {
        Asked asked = Asked.of(SCENE, Profile.STRICT, AskSettings.Motion.TRAINING);
        int still = 0;
        for (Proposal proposal : asked.proposals()) {
            Question question = proposal.question().get();
            double metres = Asked.raw(question, "distance_m");
            assertThat(proposal.bin()).isEqualTo(metres < 0.01 ? "still" : MotionBins.moved(metres));
            String text = question.truth().text();
            assertThat(text.equals("0") || text.equals("[ 0 , 0 , 0 ]")).isEqualTo(metres < 0.01);
            still += metres < 0.01 ? 1 : 0;
        }
        assertThat(still).isGreaterThan(50);
    }

    @Test
    void theSameIsAskedWithAnyNumberOfThreadsAndOtherThingsWithAnotherSeed() {
        List<String> one = described(Asked.of(SCENE, Profile.STRICT, AskSettings.Motion.TRAINING, 7, 1));
        assertThat(described(Asked.of(SCENE, Profile.STRICT, AskSettings.Motion.TRAINING, 7, 3)))
                .isEqualTo(one);
        assertThat(described(Asked.of(SCENE, Profile.STRICT, AskSettings.Motion.TRAINING, 8, 1)))
                .isNotEqualTo(one);
    }

    private static List<String> described(Asked asked) {
        List<String> lines = new ArrayList<>();
        for (Proposal proposal : asked.proposals()) {
            lines.add(proposal.bin() + " " + proposal.selectionHash() + " "
                    + proposal.question().get());
        }
        lines.add(asked.drops().toString());
        return lines;
    }

    @Test
    void proposalsHaveHashesOfTheirOwn() {
        List<Proposal> proposals =
                Asked.of(SCENE, Profile.PAPER, AskSettings.Motion.TRAINING).proposals();
        assertThat(proposals).extracting(Proposal::selectionHash).doesNotHaveDuplicates();
    }

    @Test
    void aRecordingFeedsItsFourSubtasksAndOthersByWhatTheirCameraDoes() {
        MovingThings resting = MovingThings.of(3, 8, false);
        MovingThings moving = MovingThings.of(3, 8, true);
        assertThat(subtasks(resting.scene(TrackSubset.ADT))).allMatch(id -> id.endsWith("-adt"));
        assertThat(subtasks(moving.scene(TrackSubset.PSTUDIO))).allMatch(id -> id.endsWith("-pstudio"));
        assertThat(subtasks(moving.scene(TrackSubset.DRIVETRACK))).allMatch(id -> id.endsWith("-adt"));
        assertThat(subtasks(resting.scene(TrackSubset.OTHER))).allMatch(id -> id.endsWith("-pstudio"));
    }

    private static Set<String> subtasks(DynamicScene scene) {
        Set<String> ids = Asked.of(scene, Profile.PAPER, AskSettings.Motion.TRAINING).questions().stream()
                .map(question -> question.subtask().id())
                .collect(Collectors.toSet());
        assertThat(ids).hasSize(4);
        return ids;
    }

    @Test
    void onlyWhatIsWantedIsProposedAndInTheSameWay() {
        MotionScene scene = MotionScene.of(SCENE, Profile.STRICT, AskSettings.DEFAULT, 7, 2);
        Asked all = Asked.of(scene);
        Asked one = Asked.of(scene, EnumSet.of(Subtask.MOTION_VECTOR_DOT_ADT, Subtask.CAMERA_VECTOR));
        assertThat(one.questions())
                .isEqualTo(List.copyOf(all.questions().stream()
                        .filter(question -> question.subtask() == Subtask.MOTION_VECTOR_DOT_ADT)
                        .toList()));
        Asked none = Asked.of(scene, EnumSet.of(Subtask.MOTION_VECTOR_DOT_PSTUDIO, Subtask.OBJECT_HEIGHT));
        assertThat(none.proposals()).isEmpty();
        assertThat(none.drops()).isEmpty();
        assertThat(scene.usableFrames()).isEqualTo(24);
    }

    @Test
    void pointsOfSmallBodiesAreCountedAndNotAsked() {
        Asked asked = Asked.of(SCENE, Profile.PAPER, AskSettings.Motion.TRAINING);
        assertThat(asked.dropped(Subtask.MOTION_VECTOR_DOT_ADT, Gate.SMALL_BODY))
                .isEqualTo(MovingThings.OF_THE_SMALL_THING);
        assertThat(asked.questions())
                .noneMatch(question -> THINGS.thingOf()[question.points().getFirst()] == 4);
    }

    @Test
    void aSceneOfOneFrameHasNothingToAsk() {
        DynamicScene one = MovingThings.of(3, 1, true).scene(TrackSubset.ADT);
        Asked asked = Asked.of(one, Profile.STRICT, AskSettings.Motion.TRAINING);
        assertThat(asked.proposals()).isEmpty();
    }

    @Test
    void aPoseThatTurnsTheWorldUpsideDownIsNoTrouble() {
        Pose upsideDown = Pose.ofQuaternion(1, 0.2, -0.1, 0.3, new Vec3(5, 6, -7));
        assertThat(Asked.of(
                                THINGS.scene("moving", TrackSubset.ADT, upsideDown),
                                Profile.STRICT,
                                AskSettings.Motion.BENCHMARK)
                        .questions())
                .hasSameSizeAs(Asked.of(SCENE, Profile.STRICT, AskSettings.Motion.BENCHMARK)
                        .questions());
    }
}
