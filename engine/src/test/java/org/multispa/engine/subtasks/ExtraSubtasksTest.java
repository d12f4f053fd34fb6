package org.multispa.engine.subtasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Subtask;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.questions.Question;
import org.multispa.engine.testscenes.Proposed;
import org.multispa.engine.testscenes.RoomScenes;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.Frame;
import org.multispa.testing.rooms.RoomScan;

/// Roll and all six degrees of freedom, in a room whose floor was tilted so that every camera leans.
final class ExtraSubtasksTest {
    private static final Set<Subtask> EXTRAS =
            EnumSet.of(Subtask.CAMERA_ROLL_DIRECTION, Subtask.CAMERA_ROLL_ANGLE, Subtask.CAMERA_SIX_DOF);

    private static Proposed tilted(Profile profile, double degrees) {
        double half = Math.toRadians(degrees) / 2;
        Pose tilt = Pose.ofQuaternion(Math.sin(half), 0, 0, Math.cos(half), Vec3.ZERO);
        SceneIndex index = SceneIndex.of(RoomScenes.of("tilted", RoomScan.of(16, 5), tilt), profile.visibilityRule());
        return Proposed.of(SceneContext.of(index, profile, AskSettings.DEFAULT, 7, 1), EXTRAS);
    }

    /// The angle by which a level line through the image must be turned to be as the camera's rows.
    private static double roll(Frame frame) {
        Vec3 forward = frame.pose().axisZ();
        Vec3 level = forward.cross(new Vec3(0, 0, 1)).unit();
        Vec3 right = frame.pose().axisX();
        double size = Math.toDegrees(Math.acos(Math.clamp(right.dot(level), -1, 1)));
        return level.cross(right).dot(forward) >= 0 ? size : -size;
    }

    @Test
    void answers_follow_from_the_lean_of_the_cameras() {
        for (Profile profile : List.of(Profile.PAPER, Profile.STRICT)) {
            List<Question> asked = tilted(profile, 35).questions();
            Set<String> words = asked.stream()
                    .filter(question -> question.truth() instanceof Answer.Direction)
                    .map(question -> question.truth().text())
                    .collect(Collectors.toSet());
            assertThat(words).containsExactlyInAnyOrder("clockwise", "counterclockwise");
            assertThat(asked.stream().map(Question::subtask).distinct()).containsAll(EXTRAS);
            for (Question question : asked) {
                double turned = roll(question.frames().getLast())
                        - roll(question.frames().getFirst());
                double wrapped = turned - 360 * Math.rint(turned / 360);
                switch (question.truth()) {
                    case Answer.Direction direction ->
                        assertThat(direction.text()).isEqualTo(wrapped > 0 ? "clockwise" : "counterclockwise");
                    case Answer.Scalar(long value, Answer.Unit unit) -> {
                        assertThat(unit).isEqualTo(Answer.Unit.DEGREE);
                        assertThat(Math.abs(value - Math.abs(wrapped))).isLessThan(0.5001);
                    }
                    case Answer.Motion motion -> {
                        assertThat(Math.abs(motion.roll() - wrapped)).isLessThan(0.5001);
                        requireDisplacement(question, motion);
                    }
                    case Answer.Choice _, Answer.Pixel _, Answer.Vector _ -> throw new AssertionError(question);
                }
                assertThat(Objects.requireNonNull(question.raw().get("roll_deg")) - wrapped)
                        .isBetween(-1e-4, 1e-4);
            }
        }
    }

    private static void requireDisplacement(Question question, Answer.Motion motion) {
        Pose first = question.frames().getFirst().pose();
        Vec3 moved = question.frames().getLast().pose().translation().minus(first.translation());
        assertThat(Math.abs(motion.x() - 1000 * moved.dot(first.axisX()))).isLessThan(0.5001);
        assertThat(Math.abs(motion.y() - 1000 * moved.dot(first.axisY()))).isLessThan(0.5001);
        assertThat(Math.abs(motion.z() - 1000 * moved.dot(first.axisZ()))).isLessThan(0.5001);
    }

    @Test
    void the_strict_profile_asks_no_small_roll_and_none_of_steep_views() {
        Proposed asked = tilted(Profile.STRICT, 35);
        for (Question question : asked.questions()) {
            question.frames()
                    .forEach(frame ->
                            assertThat(Math.abs(frame.pose().pitchDegrees())).isLessThanOrEqualTo(70));
            if (question.subtask() != Subtask.CAMERA_SIX_DOF) {
                assertThat(Math.abs(Objects.requireNonNull(question.raw().get("roll_deg"))))
                        .isGreaterThanOrEqualTo(5);
            }
        }
        assertThat(asked.drops().get(Subtask.CAMERA_ROLL_DIRECTION)).containsKey(Gate.DEAD_ZONE);
        assertThat(asked.drops().get(Subtask.CAMERA_ROLL_ANGLE)).containsKey(Gate.TOO_SMALL);
        assertThat(tilted(Profile.STRICT, 80).drops().get(Subtask.CAMERA_SIX_DOF))
                .containsKey(Gate.STEEP_VIEW);
    }

    @Test
    void nobody_is_asked_which_way_upright_cameras_rolled() {
        for (Profile profile : List.of(Profile.PAPER, Profile.STRICT)) {
            assertThat(tilted(profile, 0).questions().stream().map(Question::subtask))
                    .doesNotContain(Subtask.CAMERA_ROLL_DIRECTION)
                    .contains(Subtask.CAMERA_SIX_DOF);
        }
    }

    @Test
    void they_are_made_only_where_they_are_named() {
        assertThat(Subtask.benchmark()).hasSize(26).doesNotContainAnyElementsOf(EXTRAS);
        EXTRAS.forEach(extra -> assertThat(extra.isExtra() && extra.isStatic()).isTrue());
    }
}
