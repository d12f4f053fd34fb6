package org.multispa.engine.subtasks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Subtask;
import org.multispa.engine.index.PairTable;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.questions.AskSettings.Distractors;
import org.multispa.engine.questions.Proposal;
import org.multispa.engine.questions.ProposalSink;
import org.multispa.engine.questions.Question;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.SeededHash;

/// Where a point of the first image lies in the second: subtasks 5 and 6.
final class Correspondence implements QuestionFamily {
    @Override
    public Set<Subtask> subtasks() {
        return EnumSet.of(Subtask.CORRESPONDENCE_COORDINATE, Subtask.CORRESPONDENCE_CHOICE);
    }

    @Override
    public void propose(SceneContext context, Set<Subtask> wanted, ProposalSink sink) {
        PairTable pairs = context.pairs();
        DistractorChooser distractors = new DistractorChooser(context);
        for (int i = 0; i < pairs.size(); i++) {
            boolean swapped = FrameOrder.swapped(context, pairs, i);
            int first = swapped ? pairs.second()[i] : pairs.first()[i];
            int second = swapped ? pairs.first()[i] : pairs.second()[i];
            long[] both = PointSets.intersection(
                    context.index().seen()[first], context.index().seen()[second]);
            int count = PointSets.count(both);
            String bin = Bins.overlap(pairs.overlapPercent()[i]);
            for (Subtask subtask : wanted) {
                SeededHash key = context.seed()
                        .with(subtask.id())
                        .with(context.frame(first).number())
                        .with(context.frame(second).number());
                int[] points = FramePoints.draw(both, count, context.settings().pointsPerPair(), key.with("points"));
                for (int point : points) {
                    Match match =
                            new Match(first, second, point, context.see(first, point), context.see(second, point));
                    SeededHash pointKey = key.with(context.sourceIndex(point));
                    if (subtask == Subtask.CORRESPONDENCE_CHOICE) {
                        proposeChoice(context, distractors, match, bin, pointKey, sink);
                    } else {
                        sink.offer(new Proposal(subtask, bin, pointKey, () -> coordinate(context, match)));
                    }
                }
            }
        }
    }

    /// One scene point and where the frames at positions `first` and `second` show it.
    private record Match(int first, int second, int point, SeenPoint inFirst, SeenPoint inSecond) {}

    private static void proposeChoice(
            SceneContext context,
            DistractorChooser chooser,
            Match match,
            String bin,
            SeededHash key,
            ProposalSink sink) {
        if (context.profile().minSeparation() > 0 && !match.inFirst().hasRoomForDot()) {
            sink.drop(Subtask.CORRESPONDENCE_CHOICE, Gate.MARK_OUTSIDE);
            return;
        }
        Distractors level = chooser.level(key);
        Optional<int[]> wrong = chooser.choose(match.second(), match.point(), match.inSecond(), level, key);
        if (wrong.isEmpty()) {
            sink.drop(Subtask.CORRESPONDENCE_CHOICE, Gate.NO_DISTRACTORS);
        } else {
            sink.offer(new Proposal(
                    Subtask.CORRESPONDENCE_CHOICE,
                    bin + "/" + level.id(),
                    key,
                    () -> choice(context, match, wrong.get(), key)));
        }
    }

    private static Question coordinate(SceneContext context, Match match) {
        Answer.Pixel asked = match.inFirst().pixel();
        return question(
                context,
                Subtask.CORRESPONDENCE_COORDINATE,
                match,
                match.inSecond().pixel(),
                Map.of("x", Integer.toString(asked.x()), "y", Integer.toString(asked.y())),
                List.of(),
                List.of(context.sourceIndex(match.point())));
    }

    private static Question choice(SceneContext context, Match match, int[] wrong, SeededHash key) {
        int slot = key.with("slot").below(wrong.length + 1);
        List<Overlay.Dot> dots = new ArrayList<>();
        List<Integer> points = new ArrayList<>();
        points.add(context.sourceIndex(match.point()));
        int next = 0;
        for (int option = 0; option <= wrong.length; option++) {
            String label = Character.toString('A' + option);
            if (option == slot) {
                dots.add(match.inSecond().dot(label));
            } else {
                int point = wrong[next++];
                dots.add(context.see(match.second(), point).dot(label));
                points.add(context.sourceIndex(point));
            }
        }
        return question(
                context,
                Subtask.CORRESPONDENCE_CHOICE,
                match,
                new Answer.Choice(Character.toString('A' + slot)),
                Map.of(),
                List.of(new Overlay(0, List.of(match.inFirst().dot(""))), new Overlay(1, dots)),
                points);
    }

    private static Question question(
            SceneContext context,
            Subtask subtask,
            Match match,
            Answer answer,
            Map<String, String> slots,
            List<Overlay> overlays,
            List<Integer> points) {
        SortedMap<String, Double> raw = new TreeMap<>();
        raw.put("u1_px", match.inFirst().u());
        raw.put("v1_px", match.inFirst().v());
        raw.put("depth1_m", match.inFirst().z());
        raw.put("u2_px", match.inSecond().u());
        raw.put("v2_px", match.inSecond().v());
        raw.put("depth2_m", match.inSecond().z());
        return new Question(
                subtask,
                context.frame(match.first()).number() + "-"
                        + context.frame(match.second()).number() + "-p" + context.sourceIndex(match.point()),
                List.of(context.frame(match.first()), context.frame(match.second())),
                answer,
                slots,
                overlays,
                points,
                List.of(),
                raw);
    }
}
