package org.multispa.engine.subtasks;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.overlay.LabelLayout;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.Proposal;
import org.multispa.engine.questions.ProposalSink;
import org.multispa.engine.questions.Question;
import org.multispa.geometry.SeededHash;

/// Which of two points is nearer to the camera: subtasks 3 and 4.
final class DepthComparison implements QuestionFamily {
    @Override
    public Set<Subtask> subtasks() {
        return EnumSet.of(Subtask.DEPTH_COMPARISON_DOT, Subtask.DEPTH_COMPARISON_COORDINATE);
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
                        2 * context.settings().pointsPerFrame(),
                        key.with("points"));
                for (int i = 0; i + 1 < points.length; i += 2) {
                    propose(context, new Compared(subtask, frame, points[i], points[i + 1]), key, sink);
                }
            }
        }
    }

    /// Point `a` carries the label A or is named first, `b` the other.
    private record Compared(Subtask subtask, int frame, int a, int b) {}

    private static void propose(SceneContext context, Compared compared, SeededHash frameKey, ProposalSink sink) {
        Profile profile = context.profile();
        Subtask subtask = compared.subtask();
        SeenPoint a = context.see(compared.frame(), compared.a());
        SeenPoint b = context.see(compared.frame(), compared.b());
        double gap = Math.abs(a.z() - b.z()) / Math.min(a.z(), b.z());
        if (gap == 0 || gap < profile.minDepthGap()) {
            sink.drop(subtask, Gate.DEPTHS_TOO_CLOSE);
        } else if (a.separation(b) < profile.minSeparation() || a.pixel().equals(b.pixel())) {
            sink.drop(subtask, Gate.POINTS_TOO_CLOSE);
        } else if (subtask.reference() == Subtask.Reference.DOT
                && profile.minSeparation() > 0
                && !LabelLayout.fits(a.camera().width(), a.camera().height(), dots(a, b))) {
            sink.drop(subtask, Gate.MARK_OUTSIDE);
        } else {
            SeededHash key = frameKey.with(context.sourceIndex(compared.a())).with(context.sourceIndex(compared.b()));
            String bin = Bins.depthGap(gap) + (profile.balanceAnswers() ? sides(a, b) : "");
            sink.offer(new Proposal(subtask, bin, key, () -> question(context, compared, a, b)));
        }
    }

    /// Which of the two is the nearer one: named first or second, and higher or lower in the image. Floors are nearer
    /// the lower they are shown, so that without the latter "the lower one" would be right for most questions.
    private static String sides(SeenPoint a, SeenPoint b) {
        boolean first = a.z() < b.z();
        boolean lower = first ? a.v() > b.v() : b.v() > a.v();
        return (first ? "/first" : "/second") + (lower ? "/lower" : "/higher");
    }

    private static List<Overlay.Dot> dots(SeenPoint a, SeenPoint b) {
        return List.of(a.dot("A"), b.dot("B"));
    }

    private static Question question(SceneContext context, Compared compared, SeenPoint a, SeenPoint b) {
        boolean drawn = compared.subtask().reference() == Subtask.Reference.DOT;
        boolean firstNearer = a.z() < b.z();
        int sourceA = context.sourceIndex(compared.a());
        int sourceB = context.sourceIndex(compared.b());
        SortedMap<String, Double> raw = new TreeMap<>();
        raw.put("u1_px", a.u());
        raw.put("v1_px", a.v());
        raw.put("depth1_m", a.z());
        raw.put("u2_px", b.u());
        raw.put("v2_px", b.v());
        raw.put("depth2_m", b.z());
        if (!drawn) {
            Answer.Pixel other = (firstNearer ? b : a).pixel();
            raw.put(Provenance.OTHER_X, (double) other.x());
            raw.put(Provenance.OTHER_Y, (double) other.y());
        }
        return new Question(
                compared.subtask(),
                context.frame(compared.frame()).number() + "-p" + sourceA + "-p" + sourceB,
                List.of(context.frame(compared.frame())),
                drawn ? new Answer.Choice(firstNearer ? "A" : "B") : (firstNearer ? a : b).pixel(),
                drawn ? Map.of() : slots(a.pixel(), b.pixel()),
                drawn ? List.of(new Overlay(0, dots(a, b))) : List.of(),
                List.of(sourceA, sourceB),
                List.of(),
                raw);
    }

    private static Map<String, String> slots(Answer.Pixel a, Answer.Pixel b) {
        return Map.of(
                "x1", Integer.toString(a.x()),
                "y1", Integer.toString(a.y()),
                "x2", Integer.toString(b.x()),
                "y2", Integer.toString(b.y()));
    }
}
