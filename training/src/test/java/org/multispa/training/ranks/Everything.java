package org.multispa.training.ranks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.torch.Torch;
import org.multispa.training.parameters.Parameter;

/// All that ranks do together, once. It says what comes out; the test judges.
final class Everything {
    private Everything() {}

    static List<String> of(Ranks ranks) {
        List<String> said = new ArrayList<>();
        int rank = ranks.rank();
        said.add("numbers " + Arrays.toString(ranks.sum(1, rank, 0.25)) + Arrays.toString(ranks.sum()));
        ranks.barrier();

        Tensor[] tensors = {
            Torch.ofFloats(Numbers.gradient(0, 100_003, rank, 0), 100_003),
            Torch.ofFloats(Numbers.gradient(1, 1, rank, 0), 1),
            Torch.ofFloats(Numbers.gradient(2, 777, rank, 0), 7, 111)
        };
        List<Pending> pending = Arrays.stream(tensors).map(ranks::sum).toList();
        pending.reversed().forEach(Pending::await);
        pending.forEach(Pending::await);
        for (int i = 0; i < tensors.length; i++) {
            float[] expected = Numbers.sum(i, Math.toIntExact(tensors[i].numel()), ranks.size(), 0);
            said.add("sum " + i + " " + Arrays.equals(Torch.toFloats(tensors[i]), expected));
        }

        for (int root = 0; root < ranks.size(); root++) {
            Tensor bytes = Torch.ofFloats(new float[] {rank, 100 + rank}, 2).to(ScalarType.BFloat16);
            ranks.broadcast(bytes.view(ScalarType.Byte), root);
            said.add("broadcast " + Arrays.toString(Torch.toFloats(bytes)));
        }

        int[] counts = Numbers.oddSizes(60, 3000, 1);
        List<Parameter> parameters = Numbers.parameters(counts);
        try (GradientBuckets buckets = new GradientBuckets(parameters, ranks, 20_000)) {
            for (int step = 0; step < 3; step++) {
                for (int i = counts.length - 1; i >= 0; i--) {
                    Random random = new Random(1000L * step + 10L * i + rank);
                    float[] gradient = new float[counts[i]];
                    for (int k = 0; k < gradient.length; k++) {
                        gradient[k] = (float) random.nextGaussian();
                    }
                    Tensor value = parameters.get(i).value();
                    value.mutable_grad().put(Torch.ofFloats(gradient, counts[i]));
                    buckets.ready(parameters.get(i));
                }
                buckets.finish();
                said.add("gradients "
                        + bits(parameters.stream().map(p -> p.value().grad()).toList()));
            }
        }

        Shards shards = Shards.of(parameters, ranks.size());
        for (int i = 0; i < counts.length; i++) {
            parameters.get(i).value().detach().fill_(new Scalar(shards.owner(i) == rank ? i : -1));
        }
        shards.exchange(ranks);
        boolean right = true;
        for (int i = 0; i < counts.length; i++) {
            for (float value : Torch.toFloats(parameters.get(i).value())) {
                right &= value == i;
            }
        }
        said.add("exchange " + right);
        return said;
    }

    private static String bits(List<Tensor> tensors) {
        int hash = 7;
        for (Tensor tensor : tensors) {
            hash = 31 * hash + Arrays.hashCode(Torch.toFloats(tensor));
        }
        return HexFormat.of().toHexDigits(hash);
    }
}
