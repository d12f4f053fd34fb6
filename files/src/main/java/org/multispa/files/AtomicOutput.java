package org.multispa.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/// The stream behind [AtomicFiles#open]: counts and hashes what passes. Closing it before [#commit] throws the
/// writing away. Not thread-safe.
public final class AtomicOutput extends OutputStream {
    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final OutputStream out;
    private final MessageDigest digest = Sha256.digest();
    private long bytes;
    private boolean closed;

    AtomicOutput(Path target, Path temporary) throws IOException {
        this.target = target;
        this.temporary = temporary;
        this.channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        out.write(source, offset, length);
        digest.update(ByteBuffer.wrap(source, offset, length));
        bytes += length;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /// Bytes written so far.
    public long bytes() {
        return bytes;
    }

    /// Forces the bytes to disk, gives the file its name and closes this stream.
    ///
    /// @return SHA-256 of what was written
    public String commit() throws IOException {
        if (closed) {
            throw new IOException(target + " was closed before it was committed");
        }
        out.flush();
        channel.force(true);
        closed = true;
        out.close();
        AtomicFiles.publish(temporary, target);
        return Sha256.hex(digest);
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            channel.close();
            Files.deleteIfExists(temporary);
        }
    }
}
