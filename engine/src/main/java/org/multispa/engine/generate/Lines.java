package org.multispa.engine.generate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The lines of a file as bytes, one after the other, without turning them into text.
final class Lines {
    private static final int BUFFER = 1 << 18;

    private Lines() {}

    /// Takes one line without its end.
    interface Sink {
        void accept(byte[] line) throws IOException;
    }

    /// Hands every line of the file to `sink`; each ends with a line feed.
    static void forEach(Path file, Sink sink) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int held = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer, held, buffer.length - held);
                    count >= 0;
                    count = in.read(buffer, held, buffer.length - held)) {
                int start = 0;
                int end = held + count;
                for (int i = held; i < end; i++) {
                    if (buffer[i] == '\n') {
                        sink.accept(Arrays.copyOfRange(buffer, start, i));
                        start = i + 1;
                    }
                }
                held = end - start;
                System.arraycopy(buffer, start, buffer, 0, held);
                if (held == buffer.length) {
                    buffer = Arrays.copyOf(buffer, 2 * held);
                }
            }
        }
    }
}
