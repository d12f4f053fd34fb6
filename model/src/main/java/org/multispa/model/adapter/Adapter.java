package org.multispa.model.adapter;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.torch.Linear;
import org.multispa.model.torch.Torch;
import org.multispa.model.torch.Weights;

/// Low-rank additions to linear layers of a model.
///
/// @param origin where it came from, for messages
/// @param scale what an addition is multiplied with: `alpha / rank`
/// @param modules by the published name of the layer, for example `language_model.model.layers.0.attention.wqkv`
public record Adapter(String origin, double scale, Map<String, LowRank> modules) implements Weights.Cover {
    /// Checks the scale and keeps the modules in the order of their names.
    ///
    /// @throws IllegalArgumentException if there is no module or the scale is not a number
    public Adapter {
        if (modules.isEmpty() || !Double.isFinite(scale)) {
            throw new IllegalArgumentException(
                    origin + ": expected at least one adapted layer and a finite scale, found " + modules.size()
                            + " and " + scale);
        }
        modules = Collections.unmodifiableMap(new TreeMap<>(modules));
    }

    @Override
    public Weights on(Weights weights, ScalarType kind, Device device) {
        return new Weights() {
            @Override
            public Tensor stored(String name, long... shape) throws IOException {
                return weights.stored(name, shape);
            }

            @Override
            public Tensor computed(String name, long... shape) throws IOException {
                return weights.computed(name, shape);
            }

            @Override
            public Linear linear(String module, int inputs, int outputs, boolean bias) throws IOException {
                Linear base = weights.linear(module, inputs, outputs, bias);
                LowRank addition = modules.get(module);
                if (addition == null) {
                    return base;
                }
                return new LoraLinear(
                        base,
                        Torch.kept(() -> Torch.ofFloats(addition.a(), addition.rank(), inputs)
                                .to(device, kind)),
                        Torch.kept(() -> Torch.ofFloats(addition.b(), outputs, addition.rank())
                                .to(device, kind)),
                        scale);
            }
        };
    }

    /// Checks that every adapted layer is one of the model, and of its size.
    ///
    /// @param shapes the model's parameters by name
    /// @throws IOException if not
    public void requireFits(Map<String, long[]> shapes) throws IOException {
        for (Map.Entry<String, LowRank> module : modules.entrySet()) {
            long[] shape = shapes.get(module.getKey() + ".weight");
            LowRank addition = module.getValue();
            if (shape == null || shape.length != 2) {
                throw new IOException(origin + ": adapts " + module.getKey() + ", which this model does not have");
            }
            if (shape[0] != addition.outputs() || shape[1] != addition.inputs()) {
                throw new IOException(origin + ": " + module.getKey() + " is " + shape[0] + " x " + shape[1]
                        + " in this model, the adapter is for " + addition.outputs() + " x " + addition.inputs());
            }
        }
    }
}
