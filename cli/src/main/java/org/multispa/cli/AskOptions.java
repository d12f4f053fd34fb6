package org.multispa.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.multispa.engine.mixture.Mixture;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.wording.WordingPacks;
import picocli.CommandLine.Option;

/// How questions are asked. What is not given on the command line comes from the mixture, where there is one.
final class AskOptions {
    @Option(
            names = "--profile",
            paramLabel = "strict|paper",
            description = {
                "strict keeps ambiguous questions out, paper follows the published rules",
                "(default: the mixture's, or strict)."
            })
    @Nullable
    String profile;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "Seed (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--distractors",
            paramLabel = "random|near|same-object|mixed",
            converter = DistractorsConverter.class,
            description = "Wrong options of correspondence questions (default: the mixture's, or mixed).")
    AskSettings.@Nullable Distractors distractors;

    @Option(
            names = "--near-radius",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "Farthest near distractor, as a share of the image width (default: ${DEFAULT-VALUE}).")
    double nearRadius = 0.2;

    @Option(
            names = "--object-frames",
            paramLabel = "K",
            defaultValue = "2",
            description = "Frames of an object question, 1 to 6 (default: ${DEFAULT-VALUE}).")
    int objectFrames = 2;

    @Option(
            names = "--points-per-frame",
            paramLabel = "N",
            defaultValue = "64",
            description = "Points of each frame considered for depth questions (default: ${DEFAULT-VALUE}).")
    int pointsPerFrame = 64;

    @Option(
            names = "--points-per-pair",
            paramLabel = "N",
            defaultValue = "4",
            description = "Points of each frame pair considered for correspondence (default: ${DEFAULT-VALUE}).")
    int pointsPerPair = 4;

    @Option(
            names = "--points-per-body",
            paramLabel = "N",
            description = "Points of each rigid body asked about (default: 15; 1 in a benchmark).")
    @Nullable
    Integer pointsPerBody;

    @Option(
            names = "--pairs-per-bin",
            paramLabel = "N",
            description = {
                "Most frame pairs of each of a moving point's ten distance bins",
                "(default: 30; 1 in a benchmark)."
            })
    @Nullable
    Integer pairsPerBin;

    @Option(
            names = "--reversed",
            paramLabel = "PERCENT",
            description = {
                "Frame pairs of moving points also asked the other way round",
                "(default: 5; 0 in a benchmark)."
            })
    @Nullable
    Double reversed;

    @Option(
            names = "--sequences",
            paramLabel = "SHARE",
            description = {
                "Share of the questions about camera motion, object size and moving points that are asked over",
                "3 to 8 frames where the scene has them, 0 to 1 (default: the mixture's, or 0)."
            })
    @Nullable
    Double sequences;

    @Option(
            names = "--wording",
            paramLabel = "PATH",
            description = "A wording pack, or a folder of them, in place of the built-in ones (docs/wording.md).")
    @Nullable
    Path wording;

    Profile profile(@Nullable Mixture mixture) {
        if (profile != null) {
            return Profiles.named(profile);
        }
        return mixture == null ? Profile.STRICT : mixture.profile();
    }

    /// @param usual how much is asked of moving points where the command line does not say
    AskSettings settings(@Nullable Mixture mixture, AskSettings.Motion usual) {
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

    WordingPacks packs() throws IOException {
        return wording == null ? WordingPacks.standard() : WordingPacks.read(wording);
    }
}
