package org.multispa.training.parameters;

import org.bytedeco.pytorch.Tensor;

/// A tensor that is trained.
///
/// @param name as it is published: that of the model's parameter, or of the layer followed by `lora_A.weight`
///     or `lora_B.weight`
/// @param value a leaf of the computation that requires a gradient, contiguous; its gradient lies in
///     `value.grad()`
public record Parameter(String name, Tensor value) {
    /// How many numbers it has.
    public long count() {
        return value.numel();
    }
}
