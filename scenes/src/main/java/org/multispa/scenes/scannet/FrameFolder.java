package org.multispa.scenes.scannet;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multispa.geometry.Pose;
import org.multispa.images.ImageSize;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.SetAside;

/// Frames as single files named by their number: colour (jpg or png), depth (png) and pose (txt).
final class FrameFolder implements FrameStore {
    private static final Pattern NAME = Pattern.compile("(\\d{1,9})\\.(jpg|png|txt)");

    private final Path folder;
    private final Path intrinsic;
    private final Map<Integer, Path> colors = new TreeMap<>();
    private final Map<Integer, Path> depths = new TreeMap<>();
    private final Map<Integer, Path> poses = new TreeMap<>();
    private final List<SetAside> setAside = new ArrayList<>();

    private FrameFolder(Path folder, Path intrinsic) {
        this.folder = folder;
        this.intrinsic = intrinsic;
    }

    /// All files in one folder, as in `posed_images`.
    static FrameFolder posedImages(Path folder) throws IOException {
        FrameFolder frames = new FrameFolder(folder, folder.resolve("intrinsic.txt"));
        frames.list(folder, "jpg", frames.colors);
        frames.list(folder, "png", frames.depths);
        frames.list(folder, "txt", frames.poses);
        return frames;
    }

    /// The folders `color`, `depth`, `pose` and `intrinsic` that the exporter of `.sens` files writes.
    static FrameFolder exported(Path folder) throws IOException {
        FrameFolder frames = new FrameFolder(folder, folder.resolve("intrinsic").resolve("intrinsic_color.txt"));
        frames.list(folder.resolve("color"), "jpg", frames.colors);
        frames.list(folder.resolve("color"), "png", frames.colors);
        frames.list(folder.resolve("depth"), "png", frames.depths);
        frames.list(folder.resolve("pose"), "txt", frames.poses);
        return frames;
    }

    private void list(Path from, String extension, Map<Integer, Path> into) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(from)) {
            children.forEach(files::add);
        }
        files.sort(null);
        for (Path file : files) {
            Matcher name = NAME.matcher(ScanNetLayout.nameOf(file));
            if (name.matches() && name.group(2).equals(extension)) {
                Path first = into.putIfAbsent(Integer.valueOf(name.group(1)), file);
                if (first != null) {
                    setAside.add(new SetAside(file.toString(), "frame " + name.group(1) + " is already in " + first));
                }
            }
        }
    }

    @Override
    public List<Integer> numbers() {
        TreeSet<Integer> numbers = new TreeSet<>(colors.keySet());
        numbers.addAll(depths.keySet());
        numbers.addAll(poses.keySet());
        return List.copyOf(numbers);
    }

    @Override
    public Optional<Lens> lens() throws IOException {
        if (!Files.exists(intrinsic)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Lens.of(Numbers.matrix(Numbers.text(intrinsic))));
        } catch (IllegalArgumentException e) {
            throw new IOException(intrinsic + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<ImageSize> colorSize() {
        return Optional.empty();
    }

    @Override
    public Pose pose(int number) throws IOException {
        Path file = require(poses, number, "pose (.txt)");
        try {
            return Numbers.pose(Numbers.matrix(Numbers.text(file)));
        } catch (NumberFormatException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public FramePixels pixels(int number) throws IOException {
        return new FolderPixels(
                number, require(colors, number, "colour image"), require(depths, number, "depth image (.png)"));
    }

    private Path require(Map<Integer, Path> files, int number, String what) throws IOException {
        Path file = files.get(number);
        if (file == null) {
            throw new IOException("expected a " + what + " of frame " + number + " in " + folder + ", found none");
        }
        return file;
    }

    @Override
    public List<SetAside> setAside() {
        return List.copyOf(setAside);
    }
}
