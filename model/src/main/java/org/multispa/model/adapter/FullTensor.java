package org.multispa.model.adapter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.Numbers;
import org.multispa.model.safetensors.TensorInfo;

/// A parameter of a model that was trained as a whole and takes the place of the base's.
///
/// @param dtype BF16, F16 or F32
/// @param shape as the model's
/// @param bytes its numbers, little-endian, row-major, outside the heap. Memory of the heap is copied out of it;
///     other memory must stay as it is
public record FullTensor(DType dtype, long[] shape, MemorySegment bytes) {
    /// Checks that the numbers fit the shape and keeps the shape to itself.
    ///
    /// @throws IllegalArgumentException if they do not, or are of another kind
    public FullTensor {
        TensorInfo info = new TensorInfo("parameter", dtype, shape, 0);
        if (!dtype.isReal() || info.bytes() != bytes.byteSize()) {
            throw new IllegalArgumentException("expected BF16, F16 or F32 numbers for the shape "
                    + Arrays.toString(shape) + ", found " + bytes.byteSize() + " bytes of " + dtype);
        }
        shape = shape.clone();
        bytes = bytes.isNative() ? bytes.asReadOnly() : outside(bytes);
    }

    /// Of F32 numbers.
    ///
    /// @param values row-major
    public static FullTensor of(float[] values, long... shape) {
        MemorySegment bytes = Arena.ofAuto().allocate((long) values.length * Float.BYTES, Float.BYTES);
        for (int i = 0; i < values.length; i++) {
            Numbers.put(bytes, DType.F32, i, values[i]);
        }
        return new FullTensor(DType.F32, shape, bytes);
    }

    private static MemorySegment outside(MemorySegment bytes) {
        return Arena.ofAuto()
                .allocate(bytes.byteSize(), Long.BYTES)
                .copyFrom(bytes)
                .asReadOnly();
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /// How many numbers.
    public long count() {
        return bytes.byteSize() / dtype.bytes();
    }

    /// One of the numbers, counted row-major.
    public float value(long index) {
        return Numbers.get(bytes, dtype, index);
    }
}
