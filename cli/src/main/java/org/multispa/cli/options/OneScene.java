package org.multispa.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.Names;
import org.multispa.cli.console.UsageException;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.StaticScene;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The one scene that a command looks at, and how it is read.
public final class OneScene {
    private static final int SHOWN = 8;

    @Parameters(paramLabel = "PATH", description = "A scene, or a folder that holds it.")
    private Path path = Path.of(".");

    @Option(names = "--scene", paramLabel = "ID", description = "The scene's name, where PATH holds several.")
    @Nullable
    private String name;

    @Mixin
    private SceneOptions reading = new SceneOptions();

    /// The scene as a scan that stands still.
    public StaticScene loadStatic() throws IOException, SceneException {
        LoadOptions options = reading.loadOptions();
        return Scenes.loadStatic(location(), options);
    }

    /// The scene as a tracked video.
    public DynamicScene loadDynamic() throws IOException, SceneException {
        LoadOptions options = reading.loadOptions();
        return Scenes.loadDynamic(location(), options);
    }

    private SceneLocation location() throws IOException {
        List<SceneLocation> found = SourceOptions.found(List.of(path));
        List<SceneLocation> fitting = found.stream()
                .filter(location -> name == null || location.id().name().equals(name))
                .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        List<String> names =
                found.stream().map(location -> location.id().name()).toList();
        throw new UsageException(path + ": expected one scene"
                + (name == null ? "; name it with --scene" : " named " + name) + "; found "
                + Names.some(names, SHOWN));
    }
}
