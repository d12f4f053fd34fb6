package org.multispa.scenes.tapvid3d;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.Scene;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SceneSource;
import org.multispa.scenes.npz.NpzFile;
import org.multispa.scenes.posed.SceneFolders;

/// Reads clips of TAPVid-3D: the data set's own folder (with `adt`, `pstudio`, `drivetrack` below), a folder of
/// `.npz` files, or one of them. An `.npz` file without images and tracks is no clip and is passed over.
public final class TapVid3dSource implements SceneSource {
    static final String ENDING = ".npz";

    private static final int DEPTH = 2;

    @Override
    public String format() {
        return "tapvid3d";
    }

    @Override
    public List<SceneLocation> find(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(root)) {
            collect(root, DEPTH, files);
        } else if (root.toString().endsWith(ENDING)) {
            files.add(root);
        }
        files.sort(null);
        List<SceneLocation> found = new ArrayList<>();
        for (Path file : files) {
            if (isClip(file)) {
                found.add(
                        new SceneLocation(SceneFolders.id(ClipName.of(file), ClipName.family(file)), this, root, file));
            }
        }
        return found;
    }

    private static void collect(Path folder, int levels, List<Path> files) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + ENDING)) {
            entries.forEach(files::add);
        }
        if (levels > 0) {
            for (Path child : SceneFolders.below(folder)) {
                collect(child, levels - 1, files);
            }
        }
    }

    /// A file that cannot be read counts as one, so that loading it says what is wrong.
    private static boolean isClip(Path file) {
        try {
            return Clip.isIn(NpzFile.open(file));
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public Scene load(SceneLocation location, LoadOptions options) throws SceneException {
        Path path = location.path();
        try {
            return Clip.read(location.id(), path).toScene(options);
        } catch (IOException | IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new SceneException(
                    "tapvid3d scene " + (message.contains(path.toString()) ? message : path + ": " + message), e);
        }
    }
}
