package org.multispa.model.adapter;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.multispa.model.torch.Linear;
import org.multispa.model.torch.Torch;

/// A linear layer with a low-rank addition: `base(x) + scale · (x · aᵀ) · bᵀ`.
///
/// @param a [rank, inputs]
/// @param b [outputs, rank]
record LoraLinear(Linear base, Tensor a, Tensor b, double scale) implements Linear {
    @Override
    public Tensor apply(Tensor input) {
        return Torch.scoped(() -> {
            Tensor low = torch.linear(torch.linear(input, a), b);
            return base.apply(input).add(low, new Scalar(scale));
        });
    }
}
