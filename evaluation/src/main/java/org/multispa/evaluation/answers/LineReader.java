package org.multispa.evaluation.answers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.Optional;

/// Reads a file line by line in bounded memory and says where each line ends. Not thread-safe.
public final class LineReader {
    private static final int BUFFER = 1 << 16;

    private final ReadableByteChannel channel;
    private final int longest;
    private byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private long position;
    private long number;

    /// @param longest the longest line that is given as a whole, bytes
    public LineReader(ReadableByteChannel channel, int longest) {
        this.channel = channel;
        this.longest = longest;
    }

    /// A line without its end; its bytes are valid until the next one is read.
    ///
    /// @param number from 1
    /// @param end position in the file behind the line and its end
    /// @param terminated whether it has an end
    /// @param tooLong whether it was passed over for its length; it then has no bytes
    public record Line(
            byte[] bytes, int offset, int length, long number, long end, boolean terminated, boolean tooLong) {}

    /// Position in the file behind the last line read.
    public long position() {
        return position;
    }

    /// The next line, or nothing at the end of the file.
    public Optional<Line> next() throws IOException {
        int scanned = start;
        boolean tooLong = false;
        number++;
        while (true) {
            for (; scanned < end; scanned++) {
                if (buffer[scanned] == '\n') {
                    return Optional.of(line(scanned, true, tooLong));
                }
            }
            if (end - start > longest) {
                tooLong = true;
                position += end - start;
                start = 0;
                end = 0;
                scanned = 0;
            }
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                scanned -= start;
                end -= start;
                start = 0;
            }
            if (end == buffer.length) {
                buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, (long) longest + BUFFER));
            }
            int count = channel.read(ByteBuffer.wrap(buffer, end, buffer.length - end));
            if (count < 0) {
                return end == start && !tooLong ? Optional.empty() : Optional.of(line(end, false, tooLong));
            }
            end += count;
        }
    }

    private Line line(int to, boolean terminated, boolean tooLong) {
        int from = start;
        start = terminated ? to + 1 : to;
        position += start - from;
        int length = to - from > 0 && buffer[to - 1] == '\r' ? to - from - 1 : to - from;
        return tooLong
                ? new Line(new byte[0], 0, 0, number, position, terminated, true)
                : new Line(buffer, from, length, number, position, terminated, false);
    }
}
