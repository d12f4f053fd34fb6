package org.multispa.engine.subtasks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Subtask;
import org.multispa.engine.objects.CoverSearch;
import org.multispa.engine.objects.CoveringSets;
import org.multispa.engine.objects.Dimension;
import org.multispa.engine.objects.ObjectFilter;
import org.multispa.engine.objects.ObjectViews;
import org.multispa.engine.objects.SeenRule;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.Proposal;
import org.multispa.engine.questions.ProposalSink;
import org.multispa.engine.questions.Question;
import org.multispa.engine.questions.Sequences;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.SeededHash;
import org.multispa.scenes.Frame;
import org.multispa.scenes.SceneObject;

/// How large an object is that no single frame shows whole: subtasks 16 to 18, over minimal covering sets of frames.
final class ObjectSize implements QuestionFamily {
    @Override
    public Set<Subtask> subtasks() {
        return EnumSet.of(Subtask.OBJECT_HEIGHT, Subtask.OBJECT_LENGTH, Subtask.OBJECT_WIDTH);
    }

    @Override
    public void propose(SceneContext context, Set<Subtask> wanted, ProposalSink sink) {
        Profile profile = context.profile();
        SeenRule rule = profile.seenRule();
        CoverSearch search = profile.coverSearch(context.settings().objectFrames());
        List<ObjectViews> all = ObjectFilter.DEFAULT.objects(context.index().scene()).stream()
                .map(object -> ObjectViews.of(context.index(), object, rule))
                .toList();
        for (ObjectViews views : all) {
            for (Subtask subtask : wanted) {
                CoveringSets covering = search.find(views, dimension(subtask));
                for (List<Integer> set : covering.ofSize(context.settings().objectFrames())) {
                    propose(context, new Sized(subtask, views, covering.metres(), set), all, sink);
                }
            }
        }
    }

    private static Dimension dimension(Subtask subtask) {
        return switch (subtask) {
            case OBJECT_HEIGHT -> Dimension.HEIGHT;
            case OBJECT_LENGTH -> Dimension.LENGTH;
            case OBJECT_WIDTH -> Dimension.WIDTH;
            default -> throw new IllegalArgumentException("not about an object's size: " + subtask.id());
        };
    }

    /// @param frames positions of a minimal covering set
    private record Sized(Subtask subtask, ObjectViews views, double metres, List<Integer> frames) {
        SceneObject object() {
            return views.object();
        }
    }

    private static void propose(SceneContext context, Sized sized, List<ObjectViews> all, ProposalSink sink) {
        Optional<Gate> gate = gate(context, sized, all);
        if (gate.isPresent()) {
            sink.drop(sized.subtask(), gate.get());
            return;
        }
        SeededHash key =
                context.seed().with(sized.subtask().id()).with(sized.object().id());
        for (int frame : sized.frames()) {
            key = key.with(context.frame(frame).number());
        }
        String bin = sized.object().label();
        SeededHash identity = key;
        sink.offer(new Proposal(sized.subtask(), bin, key, () -> question(context, sized, all, identity)));
    }

    private static Optional<Gate> gate(SceneContext context, Sized sized, List<ObjectViews> all) {
        Profile profile = context.profile();
        if (sized.metres() < profile.minScalarMetres()) {
            return Optional.of(Gate.TOO_SMALL);
        }
        if (profile.uniqueLabels() && ambiguous(sized.object(), sized.frames(), all)) {
            return Optional.of(Gate.AMBIGUOUS_LABEL);
        }
        for (int a : sized.frames()) {
            for (int b : sized.frames()) {
                if (a < b && context.index().overlapPercent(a, b) > profile.maxObjectOverlapPercent()) {
                    return Optional.of(Gate.NEAR_IDENTICAL);
                }
            }
        }
        return Optional.empty();
    }

    /// True where a frame of the set shows any point of another object with the same label.
    private static boolean ambiguous(SceneObject object, List<Integer> frames, List<ObjectViews> all) {
        return all.stream()
                .filter(other -> other.object().id() != object.id()
                        && other.object().label().equals(object.label()))
                .anyMatch(other -> frames.stream().anyMatch(frame -> other.counts()[frame] > 0));
    }

    /// Frames that see the object as well and pass the gates that the set passed, up to `most`, the lowest hashes
    /// first.
    private static List<Integer> further(
            SceneContext context, Sized sized, List<ObjectViews> all, SeededHash key, int most) {
        Profile profile = context.profile();
        List<Integer> candidates = IntStream.of(sized.views().frames())
                .boxed()
                .filter(frame -> !sized.frames().contains(frame))
                .filter(frame -> !profile.uniqueLabels() || !ambiguous(sized.object(), List.of(frame), all))
                .sorted(Comparator.comparing(
                        frame -> key.with(context.frame(frame).number()).value(), Long::compareUnsigned))
                .toList();
        List<Integer> shown = new ArrayList<>(sized.frames());
        for (int candidate : candidates) {
            boolean differs = shown.stream()
                    .allMatch(other ->
                            context.index().overlapPercent(candidate, other) <= profile.maxObjectOverlapPercent());
            if (differs && shown.size() < sized.frames().size() + most) {
                shown.add(candidate);
            }
        }
        return shown.subList(sized.frames().size(), shown.size());
    }

    private static Question question(SceneContext context, Sized sized, List<ObjectViews> all, SeededHash key) {
        int needed = sized.frames().size();
        int wanted = Sequences.wanted(context.settings(), key, needed);
        List<Integer> further = wanted == 0
                ? List.of()
                : further(context, sized, all, key.with("further"), wanted - needed).stream()
                        .sorted()
                        .toList();
        StringBuilder id = new StringBuilder("o" + sized.object().id());
        sized.frames()
                .forEach(frame -> id.append('-').append(context.frame(frame).number()));
        id.append(further.isEmpty() ? "" : "-with");
        further.forEach(frame -> id.append('-').append(context.frame(frame).number()));
        List<Frame> frames = new ArrayList<>();
        SortedMap<String, Double> raw = new TreeMap<>();
        for (int position : Stream.concat(sized.frames().stream(), further.stream())
                .sorted()
                .toList()) {
            frames.add(context.frame(position));
            int visible = 0;
            for (int point : sized.object().points()) {
                visible += PointSets.contains(context.index().seen()[position], point) ? 1 : 0;
            }
            raw.put("visible_points_" + frames.size(), (double) visible);
        }
        raw.put("size_m", sized.metres());
        raw.put("points", (double) sized.object().points().length);
        return new Question(
                sized.subtask(),
                id.toString(),
                frames,
                Answer.millimetres(sized.metres()),
                Map.of("label", sized.object().label()),
                List.of(),
                List.of(),
                List.of(sized.object().id()),
                raw);
    }
}
