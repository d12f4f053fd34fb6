package org.multispa.scenes.scannet;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Walks folders, at most three levels down, for those that look like scans or posed images of scans.
final class ScanNetFinder {
    private static final int DEPTH = 3;
    private static final Pattern POSED_FILE = Pattern.compile("\\d{1,9}\\.jpg|intrinsic\\.txt");

    private final Map<Path, ScanNetLayout> found = new TreeMap<>();

    private ScanNetFinder() {}

    /// The scenes at or below `root` in the order of their folders; `root` may also be a `.sens` file.
    static Collection<ScanNetLayout> find(Path root) throws IOException {
        ScanNetFinder finder = new ScanNetFinder();
        Path start = root.toAbsolutePath().normalize();
        Path parent = start.getParent();
        if (Files.isDirectory(start)) {
            finder.walk(start, 0);
        } else if (parent != null && ScanNetLayout.of(parent).sens().equals(start) && Files.exists(start)) {
            finder.add(ScanNetLayout.of(parent));
        }
        return finder.found.values();
    }

    private void walk(Path folder, int depth) throws IOException {
        ScanNetLayout layout = ScanNetLayout.of(folder);
        boolean posed = layout.posed().equals(folder);
        if (posed ? holdsPosedImages(folder) : layout.hasScan()) {
            add(layout);
        } else if (depth < DEPTH && !posed) {
            for (Path child : foldersIn(folder)) {
                walk(child, depth + 1);
            }
        }
    }

    private void add(ScanNetLayout layout) {
        found.putIfAbsent(layout.folder(), layout);
    }

    private static boolean holdsPosedImages(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, file -> POSED_FILE.matcher(ScanNetLayout.nameOf(file)).matches())) {
            return files.iterator().hasNext();
        }
    }

    private static List<Path> foldersIn(Path folder) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path child : children) {
                if (!ScanNetLayout.nameOf(child).startsWith(".")) {
                    folders.add(child);
                }
            }
        }
        return folders;
    }
}
