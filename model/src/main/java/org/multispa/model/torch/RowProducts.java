package org.multispa.model.torch;

import org.bytedeco.pytorch.Tensor;

/// Products of a few rows with a BF16 matrix, where reading the matrix is the whole cost.
interface RowProducts {
    /// The fastest that runs here: with vectors of the processor where the JVM was started with
    /// `--add-modules jdk.incubator.vector`, else libtorch's.
    RowProducts BEST = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
            ? new VectorRowProducts()
            : new PlainRowProducts();

    /// @param weight BF16 [outputs, inputs], contiguous, in the machine's memory
    /// @param rows F32 [rows, inputs]
    /// @return F32 [rows, outputs]
    Tensor of(Tensor weight, Tensor rows);
}
