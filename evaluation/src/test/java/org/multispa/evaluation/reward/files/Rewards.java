package org.multispa.evaluation.reward.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.multispa.evaluation.extract.Rung;
import org.multispa.evaluation.reward.Annotator;
import org.multispa.evaluation.reward.ClipReward;
import org.multispa.evaluation.reward.RewardSettings;
import org.multispa.evaluation.reward.Videos;
import org.multispa.evaluation.reward.ask.Check;
import org.multispa.evaluation.reward.ask.FrameAnswer;
import org.multispa.evaluation.reward.ask.FrameAnswers;
import org.multispa.evaluation.reward.ask.FrameAnswers.State;
import org.multispa.evaluation.reward.ask.Tolerance;
import org.multispa.evaluation.reward.series.Smoothing;
import org.multispa.geometry.Vec3;

/// Rewards of every kind.
final class Rewards {
    static final int FRAMES = 12;

    private Rewards() {}

    static ClipReward random(Random random, String clip, String target) {
        List<FrameAnswers> answers = new ArrayList<>();
        answers.add(new FrameAnswers(0, State.START, List.of()));
        for (int i = 1; i < FRAMES; i++) {
            answers.add(
                    switch (random.nextInt(5)) {
                        case 0 -> new FrameAnswers(i, State.SKIPPED, List.of());
                        case 1 -> new FrameAnswers(i, State.UNSEEN, List.of());
                        case 2 -> new FrameAnswers(i, State.ASKED, List.of(new FrameAnswer.Refused(Check.FIRST)));
                        default -> new FrameAnswers(i, State.ASKED, List.of(given(random), given(random)));
                    });
        }
        RewardSettings settings = new RewardSettings(
                new Tolerance(0.5, 300),
                new Smoothing(3, random.nextBoolean()),
                random.nextBoolean() ? OptionalDouble.of(400) : OptionalDouble.empty(),
                10,
                10);
        ClipReward made =
                new Annotator(settings).annotate(Videos.of(FRAMES), Videos.marked(true), "model \u00e9 \"x\"", answers);
        return new ClipReward(clip, target, made.model(), made.goalMm(), made.goalGiven(), made.frames());
    }

    private static FrameAnswer given(Random random) {
        Vec3 vector = new Vec3(random.nextInt(400), -random.nextInt(400), random.nextInt(100));
        return new FrameAnswer.Given(
                Check.REVERSED,
                vector.norm(),
                random.nextBoolean() ? Optional.of(vector) : Optional.empty(),
                Rung.STATED);
    }
}
