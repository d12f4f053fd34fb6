package org.multispa.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.multispa.training.batch.Batch;
import org.multispa.training.batch.BatchSettings;
import org.multispa.training.batch.Batches;
import org.multispa.training.config.TrainConfig;
import org.multispa.training.config.TrainConfig.HeldOut;
import org.multispa.training.mixture.Mixture;
import org.multispa.training.mixture.MixtureSet;
import org.multispa.training.mixture.OpenMixture;
import org.multispa.training.optimizer.Schedule;
import org.multispa.training.ranks.Ranks;
import org.multispa.training.step.Judged;
import org.multispa.training.watch.EvaluationMetrics;
import org.multispa.training.watch.LossCurve;
import org.multispa.training.watch.MetricsLog;
import org.multispa.training.watch.MetricsReader;
import org.multispa.training.watch.ResidentMemory;
import org.multispa.training.watch.StepMetrics;

/// A run of training from its configuration to what was trained.
///
/// It can be stopped at any moment and gone on with: the sequence of losses is then, on the CPU, bit for bit that of a
/// run that was not stopped.
public final class TrainRun {
    private final TrainConfig config;
    private final Ranks ranks;
    private final TrainListener listener;
    private final BooleanSupplier stop;
    private final RunFolder folder;
    private final RunSetup setup;

    private TrainRun(TrainConfig config, Ranks ranks, TrainListener listener, BooleanSupplier stop) throws IOException {
        this.config = config;
        this.ranks = ranks;
        this.listener = listener;
        this.stop = stop;
        this.folder = new RunFolder(config.output());
        this.setup = RunSetup.of(config, ranks);
    }

    /// Trains until all steps are made or it is told to stop.
    ///
    /// @param configuration the file that `config` was read from, kept in the run's folder
    /// @param resume whether a run in the output folder is gone on with
    /// @param ranks the processes that train together, all of which call this
    /// @param stop asked after every step
    /// @throws IOException if something cannot be read or written, or the loss is no number; the last
    ///     checkpoint stands
    public static TrainResult run(
            TrainConfig config,
            byte[] configuration,
            boolean resume,
            Ranks ranks,
            TrainListener listener,
            BooleanSupplier stop)
            throws IOException {
        TrainRun run = new TrainRun(config, ranks, listener, stop);
        if (ranks.first()) {
            run.folder.begin(configuration, resume);
        }
        ranks.barrier();
        try (OpenMixture data = OpenMixture.open(config.data(), run.folder.indexes());
                Trainer trainer = Trainer.load(config, run.setup.template().imageContextId(), ranks)) {
            return run.train(data, trainer);
        }
    }

    private TrainResult train(OpenMixture data, Trainer trainer) throws IOException {
        Optional<Path> last = folder.lastCheckpoint();
        RunState state = last.isPresent() ? Checkpoint.load(last.get(), trainer) : new RunState(0, 0);
        try (Batches batches = Batches.open(
                        data, setup.maker(), setup.batching(config.batch().window()), state.step());
                Watch watch = new Watch(ranks.first(), state.step())) {
            long steps = setup.steps(batches);
            Schedule schedule = new Schedule(
                    config.optimizer().rate(), Math.round(config.optimizer().warmup() * steps), steps);
            if (ranks.first()) {
                RunRecord.write(folder.root(), config, data, ranks.size());
                long count = trainer.parameters().stream()
                        .mapToLong(parameter -> parameter.count())
                        .sum();
                listener.began(count, batches.samplesPerEpoch(), state.step(), steps);
            }
            boolean stopped = false;
            while (state.step() < steps && !stopped) {
                state = step(batches, trainer, schedule, state, watch);
                stopped = ranks.sum(stop.getAsBoolean() ? 1 : 0)[0] > 0;
                boolean end = state.step() == steps;
                if (config.heldOut().isPresent()
                        && (end || state.step() % config.heldOut().get().every() == 0)) {
                    judge(config.heldOut().get(), trainer, state, watch);
                }
                if (end || stopped || state.step() % config.saving().every() == 0) {
                    save(state, trainer);
                }
            }
            return result(state, steps, trainer);
        }
    }

