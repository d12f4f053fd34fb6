package org.multispa.engine.reports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file under another name and renames it when it is complete.
final class WholeFile {
    private static final int BUFFER = 1 << 16;

    private WholeFile() {}

    /// Writes the content of a file.
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Makes or replaces `file`, and its folder where there is none. If writing fails, an older file stays as it was.
    ///
    /// @throws IOException if the file cannot be written
    static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        Path name = target.getFileName();
        if (folder == null || name == null || Files.isDirectory(target)) {
            throw new IOException("expected the name of a file to write, found the folder " + file);
        }
        Files.createDirectories(folder);
        Path partial = folder.resolve("." + name + ".partial");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial), BUFFER)) {
                content.writeTo(out);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
