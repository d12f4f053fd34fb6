package org.multispa.engine.subtasks;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Subtask;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.questions.Proposal;
import org.multispa.engine.questions.ProposalSink;
import org.multispa.engine.questions.Question;
import org.multispa.geometry.SeededHash;

/// How far away a marked point is: subtasks 1 and 2. The answer is the point's distance along the optical axis.
final class DepthEstimation implements QuestionFamily {
    @Override
    public Set<Subtask> subtasks() {
        return EnumSet.of(Subtask.DEPTH_ESTIMATION_DOT, Subtask.DEPTH_ESTIMATION_COORDINATE);
    }

    @Override
    public void propose(SceneContext context, Set<Subtask> wanted, ProposalSink sink) {
        for (int frame = 0; frame < context.index().frames().size(); frame++) {
            for (Subtask subtask : wanted) {
                SeededHash key = context.seed()
                        .with(subtask.id())
                        .with(context.frame(frame).number());
                int[] points = FramePoints.draw(
                        context.index().seen()[frame],
                        context.index().counts()[frame],
                        context.settings().pointsPerFrame(),
                        key.with("points"));
                for (int point : points) {
                    propose(context, subtask, frame, point, key.with(context.sourceIndex(point)), sink);
                }
            }
        }
    }

    private static void propose(
            SceneContext context, Subtask subtask, int frame, int point, SeededHash key, ProposalSink sink) {
        SeenPoint seen = context.see(frame, point);
        if (seen.z() < context.profile().minScalarMetres()) {
            sink.drop(subtask, Gate.TOO_SMALL);
        } else if (subtask.reference() == Subtask.Reference.DOT
                && context.profile().minSeparation() > 0
                && !seen.hasRoomForDot()) {
            sink.drop(subtask, Gate.MARK_OUTSIDE);
        } else {
            sink.offer(new Proposal(
                    subtask, Bins.depth(seen.z()), key, () -> question(context, subtask, frame, point, seen)));
        }
    }

    private static Question question(SceneContext context, Subtask subtask, int frame, int point, SeenPoint seen) {
        Answer.Pixel pixel = seen.pixel();
        boolean drawn = subtask.reference() == Subtask.Reference.DOT;
        SortedMap<String, Double> raw = new TreeMap<>();
        raw.put("u_px", seen.u());
        raw.put("v_px", seen.v());
        raw.put("depth_m", seen.z());
        return new Question(
                subtask,
                context.frame(frame).number() + "-p" + context.sourceIndex(point),
                List.of(context.frame(frame)),
                Answer.millimetres(seen.z()),
                drawn ? Map.of() : Map.of("x", Integer.toString(pixel.x()), "y", Integer.toString(pixel.y())),
                drawn ? List.of(new Overlay(0, List.of(seen.dot("")))) : List.of(),
                List.of(context.sourceIndex(point)),
                List.of(),
                raw);
    }
}
