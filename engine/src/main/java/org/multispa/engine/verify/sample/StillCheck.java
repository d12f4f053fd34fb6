package org.multispa.engine.verify.sample;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.engine.verify.facts.Asked;
import org.multispa.engine.verify.facts.Comparison;
import org.multispa.engine.verify.facts.Facts;
import org.multispa.engine.verify.facts.StillFacts;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Fault;
import org.multispa.engine.verify.gates.StillGates;
import org.multispa.engine.verify.raw.Rules;
import org.multispa.engine.verify.raw.Sight;
import org.multispa.engine.verify.raw.View;
import org.multispa.geometry.PointCloud;
import org.multispa.scenes.Frame;
import org.multispa.scenes.SceneObject;
import org.multispa.scenes.StaticScene;

/// Samples about a scene that stands still.
final class StillCheck implements SampleCheck {
    private final Sight sight;
    private final FrameTable table;
    private final StructureCheck structure;
    private final int[] places;
    private final Map<Integer, SceneObject> objects = new HashMap<>();
    private final SortedSet<String> labels = new TreeSet<>();

    StillCheck(StaticScene scene, Rules rules, Listing listing) {
        sight = new Sight(scene, rules);
        List<View> views =
                IntStream.range(0, scene.frames().size()).mapToObj(sight::view).toList();
        table = FrameTable.of(scene.frames(), views);
        structure = new StructureCheck(listing, rules, table);
        places = placesBySource(scene.points());
        for (SceneObject object : scene.objects()) {
            objects.put(object.id(), object);
            labels.add(object.label());
        }
    }

    private static int[] placesBySource(PointCloud cloud) {
        int last = -1;
        for (int i = 0; i < cloud.size(); i++) {
            last = Math.max(last, cloud.sourceIndex(i));
        }
        int[] places = new int[last + 1];
        Arrays.fill(places, -1);
        for (int i = 0; i < cloud.size(); i++) {
            places[cloud.sourceIndex(i)] = i;
        }
        return places;
    }

    @Override
    public List<Frame> frames(Sample sample) {
        return table.framesOf(sample);
    }

    @Override
    public List<Fault> faults(Sample sample) {
        List<Fault> faults = new ArrayList<>(structure.faults(sample));
        references(sample, faults);
        if (!faults.isEmpty()) {
            return faults;
        }
        faults.addAll(TextCheck.of(sample));
        try {
            Asked asked = asked(sample);
            for (SceneObject object : asked.objects()) {
                faults.addAll(TextCheck.label(sample, object.label(), labels));
            }
            Facts facts = StillFacts.of(asked);
            faults.addAll(Comparison.of(
                    sample, facts, Mistakes.of(table, asked.views(), views -> StillFacts.of(asked.with(views)))));
            faults.addAll(TextCheck.named(sample, facts.named()));
            return faults.isEmpty() ? StillGates.of(asked) : faults;
        } catch (UncheckedIOException e) {
            faults.add(new Fault(Cause.SCENE, "depth image", "one that can be read", String.valueOf(e.getMessage())));
            return faults;
        }
    }

    private Asked asked(Sample sample) {
        List<Integer> at = sample.provenance().points().stream()
                .map(source -> places[source])
                .toList();
        return new Asked(
                sample,
                sight,
                table.viewsOf(sample),
                at,
                at.stream().map(sight::point).toList(),
                sample.provenance().objects().stream().map(objects::get).toList());
    }

    private void references(Sample sample, List<Fault> faults) {
        Subtask subtask = sample.subtask();
        if (!subtask.isStatic()) {
            faults.add(new Fault(Cause.SCENE, "scene", "a tracked video for " + subtask.id(), "a scan"));
            return;
        }
        List<Integer> points = sample.provenance().points();
        count("points", points(subtask), points, faults);
        for (Integer source : points) {
            if (source < 0 || source >= places.length || places[source] < 0) {
                faults.add(new Fault(Cause.SCENE, "point", "one of the scene's " + places.length, source + ""));
            }
        }
        count(
                "objects",
                subtask.reference() == Subtask.Reference.LABEL ? 1 : 0,
                sample.provenance().objects(),
                faults);
        for (Integer id : sample.provenance().objects()) {
            if (!objects.containsKey(id)) {
                faults.add(new Fault(Cause.SCENE, "object", "an object of the scene", id + ""));
            }
        }
    }

    private static int points(Subtask subtask) {
        return switch (subtask) {
            case DEPTH_ESTIMATION_DOT, DEPTH_ESTIMATION_COORDINATE, CORRESPONDENCE_COORDINATE -> 1;
            case DEPTH_COMPARISON_DOT, DEPTH_COMPARISON_COORDINATE -> 2;
            case CORRESPONDENCE_CHOICE -> 4;
            default -> 0;
        };
    }

    private static void count(String what, int expected, List<Integer> found, List<Fault> faults) {
        if (found.size() != expected) {
            faults.add(new Fault(Cause.SCENE, "number of " + what, expected + "", found.toString()));
        }
    }
}
