package org.multispa.cli.experiment;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What a step says, line by line, added to a file. Of a line that is written over again and again the last
/// state is kept. May be written to by several threads.
final class StepLog extends Writer {
    private static final int LONGEST = 1 << 14;
    private static final String ESCAPE = "\u001b\\[[0-9;]*[A-Za-z]";

    private final BufferedWriter file;
    private final StringBuilder line = new StringBuilder();
    private boolean over;
    private String last = "";

    private StepLog(BufferedWriter file) {
        this.file = file;
    }

    static StepLog open(Path file) throws IOException {
        return new StepLog(Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /// For a command to print to.
    PrintWriter printer() {
        return new PrintWriter(this, true);
    }

    /// The last line that was said, as far as it has come.
    String last() {
        synchronized (lock) {
            String now = clean(line.toString());
            return now.isBlank() ? last : now;
        }
    }

    @Override
    public void write(char[] text, int from, int count) throws IOException {
        synchronized (lock) {
            for (int i = from; i < from + count; i++) {
                take(text[i]);
            }
        }
    }

    private void take(char c) throws IOException {
        if (c == '\n') {
            end();
        } else if (c == '\r') {
            over = true;
        } else {
            if (over) {
                line.setLength(0);
                over = false;
            }
            line.append(c);
            if (line.length() >= LONGEST) {
                end();
            }
        }
    }

    private void end() throws IOException {
        String text = clean(line.toString());
        line.setLength(0);
        over = false;
        file.write(text);
        file.write('\n');
        file.flush();
        if (!text.isBlank()) {
            last = text;
        }
    }

    private static String clean(String text) {
        return text.replaceAll(ESCAPE, "").stripTrailing();
    }

    @Override
    public void flush() {
        // lines are handed on as they end
    }

    @Override
    public void close() throws IOException {
        synchronized (lock) {
            if (!line.isEmpty()) {
                end();
            }
            file.close();
        }
    }
}
