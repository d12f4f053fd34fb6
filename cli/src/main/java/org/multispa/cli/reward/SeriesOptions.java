package org.multispa.cli.reward;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.evaluation.reward.RewardSettings;
import org.multispa.evaluation.reward.ask.Tolerance;
import org.multispa.evaluation.reward.series.Smoothing;
import picocli.CommandLine.Option;

/// How rewards are made of answers.
final class SeriesOptions {
    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "Answers agree if they differ by at most this share of the larger one (default:"
                    + " ${DEFAULT-VALUE}) …")
    private double tolerance = 0.2;

    @Option(
            names = "--tolerance-mm",
            paramLabel = "MM",
            defaultValue = "20",
            description = "… or by this much, whichever is more (default: ${DEFAULT-VALUE}).")
    private double toleranceMm = 20;

    @Option(
            names = "--goal-mm",
            paramLabel = "MM",
            description = "Displacement at which progress is 1 (default: the largest of the video).")
    @Nullable
    private Double goal;

    @Option(
            names = "--still-mm",
            paramLabel = "MM",
            defaultValue = "10",
            description = "What is displaced by less did not move (default: ${DEFAULT-VALUE}).")
    private double still = 10;

    @Option(
            names = "--median",
            paramLabel = "N",
            defaultValue = "3",
            description = "Answers under the running median that makes displacements smooth, odd; 1 for none (default:"
                    + " ${DEFAULT-VALUE}).")
    private int window = 3;

    @Option(
            names = "--rising",
            description = "The thing only ever moves on: after the median, take the rising series nearest to it"
                    + " (isotonic regression).")
    private boolean rising;

    @Option(
            names = "--fps",
            paramLabel = "F",
            defaultValue = "10",
            description = "Frames a second, for times (default: ${DEFAULT-VALUE}).")
    private double fps = 10;

    RewardSettings settings() {
        try {
            return new RewardSettings(
                    new Tolerance(tolerance, toleranceMm),
                    new Smoothing(window, rising),
                    goal == null ? OptionalDouble.empty() : OptionalDouble.of(goal),
                    still,
                    fps);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "--tolerance, --tolerance-mm, --goal-mm, --still-mm, --median, --fps: " + e.getMessage());
        }
    }
}
