package org.multispa.model.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// A linear layer with its weights in memory.
///
/// Where the weights are BF16 and the computation F32, because the processor has no BF16 arithmetic, many rows are
/// multiplied with the matrix widened for the occasion (libtorch's F32 kernels are several times faster than its BF16
/// ones there), and few rows with the matrix as it is, because reading it is then the whole cost.
///
/// @param weight [outputs, inputs]
/// @param bias [outputs]
public record DenseLinear(Tensor weight, Optional<Tensor> bias) implements Linear {
    /// Up to here, reading the weights costs more than the arithmetic.
    private static final long FEW_ROWS = 4;

    @Override
    public Tensor apply(Tensor input) {
        if (Torch.kind(weight) == Torch.kind(input)) {
            return torch.linear(input, weight, optionalBias());
        }
        long inputs = input.size(-1);
        return input.numel() / inputs <= FEW_ROWS && !input.requires_grad()
                ? Torch.scoped(() -> rowByRow(input))
                : Torch.scoped(() -> torch.linear(input, weight.to(input.scalar_type()), optionalBias()));
    }

    private Tensor rowByRow(Tensor input) {
        Tensor narrow = input.to(weight.scalar_type()).reshape(-1, input.size(-1));
        List<Tensor> rows = new ArrayList<>();
        for (long i = 0; i < narrow.size(0); i++) {
            rows.add(weight.mv(narrow.select(0, i)).unsqueeze(0));
        }
        Tensor product = Torch.cat(rows, 0).to(input.scalar_type());
        Tensor shifted = bias.isPresent() ? product.add(bias.get()) : product;
        long[] shape = Torch.shape(input);
        shape[shape.length - 1] = weight.size(0);
        return shifted.view(shape);
    }

    private TensorOptional optionalBias() {
        return bias.isPresent() ? new TensorOptional(bias.get()) : new TensorOptional();
    }
}
