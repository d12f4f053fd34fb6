package org.multispa.dataset.json;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;

/// Reads samples from a file with one on each line, holding one line in memory. Not thread-safe.
public final class SampleReader implements Closeable {
    /// The longest line that is read, bytes.
    public static final int MAX_LINE = 4 << 20;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final String name;
    private byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private long line;

    /// @param in closed with this reader
    /// @param name the file's name in error messages
    public SampleReader(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /// @param name the file's name in error messages
    public static SampleReader open(Path file, String name) throws IOException {
        return new SampleReader(Files.newInputStream(file), name);
    }

    /// The next sample, or nothing at the end of the file.
    ///
    /// @throws DatasetException if a line is broken, after which the lines behind it can be read, or too long; the
    ///     message begins with `file:line`
    public Optional<Sample> next() throws IOException {
        line++;
        int length = lineLength();
        if (length < 0) {
            return Optional.empty();
        }
        int from = start;
        start = Math.min(start + length + 1, end);
        try {
            return Optional.of(SampleJson.decode(buffer, from, length));
        } catch (DatasetException e) {
            throw e.at(name + ":" + line);
        }
    }

    /// Length of the line at `start`, read into the buffer as a whole; negative at the end of the file.
    private int lineLength() throws IOException {
        int scanned = start;
        while (true) {
            while (scanned < end && buffer[scanned] != '\n') {
                scanned++;
            }
            if (scanned - start > MAX_LINE) {
                throw new DatasetException(name + ":" + line + ": a line may hold " + MAX_LINE + " bytes, found more");
            }
            if (scanned < end) {
                return scanned - start;
            }
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                scanned -= start;
                end -= start;
                start = 0;
            }
            if (end == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * buffer.length);
            }
            int count = in.read(buffer, end, buffer.length - end);
            if (count < 0) {
                return end == start ? -1 : end - start;
            }
            end += count;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
