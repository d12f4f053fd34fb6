package org.multispa.training.batch;

/// How samples are put together to steps.
///
/// @param seed of the order
/// @param samplesPerStep samples of a step on each rank
/// @param rank of this process, from 0
/// @param ranks how many processes share a step
/// @param window steps within which samples of like length are put together; 1 keeps the order as it is
/// @param workers threads that make samples ready
/// @param ahead samples that are made ready before they are asked for; together with those of the current step
///     they bound the memory
public record BatchSettings(long seed, int samplesPerStep, int rank, int ranks, int window, int workers, int ahead) {
    private static final int MOST_PER_WINDOW = 1 << 24;
    private static final int MOST_WORKERS = 1024;

    /// Of a step: so much more than whole steps is what decimal fractions of epochs are off as binary ones.
    private static final double ROUNDING = 1e-6;

    public BatchSettings {
        require(samplesPerStep >= 1, "at least 1 sample a step", samplesPerStep);
        require(ranks >= 1, "at least 1 rank", ranks);
        require(rank >= 0 && rank < ranks, "a rank from 0 to " + (ranks - 1), rank);
        require(window >= 1, "a window of at least 1 step", window);
        require(workers >= 1 && workers <= MOST_WORKERS, "1 to " + MOST_WORKERS + " workers", workers);
        require(ahead >= 1, "at least 1 sample ahead", ahead);
        long perWindow = (long) samplesPerStep * ranks > MOST_PER_WINDOW
                ? Long.MAX_VALUE
                : (long) samplesPerStep * ranks * window;
        require(perWindow <= MOST_PER_WINDOW, "at most " + MOST_PER_WINDOW + " samples a window", perWindow);
    }

    private static void require(boolean holds, String expected, long found) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected + ", found " + found);
        }
    }

    /// Samples of a step on all ranks together.
    public int samplesPerStepOnAll() {
        return samplesPerStep * ranks;
    }

    /// Steps that show at least `epochs` epochs; a last step that is not full goes on with the next epoch.
    ///
    /// @param samplesPerEpoch see [org.multispa.training.mixture.order.DataOrder#perEpoch]
    public long steps(double epochs, long samplesPerEpoch) {
        if (!(epochs > 0) || samplesPerEpoch < 1) {
            throw new IllegalArgumentException(
                    "expected more than 0 epochs of at least 1 sample, found " + epochs + " of " + samplesPerEpoch);
        }
        return Math.max(1, (long) Math.ceil(epochs * samplesPerEpoch / samplesPerStepOnAll() - ROUNDING));
    }
}
