package org.multispa.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.UsageException;
import org.multispa.engine.mixture.Mixture;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.wording.WordingCheck.Minimums;
import org.multispa.engine.wording.WordingPacks;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How questions are asked. What is not given on the command line comes from the mixture, where there is one.
public final class AskOptions {
    @Mixin
    private ProfileOption profile = new ProfileOption();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "Seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--distractors",
            paramLabel = "random|near|same-object|mixed",
            converter = Levels.class,
            description = "Wrong options of correspondence questions (default: the mixture's, or mixed).")
    private AskSettings.@Nullable Distractors distractors;

    @Option(
            names = "--near-radius",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "Farthest near distractor, as a share of the image width (default: ${DEFAULT-VALUE}).")
    private double nearRadius = 0.2;

    @Option(
            names = "--object-frames",
            converter = Positive.Int.class,
            paramLabel = "K",
            defaultValue = "2",
            description = "Frames of an object question, 1 to 6 (default: ${DEFAULT-VALUE}).")
    private int objectFrames = 2;

    @Option(
            names = "--points-per-frame",
            converter = Positive.Int.class,
            paramLabel = "N",
            defaultValue = "64",
            description = "Points of each frame considered for depth questions (default: ${DEFAULT-VALUE}).")
    private int pointsPerFrame = 64;

    @Option(
            names = "--points-per-pair",
            converter = Positive.Int.class,
            paramLabel = "N",
            defaultValue = "4",
            description = "Points of each frame pair considered for correspondence (default: ${DEFAULT-VALUE}).")
    private int pointsPerPair = 4;

    @Option(
            names = "--points-per-body",
            converter = Positive.Int.class,
            paramLabel = "N",
            description = "Points of each rigid body asked about (default: 15; 1 in a benchmark).")
    @Nullable
    private Integer pointsPerBody;

    @Option(
            names = "--pairs-per-bin",
            converter = Positive.Int.class,
            paramLabel = "N",
            description = "Most frame pairs of each of a moving point's ten distance bins"
                    + " (default: 30; 1 in a benchmark).")
    @Nullable
    private Integer pairsPerBin;

    @Option(
            names = "--reversed",
            paramLabel = "PERCENT",
            description =
                    "Frame pairs of moving points also asked the other way round" + " (default: 5; 0 in a benchmark).")
    @Nullable
    private Double reversed;

    @Option(
            names = "--sequences",
            paramLabel = "SHARE",
            description =
                    "Share of the questions about camera motion, object size and moving points that are asked over"
                            + " 3 to 8 frames where the scene has them, 0 to 1 (default: the mixture's, or 0).")
    @Nullable
    private Double sequences;

    @Option(
            names = "--wording",
            paramLabel = "PATH",
            description = "A wording pack, or a folder of them, in place of the built-in ones (docs/wording.md).")
    @Nullable
    private Path wording;

    @Option(
            names = "--few-templates",
            description = "Accept wording packs with fewer templates than the built-in ones have; one of each kind "
                    + "is enough.")
    private boolean fewTemplates;

    public long seed() {
        return seed;
    }

    /// The rules that were chosen, or the mixture's, or the strict ones.
    public Profile profile(@Nullable Mixture mixture) {
        return profile.given().orElse(mixture == null ? Profile.STRICT : mixture.profile());
    }

    /// @param usual how much is asked of moving points where the command line does not say
    public AskSettings settings(@Nullable Mixture mixture, AskSettings.Motion usual) {
        AskSettings.Distractors level = mixture == null ? AskSettings.Distractors.MIXED : mixture.distractors();
        try {
            AskSettings.Motion motion = new AskSettings.Motion(
                    pointsPerBody == null ? usual.pointsPerBody() : pointsPerBody,
                    pairsPerBin == null ? usual.pairsPerBin() : pairsPerBin,
                    reversed == null ? usual.reversedPercent() : reversed);
            return new AskSettings(
                    pointsPerFrame,
                    pointsPerPair,
                    distractors == null ? level : distractors,
                    nearRadius,
                    objectFrames,
                    motion,
                    sequences(mixture));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /// Share of the questions that are asked over a sequence of frames.
    private double sequences(@Nullable Mixture mixture) {
        double share = sequences != null ? sequences : mixture == null ? 0 : mixture.sequences();
        if (!(share >= 0 && share <= 1)) {
            throw new UsageException("--sequences is a share from 0 to 1, found " + share);
        }
        return share;
    }

    public WordingPacks packs() throws IOException {
        if (wording == null) {
            return WordingPacks.standard();
        }
        return WordingPacks.read(wording, fewTemplates ? Minimums.ONE_EACH : Minimums.STANDARD);
    }

    private static final class Levels extends Choice<AskSettings.Distractors> {
        Levels() {
            super(List.of(AskSettings.Distractors.values()), AskSettings.Distractors::id);
        }
    }
}
