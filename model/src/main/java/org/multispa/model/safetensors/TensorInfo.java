package org.multispa.model.safetensors;

import java.util.Arrays;

/// One tensor of a safetensors file.
///
/// @param name as the file gives it
/// @param shape empty for a single number
/// @param begin first byte, counted from the end of the header
public record TensorInfo(String name, DType dtype, long[] shape, long begin) {
    /// Checks the values and keeps the shape to itself.
    ///
    /// @throws IllegalArgumentException if a dimension is negative or there are more numbers than a file can hold
    public TensorInfo {
        shape = shape.clone();
        if (begin < 0) {
            throw new IllegalArgumentException("tensor " + name + ": begins at byte " + begin);
        }
        long bytes = dtype.bytes();
        for (long dimension : shape) {
            if (dimension < 0 || (dimension > 0 && bytes > Long.MAX_VALUE / dimension)) {
                throw new IllegalArgumentException(
                        "tensor " + name + ": expected a shape that fits a file, found " + Arrays.toString(shape));
            }
            bytes *= dimension;
        }
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /// How many numbers.
    public long count() {
        long count = 1;
        for (long dimension : shape) {
            count *= dimension;
        }
        return count;
    }

    /// How many bytes.
    public long bytes() {
        return count() * dtype.bytes();
    }

    /// Kind and shape for messages, for example `BF16 [4096, 14336]`.
    public String what() {
        return dtype + " " + Arrays.toString(shape);
    }
}
