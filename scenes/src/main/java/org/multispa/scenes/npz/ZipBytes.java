package org.multispa.scenes.npz;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/// Little-endian pieces of an open file.
record ZipBytes(FileChannel channel) {
    long size() throws IOException {
        return channel.size();
    }

    /// @throws EOFException if the file does not reach that far
    ByteBuffer read(long from, int length) throws IOException {
        if (from < 0 || from > size() - length) {
            throw new EOFException("expected " + length + " bytes from " + from + ", the file has " + size());
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        long at = from;
        while (bytes.hasRemaining()) {
            int count = channel.read(bytes, at);
            if (count < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            at += count;
        }
        return bytes.flip();
    }
}
