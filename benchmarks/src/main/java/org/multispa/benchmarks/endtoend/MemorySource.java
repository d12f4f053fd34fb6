package org.multispa.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.List;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SceneSource;
import org.multispa.scenes.StaticScene;

/// A format of one scene that is in memory already.
record MemorySource(StaticScene scene) implements SceneSource {
    /// Where the generator finds the scene.
    static SceneLocation locationOf(StaticScene scene) {
        return new SceneLocation(scene.id(), new MemorySource(scene), Path.of("."), Path.of("."));
    }

    @Override
    public String format() {
        return "memory";
    }

    @Override
    public List<SceneLocation> find(Path root) {
        return List.of(locationOf(scene));
    }

    @Override
    public StaticScene load(SceneLocation location, LoadOptions options) {
        return scene;
    }
}