    private RunState step(Batches batches, Trainer trainer, Schedule schedule, RunState state, Watch watch)
            throws IOException {
        long start = System.nanoTime();
        Batch batch = batches.next();
        for (var sample : batch.setAside()) {
            listener.setAside(sample);
        }
        Trainer.Done done = trainer.step(batch, schedule);
        RunState next = new RunState(state.step() + 1, state.setAside() + done.setAside());
        StepMetrics metrics = new StepMetrics(
                next.step(),
                batches.epochsBefore(next.step()),
                done.loss(),
                done.norm(),
                done.rate(),
                done.samples(),
                done.tokens(),
                done.answers(),
                (System.nanoTime() - start) / 1e9,
                batch.waited().toNanos() / 1e9,
                ResidentMemory.peak(),
                next.setAside());
        watch.stepped(metrics);
        return next;
    }

    /// Judges each set by itself, and all of them together.
    private void judge(HeldOut heldOut, Trainer trainer, RunState state, Watch watch) throws IOException {
        TreeMap<String, Double> values = new TreeMap<>();
        Judged all = Judged.NONE;
        for (MixtureSet set : heldOut.data().sets()) {
            Judged judged = judge(new Mixture(List.of(set)), heldOut.samples(), trainer);
            all = all.plus(judged);
            if (heldOut.data().sets().size() > 1) {
                put(values, "/" + set.name(), judged);
            }
        }
        put(values, "", all);
        watch.judged(new EvaluationMetrics(state.step(), values));
    }

    private Judged judge(Mixture samples, int count, Trainer trainer) throws IOException {
        BatchSettings asItIs = setup.batching(1);
        long steps = Math.max(1, count / asItIs.samplesPerStepOnAll());
        try (OpenMixture data = OpenMixture.open(samples, folder.indexes());
                Batches batches = Batches.open(data, setup.maker(), asItIs, 0)) {
            return trainer.judge(batches, steps);
        }
    }

    /// A set of which no sample could be used has no figures: not a number, rather than zero.
    private static void put(SortedMap<String, Double> values, String of, Judged judged) {
        values.put("loss" + of, judged.loss() / judged.answers());
        values.put("accuracy" + of, (double) judged.exact() / judged.samples());
    }

    private void save(RunState state, Trainer trainer) throws IOException {
        Path checkpoint = folder.checkpoint(state.step());
        if (ranks.sum(Files.exists(checkpoint) ? 1 : 0)[0] > 0) {
            return;
        }
        Checkpoint.save(checkpoint, state, trainer, ranks);
        if (ranks.first()) {
            folder.keepNewest(config.saving().keep());
            LossCurve.write(
                    folder.curve(),
                    config.output().getFileName() + ": loss",
                    MetricsReader.steps(folder.root()),
                    MetricsReader.evaluations(folder.root()));
            listener.saved(checkpoint);
        }
    }

    private TrainResult result(RunState state, long steps, Trainer trainer) throws IOException {
        boolean done = state.step() >= steps;
        Path out = folder.checkpoint(state.step());
        if (done) {
            out = Results.place(config, folder);
            if (ranks.first()) {
                Results.write(config, folder, trainer.parameters());
            }
            ranks.barrier();
        }
        return new TrainResult(done, state.step(), steps, state.setAside(), out);
    }

    /// What is written down of a run, and told.
    private final class Watch implements AutoCloseable {
        private final Optional<MetricsLog> log;

        Watch(boolean writes, long done) throws IOException {
            this.log = writes ? Optional.of(MetricsLog.open(folder.root(), done + 1)) : Optional.empty();
        }

        void stepped(StepMetrics metrics) throws IOException {
            if (log.isPresent()) {
                log.get().step(metrics);
                listener.stepped(metrics);
            }
        }

        void judged(EvaluationMetrics metrics) throws IOException {
            if (log.isPresent()) {
                log.get().evaluation(metrics);
                listener.judged(metrics);
            }
        }

        @Override
        public void close() throws IOException {
            if (log.isPresent()) {
                log.get().close();
            }
        }
    }
}
