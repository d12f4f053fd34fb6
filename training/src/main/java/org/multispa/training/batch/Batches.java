package org.multispa.training.batch;

import org.multispa.training.mixture.OpenMixture;

/// The batches of one rank, step after step, without end: made ready by a pool of threads before they are asked for.
/// For one caller at a time.
public final class Batches implements AutoCloseable {
    private Batches() {}

    /// Begins at a step; the batches are those that a run from step 0 would have come to. The mixture stays open
    /// when the batches are closed.
    ///
    /// @param firstStep from 0
    public static Batches open(OpenMixture mixture, ExampleMaker maker, BatchSettings settings, long firstStep) {
        throw new UnsupportedOperationException();
    }

    /// Positions of an epoch, for [BatchSettings#steps].
    public long samplesPerEpoch() {
        throw new UnsupportedOperationException();
    }

    /// The epoch at whose samples a step begins, with the share of it that is done: 1.5 is half through the second.
    public double epochAt(long step) {
        throw new UnsupportedOperationException();
    }

    /// The next step's batch. Waits until it is ready.
    ///
    /// @throws InterruptedException if the caller is interrupted while it waits
    public Batch next() throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /// Ends the threads.
    @Override
    public void close() {}
}
