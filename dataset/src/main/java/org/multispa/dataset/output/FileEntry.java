package org.multispa.dataset.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.multispa.dataset.RelativePath;
import org.multispa.files.Sha256;

/// A finished file that holds no samples, such as a table of statistics.
///
/// @param path below the data set's folder, with forward slashes
public record FileEntry(String path, long bytes, String sha256) {
    public FileEntry {
        RelativePath.check(path);
        if (bytes < 0 || !Sha256.isOne(sha256)) {
            throw new IllegalArgumentException("file '" + path + "' needs a size of at least 0 and a SHA-256 of 64"
                    + " lower-case hexadecimal digits, found " + bytes + ", '" + sha256 + "'");
        }
    }

    /// The entry of a file that lies below `root`.
    public static FileEntry of(Path root, String path) throws IOException {
        Path file = root.resolve(RelativePath.check(path));
        return new FileEntry(path, Files.size(file), Sha256.of(file));
    }
}
