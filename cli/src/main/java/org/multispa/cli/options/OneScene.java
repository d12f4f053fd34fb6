package org.multispa.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.multispa.scenes.SceneLocation;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The one scene that a command looks at.
public final class OneScene {
    @Parameters(paramLabel = "PATH", description = "A scene, or the folder it lies in.")
    Path path = Path.of(".");

    @Option(names = "--scene", paramLabel = "ID", description = "The scene's name, where PATH holds several.")
    @Nullable
    String name;

    public SceneLocation location() throws IOException {
        return SceneOptions.scene(path, name);
    }
}
