package org.multispa.scenes.pickle;

import java.io.IOException;
import java.util.Arrays;

/// A byte string inside a pickle, known by its place so that it need not be held in memory.
///
/// @param offset where its stored form begins, counted from the start of the pickle
/// @param length bytes of its stored form
/// @param latin1 true where it is stored as UTF-8 text whose characters are the bytes, as protocol 2 does
/// @param padded true where trailing zeros are no part of it
public record PickledBytes(long offset, int length, boolean latin1, boolean padded) {
    public PickledBytes {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("a byte string begins and has a length at or above 0");
        }
    }

    /// The byte string, from its stored form.
    ///
    /// @param stored the [#length] bytes at [#offset]; returned as it is where nothing is to be decoded
    /// @throws IOException if text holds what no byte string is stored as
    public byte[] decode(byte[] stored) throws IOException {
        if (stored.length != length) {
            throw new IllegalArgumentException("expected " + length + " stored bytes, found " + stored.length);
        }
        byte[] bytes = latin1 ? Latin1Text.decode(stored) : stored;
        return padded ? withoutPadding(bytes) : bytes;
    }

    /// `bytes` up to the last one that is not zero.
    public static byte[] withoutPadding(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    }
}
