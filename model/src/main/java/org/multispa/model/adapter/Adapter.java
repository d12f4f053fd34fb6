package org.multispa.model.adapter;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.torch.Weights;

/// What training changed of a model: low-rank additions to linear layers, and parameters that were trained as a whole.
///
/// @param origin where it came from, for messages
/// @param scale what an addition is multiplied with: `alpha / rank`
/// @param modules additions by the published name of the layer, for example
///     `language_model.model.layers.0.attention.wqkv`
/// @param replaced parameters by their published names, for example `mlp1.1.weight`; an addition to a layer whose
///     weight is replaced is one to the new weight
public record Adapter(String origin, double scale, Map<String, LowRank> modules, Map<String, FullTensor> replaced)
        implements Weights.Cover {
    /// Checks the scale and keeps everything in the order of names.
    ///
    /// @throws IllegalArgumentException if nothing is changed or the scale is not a number
    public Adapter {
        if ((modules.isEmpty() && replaced.isEmpty()) || !Double.isFinite(scale)) {
            throw new IllegalArgumentException(origin
                    + ": expected at least one adapted layer or replaced parameter and a finite scale, found "
                    + modules.size() + ", " + replaced.size() + " and " + scale);
        }
        modules = Collections.unmodifiableMap(new TreeMap<>(modules));
        replaced = Collections.unmodifiableMap(new TreeMap<>(replaced));
    }

    /// An adapter of additions alone.
    ///
    /// @throws IllegalArgumentException if there is none or the scale is not a number
    public Adapter(String origin, double scale, Map<String, LowRank> modules) {
        this(origin, scale, modules, Map.of());
    }

    @Override
    public Weights on(Weights weights, ScalarType kind, Device device) {
        return new AdaptedWeights(this, weights, kind, device);
    }

    /// How many numbers it holds.
    public long parameters() {
        return modules.values().stream().mapToLong(LowRank::parameters).sum()
                + replaced.values().stream().mapToLong(FullTensor::count).sum();
    }

    /// Checks that every adapted layer and every replaced parameter is one of the model, and of its size.
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
        for (Map.Entry<String, FullTensor> one : replaced.entrySet()) {
            long[] shape = shapes.get(one.getKey());
            if (shape == null) {
                throw new IOException(origin + ": replaces " + one.getKey() + ", which this model does not have");
            }
            if (!Arrays.equals(shape, one.getValue().shape())) {
                throw new IOException(origin + ": " + one.getKey() + " is " + Arrays.toString(shape)
                        + " in this model, the adapter's is "
                        + Arrays.toString(one.getValue().shape()));
            }
        }
    }
}
