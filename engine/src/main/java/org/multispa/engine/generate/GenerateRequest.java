package org.multispa.engine.generate;

import java.nio.file.Path;
import java.util.List;
import org.multispa.engine.samples.SplitRule;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.scenes.SceneLocation;

/// One run of the [Generator].
///
/// @param scenes in any order; a scene that is given twice is used once
/// @param out folder of the data set; made if it is not there
/// @param threads number of threads; the output does not depend on it
/// @param failFast stop at the first scene that cannot be used, instead of setting it aside
public record GenerateRequest(
        List<SceneLocation> scenes,
        Path out,
        GenerateSettings settings,
        WordingPacks packs,
        SplitRule splits,
        int threads,
        boolean failFast) {
    public GenerateRequest {
        scenes = List.copyOf(scenes);
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread, found " + threads);
        }
    }
}
