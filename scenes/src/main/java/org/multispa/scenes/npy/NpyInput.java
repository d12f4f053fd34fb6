package org.multispa.scenes.npy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The bytes of one `.npy` file, wherever they lie. Implementations are safe for use by several threads.
public interface NpyInput {
    /// Number of bytes.
    long size() throws IOException;

    /// All bytes from the first one; the caller closes the stream.
    InputStream open() throws IOException;

    /// `length` bytes from position `from`.
    ///
    /// @throws IOException if they are not all there
    byte[] read(long from, int length) throws IOException;

    /// Bytes in memory, not copied.
    static NpyInput of(byte[] bytes) {
        return new NpyInput() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public byte[] read(long from, int length) throws IOException {
                if (from < 0 || length < 0 || from + length > bytes.length) {
                    throw new EOFException("expected " + length + " bytes from " + from + " of " + bytes.length);
                }
                return Arrays.copyOfRange(bytes, (int) from, (int) from + length);
            }
        };
    }

    /// A file, opened anew at each call.
    static NpyInput of(Path file) {
        return new NpyInput() {
            @Override
            public long size() throws IOException {
                return Files.size(file);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public byte[] read(long from, int length) throws IOException {
                try (FileChannel channel = FileChannel.open(file)) {
                    byte[] bytes =
                            Channels.newInputStream(channel.position(from)).readNBytes(length);
                    if (bytes.length < length) {
                        throw new EOFException(
                                file + ": expected " + length + " bytes from " + from + ", the file is cut off");
                    }
                    return bytes;
                }
            }
        };
    }
}
