package org.multispa.cli.reward;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;

/// Finds tracked videos.
final class TrackedVideos {
    private TrackedVideos() {}

    /// The tracked video that a path names: an `.npz` file, or a folder with a `scene.json`. Anything else is a folder
    /// of images.
    ///
    /// @throws SceneException if there is one that cannot be used
    static Optional<SceneFrames> at(Path path) throws IOException, SceneException {
        boolean named = Files.isDirectory(path)
                ? Files.exists(path.resolve("scene.json"))
                : path.toString().endsWith(".npz");
        if (!named) {
            return Optional.empty();
        }
        List<SceneLocation> found = Scenes.find(path);
        if (found.size() != 1) {
            throw new SceneException(path + ": expected one tracked video, found " + found.size() + " scenes");
        }
        return Optional.of(new SceneFrames(Scenes.loadDynamic(found.getFirst(), LoadOptions.DEFAULT)));
    }
}
