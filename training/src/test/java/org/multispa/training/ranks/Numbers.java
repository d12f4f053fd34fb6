package org.multispa.training.ranks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.multispa.model.torch.Torch;
import org.multispa.training.parameters.Parameter;

/// Parameters and gradients to add up. Gradients are whole numbers, so that their sums are the same in every order.
final class Numbers {
    private Numbers() {}

    static int[] oddSizes(int count, int most, int seed) {
        Random random = new Random(seed);
        return random.ints(count, 1, most + 1).toArray();
    }

    static List<Parameter> parameters(int... counts) {
        List<Parameter> parameters = new ArrayList<>();
        for (int count : counts) {
            Tensor value = Torch.ofFloats(new float[count], count);
            value.set_requires_grad(true);
            parameters.add(new Parameter("p" + parameters.size(), value));
        }
        return parameters;
    }

    /// Sets the gradients of a rank for a step: writes into those that are there.
    static void giveGradients(List<Parameter> parameters, int rank, int step) {
        for (int i = 0; i < parameters.size(); i++) {
            Tensor value = parameters.get(i).value();
            int count = Math.toIntExact(value.numel());
            Tensor gradient = Torch.ofFloats(gradient(i, count, rank, step), count);
            if (value.grad().defined()) {
                value.grad().copy_(gradient);
            } else {
                value.mutable_grad().put(gradient);
            }
        }
    }

    static float[] gradient(int place, int count, int rank, int step) {
        Random random = new Random(1000L * place + 100L * step + rank);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextInt(-1000, 1000);
        }
        return values;
    }

    static float[] sum(int place, int count, int ranks, int step) {
        float[] sum = new float[count];
        for (int rank = 0; rank < ranks; rank++) {
            float[] one = gradient(place, count, rank, step);
            for (int i = 0; i < count; i++) {
                sum[i] += one[i];
            }
        }
        return sum;
    }
}
