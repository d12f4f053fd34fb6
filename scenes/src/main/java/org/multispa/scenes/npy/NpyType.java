package org.multispa.scenes.npy;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The element types that are read, all little-endian.
enum NpyType {
    FLOAT32("<f4", 4),
    FLOAT64("<f8", 8),
    INT32("<i4", 4),
    INT64("<i8", 8),
    UINT8("|u1", 1),
    BOOL("|b1", 1);

    final String descr;
    final int bytes;

    NpyType(String descr, int bytes) {
        this.descr = descr;
        this.bytes = bytes;
    }

    static NpyType of(String descr) throws IOException {
        for (NpyType type : values()) {
            if (type.descr.equals(descr)) {
                return type;
            }
        }
        throw new IOException("element type '" + descr + "' is not one of <f4, <f8, <i4, <i8, |u1, |b1; save the array"
                + " with one of these, for example array.astype('<f4')");
    }

    double value(ByteBuffer data, int element) {
        return switch (this) {
            case FLOAT32 -> data.getFloat(4 * element);
            case FLOAT64 -> data.getDouble(8 * element);
            case INT32 -> data.getInt(4 * element);
            case INT64 -> data.getLong(8 * element);
            case UINT8 -> data.get(element) & 0xFF;
            case BOOL -> data.get(element) == 0 ? 0 : 1;
        };
    }
}
