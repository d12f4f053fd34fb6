package org.multispa.engine.testscenes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multispa.files.Sha256;

/// What a folder holds, to the byte.
public final class FolderBytes {
    private FolderBytes() {}

    /// Size and SHA-256 of every file below a folder, hidden ones included, by its path.
    public static SortedMap<String, String> of(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                String path = folder.relativize(file).toString();
                files.put(path, Files.isDirectory(file) ? "folder" : Files.size(file) + " " + Sha256.of(file));
            }
        }
        return files;
    }
}
