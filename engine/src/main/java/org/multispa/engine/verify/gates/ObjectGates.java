package org.multispa.engine.verify.gates;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multispa.dataset.Sample;
import org.multispa.engine.verify.facts.Asked;
import org.multispa.engine.verify.facts.Quantity;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.raw.Extent;
import org.multispa.engine.verify.raw.Rules;
import org.multispa.engine.verify.raw.Sight;
import org.multispa.engine.verify.raw.View;
import org.multispa.scenes.SceneObject;

/// Questions about the size of an object: subtasks 16 to 18. The frames must show its side from one end to the other,
/// and no fewer of them may.
final class ObjectGates {
    private static final Set<String> NO_OBJECTS = Set.of(
            "wall",
            "floor",
            "ceiling",
            "window",
            "object",
            "otherfurniture",
            "other furniture",
            "otherprop",
            "other prop",
            "otherstructure",
            "other structure",
            "unknown",
            "unlabeled",
            "unannotated",
            "void",
            "remove");

    /// Strips into which a side is cut where the frames must show it without a large gap.
    private static final int STRIPS = 50;

    private static final String WITH = "-with";

    private final Asked asked;
    private final Sight sight;
    private final Rules rules;
    private final SceneObject object;
    private final int[] frames;
    private final Limits limits;

    private ObjectGates(Asked asked, Limits limits) {
        this.asked = asked;
        this.sight = asked.sight();
        this.rules = sight.rules();
        this.object = asked.objects().getFirst();
        this.frames = asked.views().stream().mapToInt(view -> view.position()).toArray();
        this.limits = limits;
    }

    static void check(Asked asked, Limits limits) {
        ObjectGates gates = new ObjectGates(asked, limits);
        gates.object();
        gates.seen();
        gates.covers();
        gates.alike();
    }

    private void object() {
        Extent side = Extent.of(sight, object, asked.sample().subtask());
        limits.atLeast("side, m", rules.minMetres(), side.side());
        limits.holds(
                !NO_OBJECTS.contains(object.label()) && !object.label().isEmpty(),
                Cause.GATE,
                "label",
                "one that names an object",
                object.label());
        limits.bin(object.label(), asked.sample().provenance().bin());
        if (rules.uniqueLabels()) {
            BitSet shown = together(frames, false);
            for (SceneObject other : sight.scene().objects()) {
                boolean same = other.id() != object.id() && other.label().equals(object.label());
                limits.holds(
                        !same || IntStream.of(other.points()).noneMatch(shown::get),
                        Cause.GATE,
                        "objects with the label '" + object.label() + "' in the images",
                        "object " + object.id() + " alone",
                        "object " + other.id() + " too");
            }
        }
    }

    /// That every frame shown sees the object, those that were added included.
    private void seen() {
        for (int i = 0; i < frames.length; i++) {
            int frame = asked.views().get(i).number();
            limits.holds(
                    i == 0 || frame > asked.views().get(i - 1).number(),
                    Cause.GATE,
                    "frames",
                    "rising numbers",
                    asked.sample().provenance().frames().toString());
            BitSet seen = sight.seen(frames[i], true);
            double count = IntStream.of(object.points()).filter(seen::get).count();
            limits.atLeast("points of the object that frame " + frame + " sees", needed(), count);
        }
    }

    /// That the covering set, without the frames that were added to it for a sequence, is one and is minimal.
    private void covers() {
        int[] set = set();
        limits.holds(
                shows(together(set, true), -Quantity.TINY),
                Cause.GATE,
                "frames of the set",
                "all of the side but " + Limits.shown(rules.coverTolerance()) + " of it shown",
                "less");
        for (int without : set) {
            int[] others = IntStream.of(set).filter(f -> f != without).toArray();
            limits.holds(
                    !shows(together(others, false), Quantity.TINY),
                    Cause.GATE,
                    "frames of the set",
                    "none that is not needed",
                    "frame " + sight.view(without).number() + " is not needed");
        }
    }

