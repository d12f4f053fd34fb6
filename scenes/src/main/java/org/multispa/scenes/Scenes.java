package org.multispa.scenes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/// Finds and loads scenes in every installed format.
public final class Scenes {
    private Scenes() {}

    /// The installed formats, in the order of their names.
    public static List<SceneSource> sources() {
        return ServiceLoader.load(SceneSource.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(SceneSource::format))
                .toList();
    }

    /// All scenes at or below `root`, in the order of their names.
    ///
    /// @throws IOException if `root` does not exist or cannot be listed
    public static List<SceneLocation> find(Path root) throws IOException {
        if (!Files.exists(root)) {
            throw new IOException("no such file or folder: " + root);
        }
        List<SceneLocation> found = new ArrayList<>();
        for (SceneSource source : sources()) {
            found.addAll(source.find(root));
        }
        found.sort(Comparator.comparing(location -> location.id().name()));
        return found;
    }

    /// Reads a scene.
    ///
    /// @throws SceneException if it cannot be used
    public static StaticScene load(SceneLocation location, LoadOptions options) throws SceneException {
        return location.source().load(location, options);
    }
}
