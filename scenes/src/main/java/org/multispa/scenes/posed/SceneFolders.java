package org.multispa.scenes.posed;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.multispa.scenes.SceneId;

/// Finds the folders that hold scenes, and names for them.
public final class SceneFolders {
    private static final int DEPTH = 3;
    private static final int MAX_NAME = 128;
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9._-]");
    private static final Set<String> FILES =
            Set.of("png", "jpg", "jpeg", "txt", "json", "ply", "npy", "npz", "sens", "zip");

    private SceneFolders() {}

    /// Says cheaply whether a folder is a scene.
    @FunctionalInterface
    public interface Test {
        boolean isScene(Path folder) throws IOException;
    }

    /// The scene folders at or up to three levels below `root`, sorted. Folders inside a scene and hidden folders
    /// are not searched.
    ///
    /// @throws IOException if a folder cannot be listed
    public static List<Path> find(Path root, Test test) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(root)) {
            collect(root, DEPTH, test, found);
        }
        found.sort(null);
        return found;
    }

    private static void collect(Path folder, int levels, Test test, List<Path> found) throws IOException {
        if (test.isScene(folder)) {
            found.add(folder);
        } else if (levels > 0) {
            for (Path child : below(folder)) {
                collect(child, levels - 1, test, found);
            }
        }
    }

    /// The folders in `folder` in which scenes may lie.
    ///
    /// @throws IOException if it cannot be listed
    public static List<Path> below(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, SceneFolders::mayBeFolder)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    children.add(entry);
                }
            }
        }
        return children;
    }

    /// Names with the ending of a file are not asked for their kind, which matters in folders of many images.
    private static boolean mayBeFolder(Path entry) {
        String name = entry.getFileName().toString();
        return !name.startsWith(".") && !FILES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /// True if `folder` has a file whose name matches `name`.
    public static boolean holds(Path folder, Pattern name) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                folder, entry -> name.matcher(entry.getFileName().toString()).matches())) {
            return entries.iterator().hasNext();
        }
    }

    /// The name of a folder, even where the path is `.` or ends in `..`.
    public static String nameOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "scene" : name.toString();
    }

    /// A scene that is a place of its own.
    public static SceneId id(String name) {
        return id(name, name);
    }

    /// Makes a scene's name and family of any texts: characters that are not allowed become `_`.
    public static SceneId id(String name, String family) {
        return new SceneId(safe(name), safe(family));
    }

    private static String safe(String text) {
        String safe = OTHER.matcher(text).replaceAll("_");
        if (safe.isEmpty() || safe.startsWith(".")) {
            safe = "_" + safe;
        }
        return safe.length() <= MAX_NAME ? safe : safe.substring(0, MAX_NAME);
    }
}
