package org.multispa.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a folder holds, to the byte: two folders are equal exactly if their contents are.
public final class FolderContent {
    private FolderContent() {}

    /// Everything below `root` by its path with forward slashes, hidden files included: for a file its size and
    /// SHA-256, for a folder the word `folder`.
    ///
    /// @throws IOException if there is no such folder
    public static SortedMap<String, String> of(Path root) throws IOException {
        SortedMap<String, String> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.filter(path -> !path.equals(root)).toList()) {
                String path = root.relativize(each).toString().replace('\\', '/');
                content.put(path, Files.isDirectory(each) ? "folder" : describe(Files.readAllBytes(each)));
            }
        }
        return content;
    }

    /// The files alone.
    public static SortedMap<String, String> files(Path root) throws IOException {
        SortedMap<String, String> files = of(root);
        files.values().removeIf("folder"::equals);
        return files;
    }

    private static String describe(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return bytes.length + " " + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
