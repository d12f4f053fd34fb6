package org.multispa.engine.reports;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.multispa.files.AtomicFiles;
import org.multispa.files.AtomicOutput;

/// Writes a file that appears when it is complete.
final class WholeFile {
    private WholeFile() {}

    /// Writes the content of a file.
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Lets writers close what they write to without giving the file up.
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /// Makes or replaces `file`, and its folder where there is none. If writing fails, an older file stays as it was.
    ///
    /// @throws IOException if the file cannot be written
    static void write(Path file, Content content) throws IOException {
        if (file.toAbsolutePath().getParent() == null || Files.isDirectory(file)) {
            throw new IOException("expected the name of a file to write, found the folder " + file);
        }
        try (AtomicOutput out = AtomicFiles.open(file)) {
            content.writeTo(new KeptOpen(out));
            out.commit();
        }
    }
}
