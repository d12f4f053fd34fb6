package org.multispa.engine.testscenes;

import java.nio.file.Path;
import java.util.List;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.Scene;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SceneSource;

/// A format of one scene that is in memory already.
public record MemorySource(Scene scene) implements SceneSource {
    /// Where the generator finds the scene.
    public static SceneLocation locationOf(Scene scene) {
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
    public Scene load(SceneLocation location, LoadOptions options) {
        return scene;
    }
}
