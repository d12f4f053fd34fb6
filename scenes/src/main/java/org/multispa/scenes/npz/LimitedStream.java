package org.multispa.scenes.npz;

import java.io.IOException;
import java.io.InputStream;

/// The next `left` bytes of a stream.
final class LimitedStream extends InputStream {
    private final InputStream in;
    private long left;

    LimitedStream(InputStream in, long left) {
        this.in = in;
        this.left = left;
    }

    @Override
    public int read() throws IOException {
        int value = left > 0 ? in.read() : -1;
        left -= value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = left > 0 ? in.read(into, from, (int) Math.min(length, left)) : -1;
        left -= Math.max(count, 0);
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long done = in.skip(Math.min(count, left));
        left -= done;
        return done;
    }
}
