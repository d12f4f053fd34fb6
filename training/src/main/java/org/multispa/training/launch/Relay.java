package org.multispa.training.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/// Passes on what a process says, line by line, with its name before each.
final class Relay implements Runnable {
    /// A line that is longer is passed on in pieces, so that memory stays bounded.
    static final int LONGEST = 1 << 16;

    private final String name;
    private final InputStream from;
    private final PrintWriter to;

    Relay(String name, InputStream from, PrintWriter to) {
        this.name = name;
        this.from = from;
        this.to = to;
    }

    @Override
    public void run() {
        StringBuilder line = new StringBuilder();
        char[] read = new char[8192];
        try (Reader reader = new InputStreamReader(from, StandardCharsets.UTF_8)) {
            for (int count = reader.read(read); count >= 0; count = reader.read(read)) {
                for (int i = 0; i < count; i++) {
                    take(read[i], line);
                }
            }
        } catch (IOException e) {
            line.append("(its output breaks off: ").append(e.getMessage()).append(')');
        }
        if (!line.isEmpty()) {
            pass(line);
        }
    }

    private void take(char c, StringBuilder line) {
        if (c == '\n' || line.length() == LONGEST) {
            pass(line);
        }
        if (c != '\n' && c != '\r') {
            line.append(c);
        }
    }

    private void pass(StringBuilder line) {
        synchronized (to) {
            to.println(name + line);
            to.flush();
        }
        line.setLength(0);
    }
}
