package org.multispa.dataset.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multispa.files.Sha256;

/// Folders compared by what is in them.
public final class Trees {
    private Trees() {}

    /// SHA-256 of every file, by its path below `root`.
    public static SortedMap<String, String> hashes(Path root) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(root.relativize(file).toString(), Sha256.of(file));
            }
        }
        return hashes;
    }
}
