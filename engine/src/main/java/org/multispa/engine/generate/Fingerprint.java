package org.multispa.engine.generate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.multispa.dataset.Subtask;
import org.multispa.files.Sha256;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SceneLocation;

/// A hash of everything that decides the output of a run: what must be the same for an interrupted run to go on.
final class Fingerprint {
    private Fingerprint() {}

    static String of(GenerateRequest request, List<SceneLocation> scenes) {
        StringBuilder all = new StringBuilder(Generator.VERSION);
        all.append('\n').append(request.settings().seed());
        all.append('\n').append(request.settings().images());
        all.append('\n').append(Configuration.of(request.settings()));
        for (Subtask subtask : Subtask.values()) {
            request.packs().find(subtask).ifPresent(pack -> all.append('\n').append(pack));
            request.packs()
                    .findSequence(subtask)
                    .ifPresent(pack -> all.append('\n').append(pack));
        }
        for (SceneLocation scene : scenes) {
            SceneId id = scene.id();
            String split = request.splits().splitOf(id.name(), id.family());
            all.append('\n').append(scene.source().format());
            all.append(' ').append(id.name()).append(' ').append(split);
        }
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
