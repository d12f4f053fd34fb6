package org.multispa.training.mixture.lines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.multispa.dataset.DatasetException;

/// Finds where the records of a file begin and end, in one pass and a fixed amount of memory.
final class Records {
    private static final int BUFFER = 1 << 20;
    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final InputStream in;
    private final Path name;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int filled;
    private long passed;

    /// Told the offset of the first byte of each record, and at last the offset where the last one ended.
    interface Sink {
        void offset(long offset) throws IOException;
    }

    private Records(InputStream in, Path name) {
        this.in = in;
        this.name = name;
    }

    /// Passes over a whole file.
    ///
    /// @param name for messages
    /// @throws DatasetException if it begins with neither `{` nor `[`, or is an array that is not whole
    static Form scan(InputStream in, Path name, Sink sink) throws IOException {
        Records records = new Records(in, name);
        return switch (records.first()) {
            case -1 -> {
                sink.offset(records.offset());
                yield Form.LINES;
            }
            case '{' -> {
                records.lines(sink);
                yield Form.LINES;
            }
            case '[' -> {
                records.array(sink);
                yield Form.ARRAY;
            }
            default ->
                throw new DatasetException(name + ": expected a JSON object on each line, or one JSON array of objects;"
                        + " the file begins with neither { nor [");
        };
    }

    private long offset() {
        return passed + next;
    }

    /// The byte at the offset, or −1 at the end.
    private int peek() throws IOException {
        if (next == filled) {
            passed += filled;
            next = 0;
            filled = Math.max(0, in.readNBytes(buffer, 0, buffer.length));
        }
        return filled == 0 ? -1 : buffer[next] & 0xFF;
    }

    /// The first byte that is no white space, not taken.
    private int first() throws IOException {
        for (int i = 0; i < BYTE_ORDER_MARK.length && peek() == BYTE_ORDER_MARK[i]; i++) {
            next++;
        }
        return afterBlanks();
    }

    private int afterBlanks() throws IOException {
        int found = peek();
        while (found >= 0 && found <= ' ') {
            next++;
            found = peek();
        }
        return found;
    }

    /// From the first byte of the first record. Lines of white space only are no records.
    private void lines(Sink sink) throws IOException {
        long end = offset();
        for (int found = peek(); found >= 0; found = afterBlanks()) {
            sink.offset(offset());
            end = lineEnd();
        }
        sink.offset(end);
    }

    /// Goes to the next line break or the end.
    private long lineEnd() throws IOException {
        while (peek() >= 0) {
            while (next < filled && buffer[next] != '\n') {
                next++;
            }
            if (next < filled) {
                break;
            }
        }
        return offset();
    }

    private void array(Sink sink) throws IOException {
        next++;
        long end = offset();
        boolean more = afterBlanks() != ']';
        while (more) {
            if (peek() != '{') {
                throw broken("an object");
            }
            sink.offset(offset());
            object();
            end = offset();
            more = afterBlanks() == ',';
            if (more) {
                next++;
                afterBlanks();
            }
        }
        if (peek() != ']') {
            throw broken("a comma or the end of the array");
        }
        next++;
        if (afterBlanks() >= 0) {
            throw broken("the end of the file");
        }
        sink.offset(end);
    }

    /// Passes over an object by its brackets, those in texts left out. Whether it is JSON shows when it is read.
    private void object() throws IOException {
        int depth = 0;
        boolean text = false;
        do {
            int found = peek();
            if (found < 0) {
                throw broken("the end of an object");
            }
            next++;
            if (text) {
                text = found != '"';
                if (found == '\\' && peek() >= 0) {
                    next++;
                }
            } else if (found == '"') {
                text = true;
            } else if (found == '{' || found == '[') {
                depth++;
            } else if (found == '}' || found == ']') {
                depth--;
            }
        } while (depth > 0);
    }

    private DatasetException broken(String expected) throws IOException {
        int found = peek();
        return new DatasetException(
                name + ": expected " + expected + " at byte " + offset() + " of the JSON array, found "
                        + (found < 0 ? "the end of the file; is it whole?" : "'" + (char) found + "'"));
    }
}
