package org.multispa.scenes.sens;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Random access to the bytes of one `.sens` file.
final class SensBytes implements Closeable {
    private final Path path;
    private final FileChannel channel;
    private final long size;

    private SensBytes(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.size = channel.size();
    }

    static SensBytes open(Path path) throws IOException {
        try {
            return new SensBytes(path, FileChannel.open(path, StandardOpenOption.READ));
        } catch (NoSuchFileException e) {
            throw new IOException(path + ": no such file", e);
        }
    }

    long size() {
        return size;
    }

    /// The given bytes, little-endian, ready to be read.
    ByteBuffer read(long from, int length) throws IOException {
        if (length > size - from) {
            throw broken("truncated: expected " + length + " bytes at " + from + ", the file has " + size);
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw broken("truncated while it was read");
            }
        }
        return bytes.flip();
    }

    IOException broken(String message) {
        return new IOException(path + ": " + message);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
