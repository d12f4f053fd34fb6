package org.multispa.model.tokens;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes SentencePiece models for tests.
final class Proto {
    static final int NORMAL = 1;
    static final int UNKNOWN = 2;
    static final int CONTROL = 3;
    static final int USER_DEFINED = 4;
    static final int UNUSED = 5;
    static final int BYTE = 6;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Proto number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    Proto bytes(int field, byte[] value) {
        varint(((long) field << 3) | 2);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    Proto message(int field, Proto message) {
        return bytes(field, message.toBytes());
    }

    Proto decimal(int field, float value) {
        varint(((long) field << 3) | 5);
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array());
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    Proto piece(String text, float score, int type) {
        Proto piece =
                new Proto().bytes(1, text.getBytes(StandardCharsets.UTF_8)).decimal(2, score);
        return message(1, type == NORMAL ? piece : piece.number(3, type));
    }

    /// The trainer's part: the kind of model, and whether characters that are no piece become bytes.
    Proto trainer(int modelType, boolean byteFallback) {
        return message(2, new Proto().number(3, modelType).number(35, byteFallback ? 1 : 0));
    }

    Proto normalizer(boolean addDummyPrefix, boolean removeExtraWhitespaces) {
        return message(
                3,
                new Proto()
                        .bytes(1, "identity".getBytes(StandardCharsets.UTF_8))
                        .number(3, addDummyPrefix ? 1 : 0)
                        .number(4, removeExtraWhitespaces ? 1 : 0)
                        .number(5, 1));
    }

    Proto bytePieces() {
        for (int b = 0; b < 256; b++) {
            piece(String.format("<0x%02X>", b), 0, BYTE);
        }
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
