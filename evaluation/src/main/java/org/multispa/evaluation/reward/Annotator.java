package org.multispa.evaluation.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.evaluation.reward.ask.FrameAnswers;
import org.multispa.evaluation.reward.ask.Tolerance.Reason;
import org.multispa.evaluation.reward.ask.Tolerance.Verdict;
import org.multispa.evaluation.reward.clip.Frames;
import org.multispa.evaluation.reward.clip.Target;
import org.multispa.geometry.Vec3;

/// Makes rewards of answers.
public final class Annotator {
    private final RewardSettings settings;

    public Annotator(RewardSettings settings) {
        this.settings = settings;
    }

    /// @param model who answered
    /// @param answers for each frame, in order
    public ClipReward annotate(Frames frames, Target target, String model, List<FrameAnswers> answers) {
        List<Measured> measured = answers.stream().map(this::measured).toList();
        double[] raw = new double[measured.size()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = i < target.start() ? 0 : measured.get(i).mm().orElse(Double.NaN);
        }
        double[] smooth = settings.smoothing().apply(raw);
        double largest = Arrays.stream(smooth).max().orElse(0);
        double goal = settings.goalMm().orElse(largest);
        boolean reachable = settings.goalMm().isPresent() || largest >= Math.max(settings.stillMm(), Double.MIN_NORMAL);
        List<FrameReward> rewards = new ArrayList<>();
        for (int i = 0; i < raw.length; i++) {
            Measured one = measured.get(i);
            Optional<Boolean> moved = one.mm().isPresent()
                    ? Optional.of(one.mm().getAsDouble() > 0 && one.mm().getAsDouble() >= settings.stillMm())
                    : Optional.empty();
            rewards.add(new FrameReward(
                    i,
                    frames.name(i),
                    i / settings.fps(),
                    one.state(),
                    one.reason(),
                    one.mm(),
                    one.vector(),
                    moved,
                    one.vector().filter(_ -> moved.orElse(false)).map(Annotator::mainDirection),
                    smooth[i],
                    reachable ? Math.min(1, smooth[i] / goal) : 0,
                    answers.get(i).answers()));
        }
        return new ClipReward(
                frames.clip(), target.name(), model, goal, settings.goalMm().isPresent(), rewards);
    }

    /// What the answers about a frame come to.
    private record Measured(RewardState state, Optional<Reason> reason, OptionalDouble mm, Optional<Vec3> vector) {
        static Measured none(RewardState state) {
            return new Measured(state, Optional.empty(), OptionalDouble.empty(), Optional.empty());
        }
    }

    private Measured measured(FrameAnswers answers) {
        return switch (answers.state()) {
            case START -> new Measured(RewardState.START, Optional.empty(), OptionalDouble.of(0), Optional.empty());
            case SKIPPED -> Measured.none(RewardState.SKIPPED);
            case UNSEEN -> Measured.none(RewardState.UNSEEN);
            case BROKEN -> Measured.none(RewardState.BROKEN);
            case ASKED ->
                switch (settings.tolerance().verdict(answers.answers())) {
                    case Verdict.Agreed(double mm, Optional<Vec3> vector) ->
                        new Measured(RewardState.ANSWERED, Optional.empty(), OptionalDouble.of(mm), vector);
                    case Verdict.Abstained(Reason reason) ->
                        new Measured(
                                RewardState.ABSTAINED, Optional.of(reason), OptionalDouble.empty(), Optional.empty());
                };
        };
    }

    /// The axis with the largest part of a vector; of equal ones the first of x, y and z.
    static Word mainDirection(Vec3 vector) {
        double x = Math.abs(vector.x());
        double y = Math.abs(vector.y());
        double z = Math.abs(vector.z());
        if (x >= y && x >= z) {
            return vector.x() < 0 ? Word.LEFT : Word.RIGHT;
        }
        if (y >= z) {
            return vector.y() < 0 ? Word.UP : Word.DOWN;
        }
        return vector.z() < 0 ? Word.BACKWARD : Word.FORWARD;
    }
}
