package org.multispa.scenes.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An element type.
///
/// @param bytes bytes of an element; 0 for objects, whose place is a pickle
record NpyType(Kind kind, int bytes, ByteOrder order) {
    private static final Pattern DESCR = Pattern.compile("([<>|])([fiubSO])([0-9]{0,9})");

    enum Kind {
        FLOAT,
        SIGNED,
        UNSIGNED,
        BOOL,
        BYTE_STRING,
        OBJECT
    }

    static NpyType of(String descr) throws IOException {
        Matcher matcher = DESCR.matcher(descr);
        if (matcher.matches()) {
            ByteOrder order = matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            int bytes = matcher.group(3).isEmpty() ? 0 : Integer.parseInt(matcher.group(3));
            NpyType type = new NpyType(kind(matcher.group(2).charAt(0)), bytes, order);
            if (type.exists()) {
                return type;
            }
        }
        throw new IOException("element type '" + descr + "' is not one of f2, f4, f8, i1 to i8, u1 to u8, b1, S, O;"
                + " save the array with one of these, for example array.astype('<f4')");
    }

    private static Kind kind(char letter) {
        return switch (letter) {
            case 'f' -> Kind.FLOAT;
            case 'i' -> Kind.SIGNED;
            case 'u' -> Kind.UNSIGNED;
            case 'b' -> Kind.BOOL;
            case 'S' -> Kind.BYTE_STRING;
            default -> Kind.OBJECT;
        };
    }

    private boolean exists() {
        return switch (kind) {
            case FLOAT -> bytes == 2 || bytes == 4 || bytes == 8;
            case SIGNED, UNSIGNED -> bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
            case BOOL -> bytes == 1;
            case BYTE_STRING -> bytes > 0;
            case OBJECT -> bytes == 0;
        };
    }

    boolean isNumber() {
        return kind != Kind.BYTE_STRING && kind != Kind.OBJECT;
    }

    /// The number at position `element` of `data`, which has this type's byte order.
    double value(ByteBuffer data, int element) {
        int at = bytes * element;
        return switch (kind) {
            case FLOAT ->
                switch (bytes) {
                    case 2 -> Float.float16ToFloat(data.getShort(at));
                    case 4 -> data.getFloat(at);
                    default -> data.getDouble(at);
                };
            case SIGNED -> whole(data, at);
            case UNSIGNED -> {
                long value = whole(data, at);
                yield bytes == 8 ? (value >>> 1) * 2.0 + (value & 1) : value & ((1L << (8 * bytes)) - 1);
            }
            case BOOL -> data.get(at) == 0 ? 0 : 1;
            case BYTE_STRING, OBJECT -> throw new IllegalStateException("no numbers");
        };
    }

    private long whole(ByteBuffer data, int at) {
        return switch (bytes) {
            case 1 -> data.get(at);
            case 2 -> data.getShort(at);
            case 4 -> data.getInt(at);
            default -> data.getLong(at);
        };
    }
}
