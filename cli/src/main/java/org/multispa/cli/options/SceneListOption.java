package org.multispa.cli.options;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multispa.cli.console.Names;
import org.multispa.cli.console.UsageException;
import org.multispa.scenes.SceneList;
import org.multispa.scenes.SceneLocation;
import picocli.CommandLine.Option;

/// A file that names the scenes to use.
public final class SceneListOption {
    private static final int SHOWN = 20;

    @Option(
            names = "--scene-list",
            paramLabel = "FILE",
            description = "Use only the scenes that FILE names, one a line (docs/formats.md).")
    @Nullable
    private Path file;

    /// Those of `found` that the file names; all of them where the option was not given. Names that fit no
    /// scene are told on `console`.
    ///
    /// @throws UsageException if the file names none of them
    public List<SceneLocation> chosen(List<SceneLocation> found, PrintWriter console) throws IOException {
        if (file == null) {
            return found;
        }
        SceneList.Chosen chosen = SceneList.read(file).choose(found);
        List<String> unknown = chosen.unknown();
        if (!unknown.isEmpty()) {
            console.println("multispa: " + file + " names " + unknown.size()
                    + (unknown.size() == 1 ? " scene that is" : " scenes that are") + " not among the given ones: "
                    + Names.some(unknown, SHOWN));
        }
        if (chosen.scenes().isEmpty()) {
            throw new UsageException(
                    "--scene-list: " + file + " names none of the " + found.size() + " scenes that were found");
        }
        return chosen.scenes();
    }
}
