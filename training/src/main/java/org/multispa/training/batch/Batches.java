package org.multispa.training.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.multispa.training.mixture.OpenMixture;
import org.multispa.training.mixture.order.DataOrder;

/// The batches of one rank, step after step, without end: made ready by a pool of threads before they are asked
/// for.
///
/// What a step holds is a function of seed, settings and mixture. It does not depend on the number of threads,
/// nor on the step that was begun at. For one caller at a time.
public final class Batches implements AutoCloseable {
    private final BatchSettings settings;
    private final SampleSource source;
    private final ExecutorService pool;
    private final StepPlan plan;
    private final Deque<CompletableFuture<Made>> pending = new ArrayDeque<>();
    private long step;
    private long begunStep;
    private int begunSamples;
    private long[] begun = {};
    private boolean closed;

    private Batches(SampleSource source, BatchSettings settings, long firstStep) {
        this.source = source;
        this.settings = settings;
        this.pool = Executors.newFixedThreadPool(
                settings.workers(),
                Thread.ofPlatform().daemon().name("multispa-batch-", 0).factory());
        this.plan = new StepPlan(settings, source::estimate, pool);
        this.step = firstStep;
        this.begunStep = firstStep - 1;
    }

    /// Begins at a step; the batches are those that a run from step 0 would have come to. The mixture must stay
    /// open for as long as the batches, and is not closed with them.
    ///
    /// @param firstStep from 0
    public static Batches open(OpenMixture mixture, ExampleMaker maker, BatchSettings settings, long firstStep) {
        if (firstStep < 0) {
            throw new IllegalArgumentException("steps count from 0, found " + firstStep);
        }
        DataOrder order = DataOrder.of(settings.seed(), mixture.sizes());
        Batches batches = new Batches(new SampleSource(mixture, order, maker), settings, firstStep);
        batches.workAhead();
        return batches;
    }

    /// Samples of an epoch, for [BatchSettings#steps].
    public long samplesPerEpoch() {
        return source.order().perEpoch();
    }

    /// How many epochs are done when a step begins: 1.5 is half through the second.
    public double epochsBefore(long step) {
        return (double) step * settings.samplesPerStepOnAll() / samplesPerEpoch();
    }

    /// The next step's batch. Waits until it is ready.
    public Batch next() {
        if (closed) {
            throw new IllegalStateException("the batches are closed");
        }
        long start = System.nanoTime();
        List<Example> examples = new ArrayList<>();
        List<SetAside> setAside = new ArrayList<>();
        for (int i = 0; i < settings.samplesPerStep(); i++) {
            switch (made(pending.removeFirst())) {
                case Made.Ready(Example example) -> examples.add(example);
                case Made.Refused(SetAside reason) -> setAside.add(reason);
            }
            workAhead();
        }
        return new Batch(step++, examples, setAside, Duration.ofNanos(System.nanoTime() - start));
    }

    private static Made made(CompletableFuture<Made> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException misuse) {
                throw misuse;
            }
            throw e;
        }
    }

    /// Gives the pool samples until as many are in work or ready as settings allow.
    private void workAhead() {
        while (pending.size() < settings.ahead()) {
            if (begunSamples == begun.length) {
                begun = plan.positions(++begunStep);
                begunSamples = 0;
            }
            long position = begun[begunSamples++];
            pending.add(CompletableFuture.supplyAsync(() -> source.make(position), pool));
        }
    }

    /// Ends the threads; a sample that is in work is finished.
    @Override
    public void close() {
        closed = true;
        pending.forEach(future -> future.cancel(false));
        plan.cancel();
        pool.shutdown();
        try {
            if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                System.getLogger(Batches.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "an image takes more than a minute; its thread is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
