package org.multispa.training.ranks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.multispa.model.torch.Torch;
import org.multispa.training.parameters.Parameter;

/// A small network, trained with momentum by gradients of libtorch itself: alone on whole batches, and by ranks on
/// their parts.
final class DataParallelTest {
    private static final int INPUTS = 9;
    private static final int HIDDEN = 17;
    private static final int BATCH = 12;
    private static final int STEPS = 6;
    private static final double RATE = 0.05;
    private static final double MOMENTUM = 0.9;

    @Test
    void ranks_with_parts_of_a_batch_learn_what_one_rank_learns_from_all_of_it() throws Exception {
        List<String> alone = train(Ranks.alone());
        for (int size = 2; size <= 3; size++) {
            List<List<String>> together = Together.run(size, Duration.ofMinutes(1), DataParallelTest::train);
            assertThat(together).allMatch(together.getFirst()::equals);
            assertThat(together.getFirst()).hasSameSizeAs(alone);
            for (int i = 0; i < alone.size(); i++) {
                assertThat(Double.parseDouble(together.getFirst().get(i)))
                        .as("number %s of losses and weights", i)
                        .isCloseTo(Double.parseDouble(alone.get(i)), within(1e-5));
            }
        }
        assertThat(Double.parseDouble(alone.get(STEPS - 1))).isLessThan(0.8 * Double.parseDouble(alone.getFirst()));
    }

    /// The losses of the steps, then all weights.
    private static List<String> train(Ranks ranks) {
        List<String> said = new ArrayList<>();
        List<Parameter> parameters = network();
        List<Tensor> momenta = parameters.stream()
                .map(parameter -> Torch.kept(() -> parameter.value().detach().mul(new Scalar(0.0))))
                .toList();
        Shards shards = Shards.of(parameters, ranks.size());
        try (GradientBuckets buckets = new GradientBuckets(parameters, ranks, 400)) {
            for (int step = 0; step < STEPS; step++) {
                try (PointerScope _ = new PointerScope()) {
                    Tensor loss = loss(parameters, ranks, step);
                    loss.backward();
                    parameters.reversed().forEach(buckets::ready);
                    buckets.finish();
                    said.add(String.valueOf(ranks.sum(Torch.toFloats(loss)[0])[0]));
                    update(parameters, momenta, shards, ranks);
                }
            }
        }
        for (Parameter parameter : parameters) {
            for (float weight : Torch.toFloats(parameter.value())) {
                said.add(String.valueOf(weight));
            }
        }
        return said;
    }

    private static List<Parameter> network() {
        return List.of(
                weight("first.weight", 1, INPUTS, HIDDEN),
                weight("first.bias", 2, 1, HIDDEN),
                weight("second.weight", 3, HIDDEN, 1));
    }

    private static Parameter weight(String name, int seed, int rows, int columns) {
        Tensor value = Torch.ofFloats(gaussian(seed, rows * columns, 0.3), rows, columns);
        value.set_requires_grad(true);
        return new Parameter(name, value);
    }

    /// This rank's part of the mean square error of a batch.
    private static Tensor loss(List<Parameter> parameters, Ranks ranks, int step) {
        int part = BATCH / ranks.size();
        Tensor inputs = Torch.ofFloats(gaussian(100 + step, BATCH * INPUTS, 1), BATCH, INPUTS)
                .narrow(0, (long) part * ranks.rank(), part);
        Tensor targets = inputs.narrow(1, 0, 1).sub(inputs.narrow(1, 1, 1));
        Tensor hidden = inputs.matmul(parameters.get(0).value())
                .add(parameters.get(1).value())
                .tanh();
        Tensor error = hidden.matmul(parameters.get(2).value()).sub(targets);
        return error.mul(error).sum().mul(new Scalar(1.0 / BATCH));
    }

    /// Each rank updates what it owns; then all have everything.
    private static void update(List<Parameter> parameters, List<Tensor> momenta, Shards shards, Ranks ranks) {
        for (int i = 0; i < parameters.size(); i++) {
            if (shards.owner(i) == ranks.rank()) {
                Tensor value = parameters.get(i).value();
                momenta.get(i).mul_(new Scalar(MOMENTUM)).add_(value.grad());
                value.detach().sub_(momenta.get(i), new Scalar(RATE));
            }
        }
        shards.exchange(ranks);
        parameters.forEach(parameter -> parameter.value().grad().zero_());
    }

    private static float[] gaussian(int seed, int count, double deviation) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    @Test
    void many_steps_leave_no_native_memory_behind() throws Exception {
        List<List<String>> said = Together.run(2, Duration.ofMinutes(1), ranks -> {
            List<Parameter> parameters = network();
            Shards shards = Shards.of(parameters, 2);
            long pointers = 0;
            try (GradientBuckets buckets = new GradientBuckets(parameters, ranks, 400)) {
                for (int step = 0; step < 60; step++) {
                    if (step == 20) {
                        ranks.barrier();
                        pointers = Pointer.totalCount();
                    }
                    try (PointerScope _ = new PointerScope()) {
                        loss(parameters, ranks, step).backward();
                        parameters.forEach(buckets::ready);
                        buckets.finish();
                        shards.exchange(ranks);
                    }
                }
                ranks.barrier();
            }
            long grown = Pointer.totalCount() - pointers;
            return List.of(grown < 40 ? "steady" : "40 steps left " + grown + " pointers");
        });
        assertThat(said).containsOnly(List.of("steady"));
    }
}
