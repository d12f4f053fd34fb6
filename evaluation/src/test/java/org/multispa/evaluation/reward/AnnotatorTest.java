package org.multispa.evaluation.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.evaluation.extract.Rung;
import org.multispa.evaluation.reward.ask.Check;
import org.multispa.evaluation.reward.ask.FrameAnswer;
import org.multispa.evaluation.reward.ask.FrameAnswers;
import org.multispa.evaluation.reward.ask.FrameAnswers.State;
import org.multispa.evaluation.reward.ask.Tolerance;
import org.multispa.evaluation.reward.ask.Tolerance.Reason;
import org.multispa.evaluation.reward.series.Smoothing;
import org.multispa.geometry.Vec3;

final class AnnotatorTest {
    private static final RewardSettings PLAIN = settings(OptionalDouble.empty(), new Smoothing(1, false));

    private static RewardSettings settings(OptionalDouble goal, Smoothing smoothing) {
        return new RewardSettings(new Tolerance(0.2, 20), smoothing, goal, 10, 5);
    }

    private static FrameAnswer said(Check check, double mm) {
        return new FrameAnswer.Given(check, mm, Optional.empty(), Rung.BACKTICKS);
    }

    private static FrameAnswers asked(int frame, FrameAnswer... answers) {
        return new FrameAnswers(frame, State.ASKED, List.of(answers));
    }

    private static FrameAnswers not(int frame, State state) {
        return new FrameAnswers(frame, state, List.of());
    }

    private static ClipReward annotated(RewardSettings settings, List<FrameAnswers> answers) {
        return new Annotator(settings).annotate(Videos.of(answers.size()), Videos.marked(true), "model", answers);
    }

    private static List<FrameAnswers> series(double... mm) {
        List<FrameAnswers> answers = new ArrayList<>();
        answers.add(not(0, State.START));
        for (int i = 0; i < mm.length; i++) {
            answers.add(asked(i + 1, said(Check.FIRST, mm[i])));
        }
        return answers;
    }

