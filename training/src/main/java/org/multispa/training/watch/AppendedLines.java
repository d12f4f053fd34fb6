package org.multispa.training.watch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.multispa.dataset.DatasetException;

/// A file of lines that grows at its end. A line that cannot be written whole is taken away again, and one that
/// a killed program left unfinished is cut off when the file is opened.
final class AppendedLines implements AutoCloseable {
    static final int MOST_LINE = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private long end;

    private AppendedLines(Path file, FileChannel channel, long end) {
        this.file = file;
        this.channel = channel;
        this.end = end;
    }

    /// Opens a file, which is made if it is not there, and keeps the lines of steps below `next`.
    ///
    /// @throws IOException if a line before those is none of ours; it is named
    static AppendedLines open(Path file, long next) throws IOException {
        long kept = Files.exists(file) ? kept(file, next) : 0;
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.truncate(kept);
            return new AppendedLines(file, channel, kept);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// How many bytes the lines before step `next` take.
    private static long kept(Path file, long next) throws IOException {
        long[] kept = {0};
        boolean[] isOver = {false};
        each(file, line -> {
            isOver[0] |= MetricsJson.stepOf(line) >= next;
            kept[0] += isOver[0] ? 0 : line.length + 1;
        });
        return kept[0];
    }

    /// Goes through the whole lines of a file; what follows the last line break is left out.
    ///
    /// @throws IOException if a line is too long, or the reader refuses it; the message names file and line
    static void each(Path file, LineReader reader) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long number = 1;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int read = in.read(); read >= 0; read = in.read()) {
                if (read == '\n') {
                    try {
                        reader.read(line.toByteArray());
                    } catch (DatasetException e) {
                        throw e.at(file + ":" + number);
                    }
                    number++;
                    line.reset();
                } else if (line.size() == MOST_LINE) {
                    throw new IOException(file + ":" + number + ": expected a line of at most " + MOST_LINE
                            + " bytes, found a longer one");
                } else {
                    line.write(read);
                }
            }
        }
    }

    /// Writes a line at the end.
    ///
    /// @param line with its line break
    /// @throws IOException if it cannot be written; the file is then as it was before
    void append(byte[] line) throws IOException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            long at = end;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
            end = at;
        } catch (IOException e) {
            IOException failure = new IOException(file + ": cannot be written to: " + e.getMessage(), e);
            try {
                channel.truncate(end);
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// Takes a line without its line break.
    @FunctionalInterface
    interface LineReader {
        void read(byte[] line) throws DatasetException;
    }
}
