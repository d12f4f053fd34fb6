package org.multispa.engine.subtasks;

/// How much is proposed of each rigid body.
///
/// @param pointsPerBody points of each body that are asked about
/// @param pairsPerBin most frame pairs that each of a point's ten distance bins gives
/// @param reversedPercent share of the frame pairs that are also asked the other way round, 0 to 100
public record MotionSettings(int pointsPerBody, int pairsPerBin, double reversedPercent) {
    /// What the paper takes for training.
    public static final MotionSettings TRAINING = new MotionSettings(15, 30, 5);

    /// What the paper takes for its benchmark.
    public static final MotionSettings BENCHMARK = new MotionSettings(1, 1, 0);

    public MotionSettings {
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
