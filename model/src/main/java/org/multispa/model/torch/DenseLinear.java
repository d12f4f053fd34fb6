package org.multispa.model.torch;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// A linear layer with its weights in memory.
///
/// Where the weights are BF16 and the computation F32, because the processor has no BF16 arithmetic, many rows are
/// multiplied with the matrix widened for the occasion (libtorch's F32 kernels are several times faster than its BF16
/// ones there), and few rows with the matrix as it is, because reading it is then the whole cost.
///
/// @param weight [outputs, inputs]
/// @param bias `[outputs]`
public record DenseLinear(Tensor weight, Optional<Tensor> bias) implements Linear {
    /// Up to here, reading the weights costs more than the arithmetic.
    private static final long FEW_ROWS = 8;

    @Override
    public Tensor apply(Tensor input) {
        if (Torch.kind(weight) == Torch.kind(input)) {
            return torch.linear(input, weight, optionalBias());
        }
        return isFew(input)
                ? Torch.scoped(() -> rowByRow(input))
                : Torch.scoped(() -> torch.linear(input, weight.to(input.scalar_type()), optionalBias()));
    }

    private boolean isFew(Tensor input) {
        return input.numel() / input.size(-1) <= FEW_ROWS
                && !input.requires_grad()
                && Torch.kind(weight) == ScalarType.BFloat16
                && Torch.kind(input) == ScalarType.Float
                && !input.is_cuda();
    }

    private Tensor rowByRow(Tensor input) {
        Tensor product = RowProducts.BEST.of(weight, input.reshape(-1, input.size(-1)));
        Tensor shifted = bias.isPresent() ? product.add(bias.get()) : product;
        long[] shape = Torch.shape(input);
        shape[shape.length - 1] = weight.size(0);
        return shifted.view(shape);
    }

    private TensorOptional optionalBias() {
        return bias.isPresent() ? new TensorOptional(bias.get()) : new TensorOptional();
    }
}
