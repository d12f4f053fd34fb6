package org.multispa.scenes.pickle;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A pickle's bytes, read once from front to back. Byte strings are skipped, not read.
final class PickleInput {
    private static final int LONGEST_LINE = 256;

    private final InputStream in;
    private final long length;
    private long at;

    PickleInput(InputStream in, long length) {
        this.in = in;
        this.length = length;
    }

    long position() {
        return at;
    }

    int one() throws IOException {
        int value = at < length ? in.read() : -1;
        if (value < 0) {
            throw truncated();
        }
        at++;
        return value;
    }

    /// A little-endian number of `bytes` bytes, unsigned unless it has eight.
    long number(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) one() << (8 * i);
        }
        return value;
    }

    /// The length in front of text or bytes, which must be there.
    int size(int bytes) throws IOException {
        long size = number(bytes);
        if (size < 0 || size > length - at) {
            throw truncated();
        }
        if (size > Integer.MAX_VALUE) {
            throw new IOException("pickle holds a byte string of " + size + " bytes, expected at most 2^31 − 1");
        }
        return (int) size;
    }

    byte[] take(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw truncated();
        }
        at += size;
        return bytes;
    }

    void skip(long size) throws IOException {
        try {
            in.skipNBytes(size);
        } catch (EOFException e) {
            throw new IOException(truncated().getMessage(), e);
        }
        at += size;
    }

    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = one(); c != '\n'; c = one()) {
            if (line.size() >= LONGEST_LINE) {
                throw new IOException("pickle holds a name of more than " + LONGEST_LINE + " bytes");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private IOException truncated() {
        return new IOException("pickle is cut off after " + at + " of its bytes");
    }
}
