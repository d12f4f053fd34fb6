package org.multispa.model.torch;

import org.bytedeco.pytorch.Tensor;

/// A normalisation over the last dimension.
public sealed interface Norm {
    /// @param x [..., width]
    /// @return [..., width]
    Tensor apply(Tensor x);

    /// By the root mean square.
    ///
    /// @param weight `[width]`
    record Rms(Tensor weight, double eps) implements Norm {
        @Override
        public Tensor apply(Tensor x) {
            return Torch.rmsNorm(x, weight, eps);
        }
    }

    /// By mean and deviation.
    ///
    /// @param weight `[width]`
    /// @param bias `[width]`
    record Layer(Tensor weight, Tensor bias, double eps) implements Norm {
        @Override
        public Tensor apply(Tensor x) {
            return Torch.layerNorm(x, weight, bias, eps);
        }
    }
}
