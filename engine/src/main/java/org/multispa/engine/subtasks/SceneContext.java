package org.multispa.engine.subtasks;

import java.util.List;
import java.util.Set;
import org.multispa.dataset.Subtask;
import org.multispa.engine.index.PairTable;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.questions.AskedScene;
import org.multispa.engine.questions.ProposalSink;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.Frame;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SetAside;

/// What the static question families work on: one indexed scene, its frame pairs, the rules and the seed. Immutable.
///
/// @param pairs the frame pairs whose overlap lies in the profile's range
/// @param seed hash of the run's seed and the scene's name
/// @param worldToCamera for each frame of the index the inverse of its pose
public record SceneContext(
        SceneIndex index, PairTable pairs, Profile profile, AskSettings settings, SeededHash seed, Pose[] worldToCamera)
        implements AskedScene {

    public static SceneContext of(SceneIndex index, Profile profile, AskSettings settings, long seed, int threads) {
        PairTable pairs = PairTable.of(index, profile.minOverlapPercent(), profile.maxOverlapPercent(), threads);
        Pose[] views =
                index.frames().stream().map(frame -> frame.pose().inverse()).toArray(Pose[]::new);
        SeededHash scene = SeededHash.of(seed).with(index.scene().id().name());
        return new SceneContext(index, pairs, profile, settings, scene, views);
    }

    @Override
    public SceneId id() {
        return index.scene().id();
    }

    @Override
    public int usableFrames() {
        return index.frames().size();
    }

    @Override
    public List<SetAside> setAside() {
        return index.setAside();
    }

    @Override
    public void propose(Set<Subtask> wanted, ProposalSink sink) {
        if (index.disagreeing() > 0) {
            for (Subtask subtask : wanted) {
                if (looksAtPoints(subtask)) {
                    sink.drop(subtask, Gate.DEPTH_DISAGREES, index.disagreeing());
                }
            }
        }
        QuestionFamilies.propose(this, wanted, sink);
    }

    private static boolean looksAtPoints(Subtask subtask) {
        return switch (subtask.reference()) {
            case DOT, COORDINATE -> subtask.isStatic();
            case NONE, LABEL -> false;
        };
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
