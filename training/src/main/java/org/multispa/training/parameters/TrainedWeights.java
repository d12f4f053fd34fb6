package org.multispa.training.parameters;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.geometry.SeededHash;
import org.multispa.model.torch.DenseLinear;
import org.multispa.model.torch.Linear;
import org.multispa.model.torch.Torch;
import org.multispa.model.torch.Weights;

/// Puts what is trained in the place of a model's own weights, or beside them. Parameters are F32 whatever the model
/// computes in; what is frozen stays as it is.
///
/// Once a model was loaded with it, [#parameters] has them all.
public final class TrainedWeights implements Weights.Cover {
    private static final String A = ".lora_A.weight";
    private static final String B = ".lora_B.weight";

    private final Selection selection;
    private final SeededHash seed;
    private final Dropout dropout;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();

    /// @param seed decides the first values of the additions and what is dropped
    public TrainedWeights(Selection selection, long seed) {
        this.selection = selection;
        this.seed = SeededHash.of(seed);
        this.dropout = new Dropout(selection.lora().map(LoraSettings::dropout).orElse(0.0));
    }

    /// What is trained, in the order of the model.
    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /// What is dropped from the inputs of the additions.
    public Dropout dropout() {
        return dropout;
    }

    /// The weights with what is trained on them, remembered in [#parameters].
    @Override
    public Weights on(Weights weights, ScalarType kind, Device device) {
        return new Weights() {
            @Override
            public Tensor stored(String name, long... shape) throws IOException {
                Tensor own = weights.stored(name, shape);
                return selection.trains(name) ? copied(name, own) : own;
            }

            @Override
            public Tensor computed(String name, long... shape) throws IOException {
                return selection.trains(name)
                        ? copied(name, weights.stored(name, shape))
                        : weights.computed(name, shape);
            }

            @Override
            public Linear linear(String module, int inputs, int outputs, boolean bias) throws IOException {
                if (selection.trains(module)) {
                    return new DenseLinear(
                            stored(module + ".weight", outputs, inputs),
                            bias ? Optional.of(computed(module + ".bias", outputs)) : Optional.empty());
                }
                Linear base = weights.linear(module, inputs, outputs, bias);
                return selection.adapts(module) ? adapted(module, base, inputs, outputs, device) : base;
            }
        };
    }

    private Linear adapted(String module, Linear base, int inputs, int outputs, Device device) {
        LoraSettings lora = selection.lora().orElseThrow();
        Tensor a = leaf(
                module + A,
                Torch.ofFloats(firstValues(module, lora.rank(), inputs), lora.rank(), inputs)
                        .to(device, ScalarType.Float));
        Tensor b = leaf(
                module + B,
                Torch.ofFloats(new float[outputs * lora.rank()], outputs, lora.rank())
                        .to(device, ScalarType.Float));
        return new TrainedLora(base, a, b, lora.scale(), dropout, module);
    }

    /// Uniform between `±1 / √inputs`, as PEFT draws them. The other matrix begins at 0, so the model begins as
    /// it was.
    private float[] firstValues(String module, int rank, int inputs) {
        SeededHash own = seed.with("lora").with(module);
        double bound = 1 / Math.sqrt(inputs);
        float[] values = new float[rank * inputs];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) own.with(i).between(-bound, bound);
        }
        return values;
    }

    private Tensor copied(String name, Tensor own) {
        return leaf(name, own.to(ScalarType.Float).contiguous().clone());
    }

    private Tensor leaf(String name, Tensor value) {
        Tensor leaf = Torch.kept(() -> value.detach().requires_grad_(true));
        parameters.put(name, new Parameter(name, leaf));
        return leaf;
    }
}
