package org.multispa.engine.generate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

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
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                int start = 0;
                for (int i = 0; i < count; i++) {
                    if (buffer[i] == '\n') {
                        line.write(buffer, start, i - start);
                        sink.accept(line.toByteArray());
                        line.reset();
                        start = i + 1;
                    }
                }
                line.write(buffer, start, count - start);
            }
        }
    }
}
