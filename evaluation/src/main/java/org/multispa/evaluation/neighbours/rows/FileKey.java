package org.multispa.evaluation.neighbours.rows;

import java.io.IOException;
import java.nio.file.Path;
import org.multispa.files.Sha256;

/// The hash of a file's contents, taken when it is first asked for. Thread-safe.
public final class FileKey {
    private final Path file;
    private String sha256 = "";

    public FileKey(Path file) {
        this.file = file;
    }

    public synchronized String sha256() throws IOException {
        if (sha256.isEmpty()) {
            sha256 = Sha256.of(file);
        }
        return sha256;
    }
}
