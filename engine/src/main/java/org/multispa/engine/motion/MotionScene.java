package org.multispa.engine.motion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Subtask.Reference;
import org.multispa.engine.parallel.Parallel;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.questions.AskedScene;
import org.multispa.engine.questions.Proposal;
import org.multispa.engine.questions.ProposalSink;
import org.multispa.engine.questions.Question;
import org.multispa.engine.questions.Sequences;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.bodies.Bodies;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SetAside;

/// A tracked video made ready for questions: some points of each rigid body, and for each of them frame pairs of all
/// distances that it moved. Points and pairs are chosen once for all subtasks, by hash.
public final class MotionScene implements AskedScene {
    private final DynamicScene scene;
    private final Bodies bodies;
    private final Profile profile;
    private final AskSettings settings;
    private final SeededHash seed;
    private final int threads;

    private MotionScene(
            DynamicScene scene, Bodies bodies, Profile profile, AskSettings settings, SeededHash seed, int threads) {
        this.scene = scene;
        this.bodies = bodies;
        this.profile = profile;
        this.settings = settings;
        this.seed = seed;
        this.threads = threads;
    }

    /// Finds the scene's rigid bodies. Of more tracks than the profile allows, that many are looked at.
    public static MotionScene of(DynamicScene scene, Profile profile, AskSettings settings, long seed, int threads) {
        Bodies bodies = SceneBodies.ofSome(scene, profile.motion().bodies(), threads);
        SeededHash hash = SeededHash.of(seed).with(scene.id().name());
        return new MotionScene(scene, bodies, profile, settings, hash, threads);
    }

    @Override
    public SceneId id() {
        return scene.id();
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public int usableFrames() {
        return scene.frames().size();
    }

    @Override
    public List<SetAside> setAside() {
        return scene.setAside();
    }

    @Override
    public void propose(Set<Subtask> wanted, ProposalSink sink) {
        List<Subtask> ours =
                MotionSubtasks.of(scene).stream().filter(wanted::contains).toList();
        if (ours.isEmpty()) {
            return;
        }
        long pointsLeftOut = scene.tracks().points();
        List<Drawn> drawn = new ArrayList<>();
        for (int[] members : largeBodies()) {
            pointsLeftOut -= members.length;
            drawn.addAll(draw(members));
        }
        List<PointPairs> chosen = Parallel.map(drawn.size(), threads, i -> pairs(drawn.get(i)));
        for (Subtask subtask : ours) {
            if (pointsLeftOut > 0) {
                sink.drop(subtask, Gate.SMALL_BODY, pointsLeftOut);
            }
            chosen.forEach(point -> propose(point, subtask, sink));
        }
    }

    /// Points of each body that is large enough to be asked about.
    private int[][] largeBodies() {
        int[] sizes = bodies.sizes();
        return IntStream.range(0, sizes.length)
                .filter(body -> sizes[body] >= profile.motion().minBodyPoints())
                .mapToObj(bodies::points)
                .toArray(int[][]::new);
    }

    /// A point that is asked about.
    ///
    /// @param members all points of its body
    private record Drawn(PointTrack track, int[] members) {}

    /// The points of a body that are asked about: those with the lowest hashes among the ones that can be.
    private List<Drawn> draw(int[] members) {
        SeededHash key = seed.with("motion-points");
        return IntStream.of(members)
                .boxed()
                .sorted(Comparator.comparing(point -> key.with(point).value(), Long::compareUnsigned))
                .map(point -> PointTrack.of(scene, point, bodies.ofPoint()[point], profile))
                .filter(PointTrack::isShownTwice)
                .limit(settings.motion().pointsPerBody())
                .map(track -> new Drawn(track, members))
                .toList();
    }

    private PointPairs pairs(Drawn drawn) {
        return PointPairs.of(
                scene, drawn.track(), drawn.members(), profile, settings.motion(), seed.with("motion-pairs"));
    }

    private void propose(PointPairs chosen, Subtask subtask, ProposalSink sink) {
        chosen.drops().forEach((gate, times) -> sink.drop(subtask, gate, times));
        boolean marked = subtask.reference() == Reference.DOT && profile.minSeparation() > 0;
        for (PointPairs.Pair pair : chosen.pairs()) {
            MotionQuestion question = MotionQuestion.of(
                    scene, chosen.track(), pair, profile.motion().stillMetres());
            if (marked && !question.hasRoomForDot()) {
                sink.drop(subtask, Gate.MARK_OUTSIDE);
            } else {
                SeededHash key = seed.with(subtask.id())
                        .with(question.first().number())
                        .with(question.second().number())
                        .with(question.point());
                sink.offer(new Proposal(subtask, question.bin(), key, () -> asked(subtask, question, key)));
            }
        }
    }

    private Question asked(Subtask subtask, MotionQuestion question, SeededHash key) {
        List<Frame> frames = Sequences.between(settings, key, scene.frames(), question.first(), question.second());
        return question.asked(subtask, frames);
    }
}
