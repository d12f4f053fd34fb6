package org.multispa.model.adapter;

import java.io.IOException;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.torch.Linear;
import org.multispa.model.torch.Torch;
import org.multispa.model.torch.Weights;

/// A model's weights with an adapter on them.
///
/// @param base is asked for every parameter, also for those that are replaced: it says where and as what kind of
///     number they are kept
/// @param kind the kind of number the model computes in
record AdaptedWeights(Adapter adapter, Weights base, ScalarType kind, Device device) implements Weights {
    @Override
    public Tensor stored(String name, long... shape) throws IOException {
        return replaced(name, base.stored(name, shape), shape);
    }

    @Override
    public Tensor computed(String name, long... shape) throws IOException {
        return replaced(name, base.computed(name, shape), shape);
    }

    private Tensor replaced(String name, Tensor before, long... shape) {
        FullTensor now = adapter.replaced().get(name);
        if (now == null) {
            return before;
        }
        try (before) {
            // a copy, since a model may outlive the file that the numbers are mapped from
            return Torch.kept(() -> Torch.over(now.bytes(), now.dtype(), shape)
                    .to(before.device(), Torch.kind(before), false, true, new MemoryFormatOptional()));
        }
    }

    @Override
    public Linear linear(String module, int inputs, int outputs, boolean bias) throws IOException {
        Map<String, FullTensor> replaced = adapter.replaced();
        Linear linear = replaced.containsKey(module + ".weight") || replaced.containsKey(module + ".bias")
                ? Weights.super.linear(module, inputs, outputs, bias)
                : base.linear(module, inputs, outputs, bias);
        LowRank addition = adapter.modules().get(module);
        if (addition == null) {
            return linear;
        }
        return new LoraLinear(
                linear,
                Torch.kept(() ->
                        Torch.ofFloats(addition.a(), addition.rank(), inputs).to(device, kind)),
                Torch.kept(() ->
                        Torch.ofFloats(addition.b(), outputs, addition.rank()).to(device, kind)),
                adapter.scale());
    }
}