    @Test
    void answers_become_displacement_and_progress_towards_the_goal() {
        ClipReward reward =
                annotated(settings(OptionalDouble.of(200), new Smoothing(1, false)), series(5, 50, 200, 300));
        assertThat(reward.frames()).extracting(FrameReward::mm).containsExactly(0.0, 5.0, 50.0, 200.0, 300.0);
        assertThat(reward.frames()).extracting(FrameReward::progress).containsExactly(0.0, 0.025, 0.25, 1.0, 1.0);
        assertThat(reward.frames())
                .extracting(frame -> frame.moved().orElseThrow())
                .containsExactly(false, false, true, true, true);
        assertThat(reward.frames()).extracting(FrameReward::seconds).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8);
        assertThat(reward.goalGiven()).isTrue();
        assertThat(reward.count(RewardState.ANSWERED)).isEqualTo(4);
    }

    @Test
    void without_a_goal_the_largest_displacement_is_one() {
        ClipReward reward = annotated(PLAIN, series(50, 400, 100));
        assertThat(reward.frames()).extracting(FrameReward::progress).containsExactly(0.0, 0.125, 1.0, 0.25);
        assertThat(reward.goalMm()).isEqualTo(400);
        assertThat(reward.goalGiven()).isFalse();
        ClipReward resting = annotated(PLAIN, series(0, 9, 3));
        assertThat(resting.frames()).extracting(FrameReward::progress).containsOnly(0.0);
        assertThat(annotated(PLAIN, series(0, 0)).frames())
                .extracting(FrameReward::progress)
                .containsOnly(0.0);
    }

    @Test
    void frames_without_an_answer_to_rely_on_lie_between_their_neighbours() {
        ClipReward reward = annotated(
                PLAIN,
                List.of(
                        not(0, State.START),
                        asked(1, said(Check.FIRST, 100), said(Check.REVERSED, 900)),
                        not(2, State.SKIPPED),
                        asked(3, said(Check.FIRST, 300), said(Check.REVERSED, 300)),
                        not(4, State.UNSEEN),
                        asked(5, new FrameAnswer.Refused(Check.FIRST)),
                        not(6, State.BROKEN)));
        assertThat(reward.frames())
                .extracting(FrameReward::mm)
                .containsExactly(0.0, 100.0, 200.0, 300.0, 300.0, 300.0, 300.0);
        assertThat(reward.frames())
                .extracting(FrameReward::state)
                .containsExactly(
                        RewardState.START,
                        RewardState.ABSTAINED,
                        RewardState.SKIPPED,
                        RewardState.ANSWERED,
                        RewardState.UNSEEN,
                        RewardState.ABSTAINED,
                        RewardState.BROKEN);
        assertThat(reward.frames().get(1).reason()).contains(Reason.DISAGREES);
        assertThat(reward.frames().get(5).reason()).contains(Reason.REFUSED);
        assertThat(reward.frames().get(1).rawMm()).isEmpty();
        assertThat(reward.frames().get(1).answers()).hasSize(2);
    }

    @Test
    void nothing_to_rely_on_is_no_reward() {
        ClipReward reward = annotated(
                PLAIN,
                List.of(not(0, State.START), asked(1, new FrameAnswer.Missing(Check.FIRST)), not(2, State.UNSEEN)));
        assertThat(reward.frames()).extracting(FrameReward::mm).containsOnly(0.0);
        assertThat(reward.frames()).extracting(FrameReward::progress).containsOnly(0.0);
    }

    @Test
    void progress_stays_within_its_bounds_and_never_falls_where_it_must_not() {
        Random random = new Random(5);
        for (int round = 0; round < 100; round++) {
            double[] mm = random.doubles(1 + random.nextInt(20), 0, 600).toArray();
            OptionalDouble goal = round % 2 == 0 ? OptionalDouble.of(1 + random.nextInt(500)) : OptionalDouble.empty();
            ClipReward rising = annotated(settings(goal, new Smoothing(3, true)), series(mm));
            double[] progress =
                    rising.frames().stream().mapToDouble(FrameReward::progress).toArray();
            assertThat(progress).isSorted();
            assertThat(Arrays.stream(progress).allMatch(p -> p >= 0 && p <= 1)).isTrue();
            Arrays.sort(mm);
            ClipReward kept = annotated(settings(goal, new Smoothing(5, false)), series(mm));
            assertThat(kept.frames().stream()
                            .skip(1)
                            .mapToDouble(FrameReward::mm)
                            .toArray())
                    .containsExactly(mm);
        }
    }

    @Test
    void the_direction_is_the_main_axis_of_a_vector_that_moved() {
        assertThat(Annotator.mainDirection(new Vec3(-5, 4, 3))).isEqualTo(Word.LEFT);
        assertThat(Annotator.mainDirection(new Vec3(5, -4, 3))).isEqualTo(Word.RIGHT);
        assertThat(Annotator.mainDirection(new Vec3(1, -4, 3))).isEqualTo(Word.UP);
        assertThat(Annotator.mainDirection(new Vec3(1, 4, 4))).isEqualTo(Word.DOWN);
        assertThat(Annotator.mainDirection(new Vec3(1, 2, 4))).isEqualTo(Word.FORWARD);
        assertThat(Annotator.mainDirection(new Vec3(1, 2, -4))).isEqualTo(Word.BACKWARD);
        Vec3 far = new Vec3(-30, 0, 40);
        Vec3 near = new Vec3(3, 0, 4);
        ClipReward reward = annotated(
                PLAIN,
                List.of(
                        not(0, State.START),
                        asked(1, new FrameAnswer.Given(Check.FIRST, far.norm(), Optional.of(far), Rung.LAST)),
                        asked(2, new FrameAnswer.Given(Check.FIRST, near.norm(), Optional.of(near), Rung.LAST))));
        assertThat(reward.frames().get(1).direction()).contains(Word.FORWARD);
        assertThat(reward.frames().get(1).vectorMm()).contains(far);
        assertThat(reward.frames().get(1).mm()).isCloseTo(50, within(1e-9));
        assertThat(reward.frames().get(2).direction()).isEmpty();
    }

    @Test
    void settings_and_frames_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> settings(OptionalDouble.of(0), new Smoothing(1, false)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RewardSettings(
                        new Tolerance(0, 0), new Smoothing(1, false), OptionalDouble.empty(), Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FrameAnswers(1, State.ASKED, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        FrameReward first = annotated(PLAIN, series(1)).frames().getFirst();
        assertThatThrownBy(() -> new ClipReward("c", "t", "m", 1, true, List.of(first, first)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected frame 1");
    }
}
