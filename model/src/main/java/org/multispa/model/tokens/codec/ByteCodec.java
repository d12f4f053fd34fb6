package org.multispa.model.tokens.codec;

import java.nio.charset.StandardCharsets;

/// Every byte of the text's UTF-8 is a token, and its value the id.
public final class ByteCodec implements Codec {
    private static final int BYTES = 256;

    @Override
    public void encode(String text, boolean begins, IntList out) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            out.add(b & 0xFF);
        }
    }

    @Override
    public byte[] bytes(int id) {
        return new byte[] {(byte) id};
    }

    @Override
    public int size() {
        return BYTES;
    }

    @Override
    public boolean prefixesSegments() {
        return false;
    }
}
