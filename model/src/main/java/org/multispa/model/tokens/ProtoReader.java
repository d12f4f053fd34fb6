package org.multispa.model.tokens;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads a message in the wire format of protocol buffers, field by field, from bytes in memory. Lengths are
/// checked against the bytes there are before anything is made of them. Not thread-safe.
final class ProtoReader {
    static final int VARINT = 0;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private static final int FIXED64 = 1;
    private static final int TAG_BITS = 3;
    private static final int MOST_VARINT_BITS = 63;

    private final ByteBuffer in;
    private int field;
    private int wireType;

    ProtoReader(ByteBuffer bytes) {
        in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Goes to the next field; false at the end of the message. The field's value is read, or [skipped][#skip],
    /// next.
    boolean next() throws TokenizerException {
        if (!in.hasRemaining()) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> TAG_BITS);
        wireType = (int) tag & ((1 << TAG_BITS) - 1);
        if (field == 0 || tag >>> TAG_BITS != field) {
            throw broken("a field number of " + (tag >>> TAG_BITS));
        }
        return true;
    }

    int field() {
        return field;
    }

    void skip() throws TokenizerException {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> take(Long.BYTES);
            case BYTES -> message();
            case FIXED32 -> take(Integer.BYTES);
            default -> throw broken("wire type " + wireType + " of field " + field);
        }
    }

    long number() throws TokenizerException {
        expect(VARINT);
        return varint();
    }

    boolean flag() throws TokenizerException {
        return number() != 0;
    }

    float decimal() throws TokenizerException {
        expect(FIXED32);
        return take(Integer.BYTES).getFloat();
    }

    String text() throws TokenizerException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes()).toString();
        } catch (CharacterCodingException e) {
            throw new TokenizerException("field " + field + " before byte " + in.position() + " is no UTF-8", e);
        }
    }

    /// The bytes of a field that holds bytes, a text or a message.
    ByteBuffer bytes() throws TokenizerException {
        expect(BYTES);
        return message();
    }

    private ByteBuffer message() throws TokenizerException {
        long length = varint();
        if (length < 0 || length > in.remaining()) {
            throw broken(
                    "a length of " + length + " in field " + field + " where " + in.remaining() + " bytes are left");
        }
        return take((int) length);
    }

    private void expect(int wanted) throws TokenizerException {
        if (wireType != wanted) {
            throw broken("wire type " + wireType + " in field " + field + " where " + wanted + " was expected");
        }
    }

    private ByteBuffer take(int length) throws TokenizerException {
        if (in.remaining() < length) {
            throw broken("the end in the middle of field " + field);
        }
        ByteBuffer taken = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return taken;
    }

    private long varint() throws TokenizerException {
        long value = 0;
        for (int shift = 0; shift <= MOST_VARINT_BITS; shift += 7) {
            if (!in.hasRemaining()) {
                throw broken("the end in the middle of a number");
            }
            byte b = in.get();
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw broken("a number of more than ten bytes");
    }

    private TokenizerException broken(String found) {
        return new TokenizerException("expected a SentencePiece model (a protocol buffers message), found " + found
                + " at byte " + in.position() + " of the message; the file may be cut short or of another kind");
    }
}
