package org.multispa.engine.subtasks;

import org.multispa.engine.index.PairTable;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.profile.Profile;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.Frame;

/// What the question families work on: one indexed scene, its frame pairs, the rules and the seed. Immutable.
///
/// @param pairs the frame pairs whose overlap lies in the profile's range
/// @param seed hash of the run's seed and the scene's name
/// @param worldToCamera for each frame of the index the inverse of its pose
public record SceneContext(
        SceneIndex index,
        PairTable pairs,
        Profile profile,
        AskSettings settings,
        SeededHash seed,
        Pose[] worldToCamera) {

    public static SceneContext of(SceneIndex index, Profile profile, AskSettings settings, long seed, int threads) {
        PairTable pairs = PairTable.of(index, profile.minOverlapPercent(), profile.maxOverlapPercent(), threads);
        Pose[] views =
                index.frames().stream().map(frame -> frame.pose().inverse()).toArray(Pose[]::new);
        SeededHash scene = SeededHash.of(seed).with(index.scene().id().name());
        return new SceneContext(index, pairs, profile, settings, scene, views);
    }

    Frame frame(int position) {
        return index.frames().get(position);
    }

    /// Scene point `point` as frame number `position` of the index shows it.
    SeenPoint see(int position, int point) {
        Vec3 camera = worldToCamera[position].transform(index.scene().points().point(point));
        Frame frame = frame(position);
        return new SeenPoint(
                frame.camera(), frame.camera().u(camera), frame.camera().v(camera), camera.z());
    }

    /// Position of a point in the scan's own order.
    int sourceIndex(int point) {
        return index.scene().points().sourceIndex(point);
    }
}