    /// The positions of the covering set's frames. The id names them and, after `-with`, those that were added for a
    /// sequence (docs/sampling.md).
    private int[] set() {
        Sample sample = asked.sample();
        String id = sample.id();
        int start = Math.max(0, id.lastIndexOf("_o"));
        int with = id.indexOf(WITH, start);
        String named = id.substring(start, with < 0 ? id.length() : with) + "-";
        Map<Boolean, List<Integer>> frames = sample.provenance().frames().stream()
                .collect(Collectors.partitioningBy(number -> named.contains("-" + number + "-")));
        List<Integer> set = frames.getOrDefault(true, List.of());
        List<Integer> added = frames.getOrDefault(false, List.of());
        String expected = sample.provenance().scene() + "_" + sample.subtask().id() + "_o" + object.id() + hyphened(set)
                + (added.isEmpty() ? "" : WITH + hyphened(added));
        limits.holds(id.equals(expected), Cause.GATE, "id that names the frames", expected, id);
        limits.holds(
                set.size() == rules.objectFrames(),
                Cause.GATE,
                "frames of the set",
                Integer.toString(rules.objectFrames()),
                set.toString());
        limits.holds(
                added.isEmpty() || (rules.sequences() && set.size() + added.size() <= Rules.MOST_FRAMES),
                Cause.GATE,
                "frames added to the set",
                rules.sequences() ? "at most " + Rules.MOST_FRAMES + " with those of the set" : "none",
                added.toString());
        return asked.views().stream()
                .filter(view -> set.contains(view.number()))
                .mapToInt(View::position)
                .toArray();
    }

    private static String hyphened(List<Integer> numbers) {
        return numbers.stream().map(number -> "-" + number).collect(Collectors.joining());
    }

    private void alike() {
        for (int i = 0; i < frames.length; i++) {
            for (int j = 0; j < i; j++) {
                double percent = sight.overlap(frames[j], frames[i]).low();
                limits.atMost("overlap percent of two frames of the set", rules.maxObjectOverlap(), percent);
            }
        }
    }

    private double needed() {
        double exact = rules.minObjectShare() * object.points().length;
        return Math.max(1, rules.roundsDown() ? Math.floor(exact + 1e-9) : Math.ceil(exact - 1e-9));
    }

    /// The points that any of the frames sees.
    private BitSet together(int[] positions, boolean generous) {
        BitSet all = new BitSet();
        for (int position : positions) {
            all.or(sight.seen(position, generous));
        }
        return all;
    }

    /// Whether these points show the side, with so much to spare: from end to end within the tolerance and, in sets
    /// larger than two, in all but a tolerated share of the strips where the object has points.
    private boolean shows(BitSet seen, double spare) {
        Extent side = Extent.of(sight, object, asked.sample().subtask());
        Extent shown = Extent.along(side.axis(), sight, object, seen::get);
        if (shown.side() < (1 - rules.coverTolerance()) * side.side() + spare) {
            return false;
        }
        if (rules.objectFrames() <= 2) {
            return true;
        }
        int[] visible = IntStream.of(object.points()).filter(seen::get).toArray();
        int occupied = strips(side, object.points(), -spare);
        int shownStrips = strips(side, visible, spare);
        return shownStrips >= Math.ceil((1 - rules.coverTolerance()) * occupied - 1e-9);
    }

    /// Number of strips in which points lie. Points on the edge of two strips count for both if `spare` is negative
    /// and for none if it is positive.
    private int strips(Extent side, int[] points, double spare) {
        BitSet strips = new BitSet(STRIPS);
        for (int place : points) {
            double share = (sight.point(place)[side.axis()] - side.low()) / Math.max(side.side(), 1e-300);
            double below = Math.floor(STRIPS * share - 1e-9);
            double above = Math.floor(STRIPS * share + 1e-9);
            if (spare < 0 || below == above) {
                strips.set((int) Math.clamp(below, 0, STRIPS - 1.0), (int) Math.clamp(above, 0, STRIPS - 1.0) + 1);
            }
        }
        return strips.cardinality();
    }
}
