package org.multispa.training.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.multispa.geometry.SeededHash;
import org.multispa.model.InternVl;
import org.multispa.training.batch.Batch;
import org.multispa.training.batch.Batches;
import org.multispa.training.batch.Example;
import org.multispa.training.batch.MicroBatches;
import org.multispa.training.config.TrainConfig;
import org.multispa.training.optimizer.AdamW;
import org.multispa.training.optimizer.Gradients;
import org.multispa.training.optimizer.Schedule;
import org.multispa.training.parameters.Parameter;
import org.multispa.training.parameters.TrainedWeights;
import org.multispa.training.ranks.GradientBuckets;
import org.multispa.training.ranks.Ranks;
import org.multispa.training.ranks.Shards;
import org.multispa.training.step.Judged;
import org.multispa.training.step.ModelStep;
import org.multispa.training.step.Packed;

/// A model that is trained, step by step, by one of several processes: gradients of all are summed while the way back
/// still runs, each process updates the parameters it owns and gives their new values to the others.
final class Trainer implements AutoCloseable {
    private final TrainConfig config;
    private final InternVl model;
    private final List<Parameter> parameters;
    private final ModelStep passes;
    private final Ranks ranks;
    private final GradientBuckets buckets;
    private final Shards shards;
    private final AdamW optimizer;

    private Trainer(TrainConfig config, InternVl model, TrainedWeights trained, int imageContext, Ranks ranks) {
        this.config = config;
        this.model = model;
        this.parameters = trained.parameters();
        this.passes = new ModelStep(model, config.selection(), trained.dropout(), imageContext, config.recompute());
        this.ranks = ranks;
        this.buckets = new GradientBuckets(parameters, ranks);
        this.shards = Shards.of(parameters, ranks.size());
        this.optimizer = new AdamW(config.optimizer().settings(), shards.ownedBy(ranks.rank()));
    }

    /// @param imageContext the id that keeps a place for one token of an image
    static Trainer load(TrainConfig config, int imageContext, Ranks ranks) throws IOException {
        TrainedWeights trained = new TrainedWeights(config.selection(), config.seed());
        return new Trainer(config, InternVl.load(config.model(), trained, config.load()), trained, imageContext, ranks);
    }

    /// What is trained, in the order of the model.
    List<Parameter> parameters() {
        return parameters;
    }

    AdamW optimizer() {
        return optimizer;
    }

    Shards shards() {
        return shards;
    }

    /// Changes the model by what one batch says.
    ///
    /// @throws NotANumberException if the loss or the gradient is none; the parameters are then as they were
    Done step(Batch batch, Schedule schedule) throws NotANumberException {
        List<Example> examples = batch.examples();
        long tokens = examples.stream().mapToLong(Example::tokens).sum();
        double[] sums = ranks.sum(
                (double) examples.stream().mapToLong(Example::answers).sum(),
                (double) tokens,
                examples.size(),
                batch.setAside().size());
        double weight = 1 / Math.max(1, sums[0]);
        SeededHash key = SeededHash.of(config.seed()).with("step").with(batch.step());
        List<List<Example>> groups = MicroBatches.split(examples, config.batch().tokensAtOnce());
        double loss = 0;
        for (int i = 0; i < groups.size(); i++) {
            boolean last = i == groups.size() - 1;
            try (PointerScope _ = new PointerScope()) {
                loss += passes.accumulate(Packed.of(groups.get(i)), weight, key, last ? this::complete : _ -> {});
            }
        }
        buckets.finish();
        double mean = weight * ranks.sum(loss)[0];
        double norm = Math.sqrt(Gradients.squaredNorm(parameters));
        if (!Double.isFinite(mean) || !Double.isFinite(norm)) {
            throw new NotANumberException(
                    batch.step(), mean, norm, examples.stream().map(Example::id).toList());
        }
        double rate = schedule.rate(batch.step());
        optimizer.step(
                batch.step() + 1,
                rate,
                Gradients.clipping(norm, config.optimizer().clip()));
        shards.exchange(ranks);
        Gradients.clear(parameters);
        return new Done(mean, norm, rate, (long) sums[2], (long) sums[1], (long) sums[0], (long) sums[3]);
    }

    private void complete(String prefix) {
        if (ranks.size() > 1) {
            parameters.stream()
                    .filter(parameter -> parameter.name().startsWith(prefix))
                    .forEach(buckets::ready);
        }
    }

    /// How well samples are predicted that are not trained on.
    ///
    /// @param data from its beginning
    /// @param steps how many batches each process takes
    Judged judge(Batches data, long steps) {
        Judged all = Judged.NONE;
        for (long i = 0; i < steps; i++) {
            for (List<Example> group :
                    MicroBatches.split(data.next().examples(), config.batch().tokensAtOnce())) {
                try (PointerScope _ = new PointerScope()) {
                    all = all.plus(passes.judge(Packed.of(group)));
                }
            }
        }
        double[] sums = ranks.sum(all.loss(), (double) all.answers(), (double) all.samples(), (double) all.exact());
        return new Judged(sums[0], (long) sums[1], (long) sums[2], (long) sums[3]);
    }

    @Override
    public void close() {
        optimizer.close();
        buckets.close();
        List<Parameter> left = new ArrayList<>(parameters);
        left.forEach(parameter -> parameter.value().close());
        model.close();
    }

    /// What a step did, over all processes.
    ///
    /// @param loss mean over the answer tokens
    /// @param norm of the gradient before clipping
    /// @param setAside samples that could not be used
    record Done(double loss, double norm, double rate, long samples, long tokens, long answers, long setAside) {}
}
