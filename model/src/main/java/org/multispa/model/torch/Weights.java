package org.multispa.model.torch;

import java.io.IOException;
import java.util.Optional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// Where the parts of a model get their parameters, each asked for once by its published name with the shape the
/// configuration calls for.
public interface Weights {
    /// A parameter as it is stored.
    ///
    /// @throws IOException if there is none of that name, or of another shape
    Tensor stored(String name, long... shape) throws IOException;

    /// A small parameter (a bias, the scale of a normalisation) in the kind of number the model computes in.
    ///
    /// @throws IOException if there is none of that name, or of another shape
    Tensor computed(String name, long... shape) throws IOException;

    /// A linear layer from `module.weight` and, if it has one, `module.bias`.
    ///
    /// @throws IOException if there is none of that name, or of another shape
    default Linear linear(String module, int inputs, int outputs, boolean bias) throws IOException {
        Tensor weight = stored(module + ".weight", outputs, inputs);
        return new DenseLinear(weight, bias ? Optional.of(computed(module + ".bias", outputs)) : Optional.empty());
    }

    /// Something laid over a model's weights: an adapter, or parameters that are trained.
    @FunctionalInterface
    interface Cover {
        /// The weights with this on them.
        ///
        /// @param kind the kind of number the model computes in
        /// @param device where it computes
        Weights on(Weights weights, ScalarType kind, Device device);
    }
}
