package org.multispa.engine.generate;

import java.io.IOException;
import org.multispa.dataset.Subtask;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.subtasks.QuestionFamilies;
import org.multispa.engine.subtasks.SceneContext;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.StaticScene;

/// The first pass over a scene: load, check, index, and note everything that could be asked.
final class Survey {
    private final GenerateSettings settings;
    private final WorkFolder work;
    private final int threads;

    Survey(GenerateSettings settings, WorkFolder work, int threads) {
        this.settings = settings;
        this.work = work;
        this.threads = threads;
    }

    /// The census of the scene, kept in the work folder; taken from there if it is there already.
    Census take(SceneLocation location) throws IOException {
        var kept = work.census(location.id().name());
        if (kept.isPresent()) {
            return kept.get();
        }
        Census census;
        try {
            census = survey(Scenes.load(location, settings.load()));
        } catch (SceneException e) {
            census = Census.refused(location.id().name(), location.id().family(), String.valueOf(e.getMessage()));
        }
        work.keep(census);
        return census;
    }

    private Census survey(StaticScene scene) throws IOException, SceneException {
        SceneIndex index = SceneIndex.of(scene, settings.profile().visibilityRule(), threads);
        if (index.frames().isEmpty()) {
            throw new SceneException("scene " + scene.id().name() + ": no usable frame among "
                    + scene.frames().size()
                    + (index.setAside().isEmpty()
                            ? ""
                            : "; the first was set aside because: "
                                    + index.setAside().getFirst().reason()));
        }
        work.keep(index);
        CensusTaker taker = new CensusTaker();
        for (Subtask subtask : settings.subtasks()) {
            if (index.disagreeing() > 0 && looksAtPoints(subtask)) {
                taker.drop(subtask, Gate.DEPTH_DISAGREES, index.disagreeing());
            }
        }
        SceneContext context = SceneContext.of(index, settings.profile(), settings.ask(), settings.seed(), threads);
        QuestionFamilies.propose(context, settings.subtasks(), taker);
        return taker.census(index);
    }

    private static boolean looksAtPoints(Subtask subtask) {
        return switch (subtask.reference()) {
            case DOT, COORDINATE -> true;
            case NONE, LABEL -> false;
        };
    }
}
