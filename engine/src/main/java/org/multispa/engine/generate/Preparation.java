package org.multispa.engine.generate;

import java.io.IOException;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.motion.MotionScene;
import org.multispa.engine.questions.AskedScene;
import org.multispa.engine.subtasks.SceneContext;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Scene;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.StaticScene;

/// Makes scenes ready for questions: the first time with all checks, later from what the work folder kept.
final class Preparation {
    private final GenerateSettings settings;
    private final WorkFolder work;
    private final int threads;

    Preparation(GenerateSettings settings, WorkFolder work, int threads) {
        this.settings = settings;
        this.work = work;
        this.threads = threads;
    }

    /// Loads, checks and indexes a scene and keeps its index.
    ///
    /// @throws SceneException if nothing can be asked about it
    AskedScene first(SceneLocation location) throws IOException, SceneException {
        return switch (Scenes.load(location, settings.load())) {
            case StaticScene standing -> {
                SceneIndex index = SceneIndex.of(standing, settings.profile().visibilityRule(), threads);
                requireFrames(index);
                work.keep(index);
                yield asked(index);
            }
            case DynamicScene moving -> asked(moving);
        };
    }

    /// The same scene again, in the same state.
    AskedScene again(SceneLocation location) throws IOException, SceneException {
        Scene scene = Scenes.loadUnchecked(location, settings.load());
        return switch (scene) {
            case StaticScene standing -> asked(work.index(standing));
            case DynamicScene moving -> asked(moving);
        };
    }

    private AskedScene asked(SceneIndex index) {
        return SceneContext.of(index, settings.profile(), settings.ask(), settings.seed(), threads);
    }

    private AskedScene asked(DynamicScene scene) {
        return MotionScene.of(scene, settings.profile(), settings.ask(), settings.seed(), threads);
    }

    private static void requireFrames(SceneIndex index) throws SceneException {
        if (index.frames().isEmpty()) {
            throw new SceneException("scene " + index.scene().id().name() + ": no usable frame among "
                    + index.scene().frames().size()
                    + (index.setAside().isEmpty()
                            ? ""
                            : "; the first was set aside because: "
                                    + index.setAside().getFirst().reason()));
        }
    }
}
