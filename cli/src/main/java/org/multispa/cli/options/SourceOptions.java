package org.multispa.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.multispa.cli.console.UsageException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import picocli.CommandLine.Option;

/// Which scenes a command works on.
public final class SourceOptions {
    @Option(
            names = "--scenes",
            paramLabel = "PATH…",
            hideParamSyntax = true,
            arity = "1..*",
            required = true,
            description = "Scenes, or folders that hold them, in any known format (docs/formats.md).")
    private List<Path> paths = List.of();

    /// All scenes at or below the paths.
    public List<SceneLocation> locations() throws IOException {
        return found(paths);
    }

    /// All scenes at or below some paths.
    ///
    /// @throws UsageException naming a path with no scene
    public static List<SceneLocation> found(List<Path> paths) throws IOException {
        List<SceneLocation> found = new ArrayList<>();
        for (Path path : paths) {
            List<SceneLocation> here = Scenes.find(path);
            if (here.isEmpty()) {
                throw new UsageException(
                        path + ": no scene in a known format there (docs/formats.md lists the formats)");
            }
            found.addAll(here);
        }
        return found;
    }
}
