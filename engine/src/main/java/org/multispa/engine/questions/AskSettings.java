package org.multispa.engine.questions;

import java.util.Locale;

/// How much is proposed, apart from the profile's rules.
///
/// @param pointsPerFrame points of each frame considered for depth questions
/// @param pointsPerPair points of each frame pair considered for correspondence questions
/// @param distractors how wrong options of correspondence questions are chosen
/// @param nearRadius for near distractors: largest distance from the answer, as a share of the image width
/// @param objectFrames number of frames of an object question, 1 to 6 (the paper takes 2)
/// @param motion how much is asked about moving points
/// @param sequences share of the questions about camera motion, object size and moving points that are asked over
///     3 to 8 frames where the scene has them, 0 to 1
public record AskSettings(
        int pointsPerFrame,
        int pointsPerPair,
        Distractors distractors,
        double nearRadius,
        int objectFrames,
        Motion motion,
        double sequences) {
    public static final AskSettings DEFAULT = new AskSettings(64, 4, Distractors.MIXED, 0.2, 2);

    /// With as many moving points as in the paper's training data, and no sequences.
    public AskSettings(
            int pointsPerFrame, int pointsPerPair, Distractors distractors, double nearRadius, int objectFrames) {
        this(pointsPerFrame, pointsPerPair, distractors, nearRadius, objectFrames, Motion.TRAINING, 0);
    }

    public AskSettings withMotion(Motion other) {
        return new AskSettings(pointsPerFrame, pointsPerPair, distractors, nearRadius, objectFrames, other, sequences);
    }

    public AskSettings withSequences(double share) {
        return new AskSettings(pointsPerFrame, pointsPerPair, distractors, nearRadius, objectFrames, motion, share);
    }

    /// How much is proposed of each rigid body.
    ///
    /// @param pointsPerBody points of each body that are asked about
    /// @param pairsPerBin most frame pairs that each of a point's ten distance bins gives
    /// @param reversedPercent share of the frame pairs that are also asked the other way round, 0 to 100
    public record Motion(int pointsPerBody, int pairsPerBin, double reversedPercent) {
        /// What the paper takes for training.
        public static final Motion TRAINING = new Motion(15, 30, 5);

        /// What the paper takes for its benchmark.
        public static final Motion BENCHMARK = new Motion(1, 1, 0);

        public Motion {
            if (pointsPerBody < 1 || pairsPerBin < 1) {
                throw new IllegalArgumentException("points per body and pairs per bin must be positive, found "
                        + pointsPerBody + ", " + pairsPerBin);
            }
            if (!(reversedPercent >= 0 && reversedPercent <= 100)) {
                throw new IllegalArgumentException(
                        "the share of reversed pairs must lie in 0..100 percent, found " + reversedPercent);
            }
        }
    }

    /// How the wrong options of a correspondence question are chosen.
    public enum Distractors {
        /// Anywhere in the second image (the paper's Easy).
        RANDOM,
        /// Within a radius of the answer (the paper's Hard).
        NEAR,
        /// On the same object as the answer.
        SAME_OBJECT,
        /// One of the three for each question, by its hash.
        MIXED;

        /// Name in files and on the command line, for example `same-object`.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public AskSettings {
        if (pointsPerFrame < 1 || pointsPerPair < 1 || objectFrames < 1 || objectFrames > 6) {
            throw new IllegalArgumentException(
                    "points per frame and pair must be positive and frames of an object 1 to 6");
        }
        if (!(nearRadius > 0 && nearRadius <= 1)) {
            throw new IllegalArgumentException("near radius must lie in (0, 1], found " + nearRadius);
        }
        if (!(sequences >= 0 && sequences <= 1)) {
            throw new IllegalArgumentException("the share of sequences must lie in 0..1, found " + sequences);
        }
    }
}
