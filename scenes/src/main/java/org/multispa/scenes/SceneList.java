package org.multispa.scenes;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Names of the scenes to use, as published split lists give them: one a line; empty lines and lines that begin
/// with `#` are skipped; an ending `.npz` and folders in front of a name (`adt/…`) are of no matter.
public record SceneList(Set<String> names) {
    private static final long MOST_BYTES = 1L << 26;

    public SceneList {
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    /// The scenes that are listed, and the names that fit none.
    public record Chosen(List<SceneLocation> scenes, List<String> unknown) {}

    /// @throws IOException naming the file, if it cannot be read, is larger than 64 MiB or names no scene
    public static SceneList read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " has more than " + MOST_BYTES + " bytes, expected a list of scenes");
        }
        Set<String> names = new LinkedHashSet<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is no text in UTF-8, expected one scene a line", e);
        }
        for (String line : lines) {
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                names.add(plain(text));
            }
        }
        if (names.isEmpty()) {
            throw new IOException(file + " names no scene, expected one a line");
        }
        return new SceneList(names);
    }

    private static String plain(String text) {
        String name = text.substring(text.lastIndexOf('/') + 1);
        return name.endsWith(".npz") ? name.substring(0, name.length() - 4) : name;
    }

    /// The scenes among `found` that are listed, in their order.
    public Chosen choose(List<SceneLocation> found) {
        List<SceneLocation> scenes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (SceneLocation location : found) {
            String name = location.id().name();
            if (names.contains(name)) {
                scenes.add(location);
                seen.add(name);
            }
        }
        return new Chosen(
                List.copyOf(scenes),
                names.stream().filter(name -> !seen.contains(name)).toList());
    }
}
