package org.multispa.engine.verify.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.multispa.dataset.json.SampleReader;

/// A file, or a part of it, read once from its beginning to its end: its lines, and the SHA-256 of all of it. One line
/// is in memory at a time; a line of more than [SampleReader#MAX_LINE] bytes is passed over and told as too long.
final class LineFile {
    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest;
    private byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private long bytes;
    private long lines;
    private final long limit;

    private LineFile(long limit) {
        this.limit = limit;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Hears each line.
    interface Visitor {
        /// @param number of the line, from 1
        /// @param offset of the line in the part that is read, bytes
        /// @param line the buffer that holds it, from `from` on, `length` bytes without the line end
        void line(long number, long offset, byte[] line, int from, int length);

        /// A line of more bytes than are read at once.
        void tooLong(long number);
    }

    /// @param bytes number of bytes read
    /// @param lines number of lines, the last one without a line end included
    record Whole(long bytes, long lines, String sha256) {}

    static Whole read(Path file, Visitor visitor) throws IOException {
        return read(file, 0, Long.MAX_VALUE, visitor);
    }

    /// The part of a file that begins at `offset` and has at most `limit` bytes.
    static Whole read(Path file, long offset, long limit, Visitor visitor) throws IOException {
        return new LineFile(limit).visit(file, offset, visitor);
    }

    private Whole visit(Path file, long offset, Visitor visitor) throws IOException {
        boolean skipping = false;
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(offset);
            int scanned = 0;
            while (fill(in)) {
                for (; scanned < end; scanned++) {
                    if (buffer[scanned] == '\n') {
                        lines++;
                        if (!skipping) {
                            visitor.line(lines, bytes - (end - start), buffer, start, scanned - start);
                        }
                        skipping = false;
                        start = scanned + 1;
                    }
                }
                if (end - start > SampleReader.MAX_LINE) {
                    if (!skipping) {
                        visitor.tooLong(lines + 1);
                    }
                    skipping = true;
                    start = end;
                }
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
                start = 0;
                scanned = end;
            }
        }
        if (skipping) {
            lines++;
        } else if (end > 0) {
            lines++;
            visitor.line(lines, bytes - end, buffer, 0, end);
        }
        return new Whole(bytes, lines, HexFormat.of().formatHex(digest.digest()));
    }

    private boolean fill(InputStream in) throws IOException {
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int room = (int) Math.min(buffer.length - end, limit - bytes);
        int count = room == 0 ? -1 : in.read(buffer, end, room);
        if (count < 0) {
            return false;
        }
        digest.update(buffer, end, count);
        end += count;
        bytes += count;
        return true;
    }
}
