package org.multispa.engine.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.multispa.dataset.output.AtomicFiles;
import org.multispa.dataset.output.AtomicOutput;

/// Writes a file that appears when it is complete.
final class WholeFile {
    private WholeFile() {}

    /// Writes the content of a file.
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Makes or replaces `file`, and its folder where there is none. If writing fails, an older file stays as it was.
    ///
    /// @throws IOException if the file cannot be written
    static void write(Path file, Content content) throws IOException {
        if (file.toAbsolutePath().getParent() == null || Files.isDirectory(file)) {
            throw new IOException("expected the name of a file to write, found the folder " + file);
        }
        try (AtomicOutput out = AtomicFiles.open(file)) {
            content.writeTo(out);
            out.commit();
        }
    }
}
