package org.multispa.cli.options;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.multispa.cli.console.Names;
import org.multispa.dataset.split.SplitFile;
import org.multispa.engine.samples.SplitRule;
import org.multispa.scenes.SceneLocation;

/// Split files applied to scenes.
public final class Splits {
    private static final int SHOWN = 20;

    private Splits() {}

    /// The sides of `scenes` as a split file says; entries that name none of them are told on `console`.
    public static SplitRule of(Path file, List<SceneLocation> scenes, PrintWriter console) throws IOException {
        Map<String, String> families = new TreeMap<>();
        for (SceneLocation location : scenes) {
            families.put(location.id().name(), location.id().family());
        }
        SplitFile.Assignment assignment = SplitFile.read(file).assign(families);
        if (!assignment.unused().isEmpty()) {
            console.println("multispa: " + file + " names scenes that are not among the given ones: "
                    + Names.some(assignment.unused(), SHOWN));
        }
        return (scene, family) -> assignment.splitOf(family);
    }
}
