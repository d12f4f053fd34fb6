package org.multispa.model.torch;

import org.bytedeco.pytorch.Tensor;

/// A linear layer: `x · weightᵀ + bias` over the last dimension, whatever lies behind it (plain weights, weights
/// with an adapter).
@FunctionalInterface
public interface Linear {
    /// @param input [..., inputs]
    /// @return [..., outputs], of the kind of `input`
    Tensor apply(Tensor input);
}
