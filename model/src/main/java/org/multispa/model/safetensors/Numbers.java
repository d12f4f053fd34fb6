package org.multispa.model.safetensors;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Numbers of weights, little-endian, read and written as the kind of real number that a file holds.
public final class Numbers {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Numbers() {}

    /// The nearest BF16, ties to even. Not a number stays one.
    public static short bfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) ((bits >>> 16) | 0x40);
        }
        return (short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
    }

    /// The number at a place.
    ///
    /// @param index counted in numbers
    /// @throws IllegalArgumentException if the kind is not BF16, F16 or F32
    public static float get(MemorySegment from, DType kind, long index) {
        return switch (kind) {
            case F32 -> from.get(FLOAT, 4 * index);
            case BF16 -> Float.intBitsToFloat(from.get(SHORT, 2 * index) << 16);
            case F16 -> Float.float16ToFloat(from.get(SHORT, 2 * index));
            case BOOL, U8, I8, I16, U16, I32, U32, F64, I64, U64 ->
                throw new IllegalArgumentException("expected BF16, F16 or F32, found " + kind);
        };
    }

    /// Writes a number, rounded to the nearest of the kind, ties to even.
    ///
    /// @param index counted in numbers
    /// @throws IllegalArgumentException if the kind is not BF16, F16 or F32
    public static void put(MemorySegment to, DType kind, long index, float value) {
        switch (kind) {
            case F32 -> to.set(FLOAT, 4 * index, value);
            case BF16 -> to.set(SHORT, 2 * index, bfloat16(value));
            case F16 -> to.set(SHORT, 2 * index, Float.floatToFloat16(value));
            case BOOL, U8, I8, I16, U16, I32, U32, F64, I64, U64 ->
                throw new IllegalArgumentException("expected BF16, F16 or F32, found " + kind);
        }
    }
}
