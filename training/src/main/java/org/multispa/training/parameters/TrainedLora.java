package org.multispa.training.parameters;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.multispa.model.torch.Linear;
import org.multispa.model.torch.Torch;

/// A linear layer with a low-rank addition that is trained.
///
/// @param a F32 [rank, inputs]
/// @param b F32 [outputs, rank]
record TrainedLora(Linear base, Tensor a, Tensor b, double scale, Dropout dropout, String module) implements Linear {
    @Override
    public Tensor apply(Tensor input) {
        return Torch.scoped(() -> {
            Tensor kept = dropout.apply(input, module);
            Tensor low = torch.linear(kept, a.to(input.scalar_type()));
            Tensor addition = torch.linear(low, b.to(input.scalar_type()));
            return base.apply(input).add(addition, new Scalar(scale * dropout.scaling()));
        });
    }
}
