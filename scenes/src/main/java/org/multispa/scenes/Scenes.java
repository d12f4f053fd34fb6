package org.multispa.scenes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.multispa.scenes.check.CheckReport;
import org.multispa.scenes.check.ConventionCheck;
import org.multispa.scenes.check.TrackCheck;

/// Finds and loads scenes in every installed format.
public final class Scenes {
    private Scenes() {}

    /// The installed formats, in the order of their names.
    public static List<SceneSource> sources() {
        return ServiceLoader.load(SceneSource.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(SceneSource::format))
                .toList();
    }

    /// All scenes at or below `root`, in the order of their names.
    ///
    /// @throws IOException if `root` does not exist or cannot be listed
    public static List<SceneLocation> find(Path root) throws IOException {
        if (!Files.exists(root)) {
            throw new IOException("no such file or folder: " + root);
        }
        List<SceneLocation> found = new ArrayList<>();
        for (SceneSource source : sources()) {
            found.addAll(source.find(root));
        }
        found.sort(Comparator.comparing(location -> location.id().name()));
        return found;
    }

    /// Reads a scene and checks that depth, poses, intrinsics and points agree with each other; in a tracked
    /// video tracks, poses and intrinsics.
    ///
    /// @throws SceneException if it cannot be used, with the likely cause
    public static Scene load(SceneLocation location, LoadOptions options) throws SceneException {
        Scene scene = loadUnchecked(location, options);
        switch (scene) {
            case StaticScene standing -> requireSound(standing, location);
            case DynamicScene moving -> requireSound(moving, location);
        }
        return scene;
    }

    /// The same where only a scene that stands still will do.
    ///
    /// @throws SceneException besides, if the scene is a tracked video
    public static StaticScene loadStatic(SceneLocation location, LoadOptions options) throws SceneException {
        return switch (load(location, options)) {
            case StaticScene standing -> standing;
            case DynamicScene moving ->
                throw new SceneException("scene " + moving.id().name() + " (" + location.path()
                        + ") is a tracked video, expected a scan with depth or a mesh");
        };
    }

    /// The same where only a tracked video will do.
    ///
    /// @throws SceneException besides, if the scene stands still
    public static DynamicScene loadDynamic(SceneLocation location, LoadOptions options) throws SceneException {
        return switch (load(location, options)) {
            case DynamicScene moving -> moving;
            case StaticScene standing ->
                throw new SceneException("scene " + standing.id().name() + " (" + location.path()
                        + ") is a scan that stands still, expected a tracked video");
        };
    }

    /// Reads a scene without the convention check, to look at one that fails it.
    ///
    /// @throws SceneException if it cannot be read
    public static Scene loadUnchecked(SceneLocation location, LoadOptions options) throws SceneException {
        return location.source().load(location, options);
    }

    private static void requireSound(StaticScene scene, SceneLocation location) throws SceneException {
        requireSound(ConventionCheck.check(scene).verdict(), location);
        if (scene.points().size() == 0) {
            throw new SceneException(
                    where(location) + " has no points: no depth image holds a measurement within reach");
        }
    }

    private static void requireSound(DynamicScene scene, SceneLocation location) throws SceneException {
        requireSound(TrackCheck.of(scene).verdict(), location);
    }

    private static void requireSound(CheckReport.Verdict verdict, SceneLocation location) throws SceneException {
        switch (verdict) {
            case CheckReport.Failed(String cause, String advice) ->
                throw new SceneException(where(location) + " fails the convention check: " + cause + "; " + advice);
            case CheckReport.Passed _, CheckReport.NotCheckable _ -> {
                // nothing speaks against the scene
            }
        }
    }

    private static String where(SceneLocation location) {
        return "scene " + location.id().name() + " (" + location.path() + ")";
    }
}
