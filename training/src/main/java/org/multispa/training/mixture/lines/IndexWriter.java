package org.multispa.training.mixture.lines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.multispa.files.AtomicFiles;
import org.multispa.files.AtomicOutput;

/// Writes a [LineIndex], which appears as a whole or not at all.
final class IndexWriter {
    private static final int BUFFER = 1 << 16;

    private final AtomicOutput out;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();
    private long written;

    private IndexWriter(AtomicOutput out) {
        this.out = out;
    }

    /// @param in the data file from its beginning
    /// @param file its name, for messages
    static void write(InputStream in, Path file, FileKey key, Path index) throws IOException {
        try (AtomicOutput out = AtomicFiles.open(index)) {
            IndexWriter writer = new IndexWriter(out);
            writer.buffer
                    .putLong(LineIndex.MAGIC)
                    .putLong(key.bytes())
                    .putLong(key.changed())
                    .put(key.sampled());
            writer.flush();
            Form form = Records.scan(in, file, writer::offset);
            writer.flushOffsets();
            writer.buffer.putLong(form.code()).putLong(writer.written - 1).putLong(writer.checksum.getValue());
            writer.flush();
            out.commit();
        }
    }

    private void offset(long offset) throws IOException {
        buffer.putLong(offset);
        written++;
        if (!buffer.hasRemaining()) {
            flushOffsets();
        }
    }

    private void flushOffsets() throws IOException {
        checksum.update(buffer.array(), 0, buffer.position());
        flush();
    }

    private void flush() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
