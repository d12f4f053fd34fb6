package org.multispa.engine.generate;

import java.io.IOException;
import java.util.Optional;
import org.multispa.engine.census.Census;
import org.multispa.engine.census.CensusTaker;
import org.multispa.engine.questions.AskedScene;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;

/// The first pass over a scene: make it ready, and note everything that could be asked.
final class Survey {
    private final GenerateSettings settings;
    private final WorkFolder work;
    private final Preparation preparation;

    Survey(GenerateSettings settings, WorkFolder work, int threads) {
        this.settings = settings;
        this.work = work;
        this.preparation = new Preparation(settings, work, threads);
    }

    /// The census of the scene, kept in the work folder; taken from there if it is there already. Whatever is wrong
    /// with the scene, a fault of a reader included, refuses this scene alone.
    Census take(SceneLocation location) throws IOException {
        Optional<Census> kept = work.census(location.id().name());
        if (kept.isPresent()) {
            return kept.get();
        }
        Census census;
        try {
            census = survey(preparation.first(location));
        } catch (SceneException e) {
            census = refused(location, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            census = refused(
                    location,
                    "scene " + location.id().name() + " (" + location.path()
                            + ") made the program fail, please report it: " + e);
        }
        work.keep(census);
        return census;
    }

    private Census survey(AskedScene scene) {
        CensusTaker taker = new CensusTaker();
        scene.propose(settings.subtasks(), taker);
        return taker.census(scene);
    }

    private static Census refused(SceneLocation location, String reason) {
        return Census.refused(location.id().name(), location.id().family(), reason);
    }
}
