package org.multispa.model.safetensors;

/// The kinds of number a safetensors file holds, by the name the format gives them.
public enum DType {
    BOOL(1),
    U8(1),
    I8(1),
    I16(2),
    U16(2),
    F16(2),
    BF16(2),
    I32(4),
    U32(4),
    F32(4),
    F64(8),
    I64(8),
    U64(8);

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes of one number.
    public int bytes() {
        return bytes;
    }

    /// Whether it is a real number of at most 32 bits, as weights are.
    public boolean isReal() {
        return this == BF16 || this == F16 || this == F32;
    }
}
