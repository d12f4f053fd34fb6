package org.multispa.model;

import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.safetensors.DType;

/// Kinds of number a model's weights can be kept in.
public enum WeightKind {
    BF16(DType.BF16, ScalarType.BFloat16),
    F32(DType.F32, ScalarType.Float);

    private final DType dtype;
    private final ScalarType scalarType;

    WeightKind(DType dtype, ScalarType scalarType) {
        this.dtype = dtype;
        this.scalarType = scalarType;
    }

    /// As safetensors files name it.
    public DType dtype() {
        return dtype;
    }

    /// As libtorch names it.
    public ScalarType scalarType() {
        return scalarType;
    }
}
