package org.multispa.engine.verify.gates;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.overlay.LabelLayout;
import org.multispa.engine.verify.facts.AskedMotion;
import org.multispa.engine.verify.facts.Quantity;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Fault;
import org.multispa.engine.verify.raw.MovingRules;
import org.multispa.engine.verify.raw.MovingSight;
import org.multispa.engine.verify.raw.Spot;
import org.multispa.engine.verify.raw.View;
import org.multispa.geometry.SeededHash;

/// Whether a question about a moving point was allowed to be asked.
public final class MovingGates {
    private static final double[] BINS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, Double.POSITIVE_INFINITY};
    private static final int ANCHORS = 9;

    private final AskedMotion asked;
    private final MovingSight sight;
    private final MovingRules rules;
    private final int point;
    private final double metres;
    private final Limits limits = new Limits();

    private MovingGates(AskedMotion asked) {
        this.asked = asked;
        this.sight = asked.sight();
        this.rules = sight.rules().moving();
        this.point = asked.point();
        this.metres = length(sight.displacement(asked.first(), asked.last(), point));
    }

    /// What speaks against the question; empty if nothing does.
    public static List<Fault> of(AskedMotion asked) {
        MovingGates gates = new MovingGates(asked);
        gates.subtask();
        gates.shown();
        gates.body();
        gates.bin();
        if (gates.rules.clear()) {
            gates.slips();
            gates.crowded();
        }
        return gates.limits.faults();
    }

    private static double length(double[] v) {
        return Math.hypot(Math.hypot(v[0], v[1]), v[2]);
    }

    /// ADT's four subtasks are about moving cameras, Panoptic Studio's about resting ones; other recordings feed those
    /// whose camera behaves alike.
    private void subtask() {
        boolean moving = switch (sight.scene().subset()) {
            case ADT -> true;
            case PSTUDIO -> false;
            case DRIVETRACK, OTHER -> sight.cameraMoves();
        };
        Subtask subtask = asked.sample().subtask();
        limits.holds(
                subtask.id().endsWith(moving ? "-adt" : "-pstudio"),
                Cause.GATE,
                "subtask",
                "one for cameras that " + (moving ? "move" : "rest"),
                subtask.id());
    }

    private void shown() {
        for (View view : List.of(asked.first(), asked.last())) {
            limits.holds(
                    sight.mayShow(view, point, Quantity.TINY),
                    Cause.NOT_SEEN,
                    "track " + point,
                    "visible and inside the image of frame " + view.number(),
                    "not so");
        }
        limits.inOrder(asked.views());
        boolean still = metres < rules.still();
        limits.atLeast("displacement, m", still ? 0 : sight.rules().minMetres(), metres);
        if (sight.rules().minSeparation() > 0) {
            for (Overlay overlay : asked.sample().provenance().overlays()) {
                Sample.Image image = asked.sample().images().get(overlay.image());
                limits.holds(
                        LabelLayout.fits(image.width(), image.height(), overlay.dots()),
                        Cause.GATE,
                        "marks on image " + (overlay.image() + 1),
                        "a dot inside the image",
                        "one that does not fit");
            }
        }
    }

    private void body() {
        int body = sight.bodies().bodyOf(point);
        int size = body < 0 ? 0 : sight.bodies().pointsOf(body).length;
        limits.atLeast("points of the body", rules.minBodyPoints(), size);
    }

    private void bin() {
        String found = asked.sample().provenance().bin();
        if (metres < rules.still()) {
            limits.bin("still", found);
            return;
        }
        boolean holds = false;
        String expected = "";
        for (int i = 0; i + 1 < BINS.length; i++) {
            double low = i == 0 ? 0 : BINS[i];
            if (metres >= low - Quantity.TINY && metres < BINS[i + 1] + Quantity.TINY) {
                expected = String.format(Locale.ROOT, "moved-%05.2f", BINS[i]);
                holds |= expected.equals(found);
            }
        }
        limits.holds(holds, Cause.BIN, "bin", expected, found);
    }

    /// The point keeps its distances to its body: the middle one of the changes to some members, chosen by hash.
    private void slips() {
        SeededHash key = SeededHash.of(0).with("anchors");
        int[] members = sight.bodies().pointsOf(sight.bodies().bodyOf(point));
        double[] changes = IntStream.of(members)
                .filter(member -> member != point)
                .boxed()
                .sorted(Comparator.comparingLong(member -> key.with(member).value()))
                .limit(ANCHORS)
                .mapToDouble(member -> Math.abs(apart(asked.last(), member) - apart(asked.first(), member)))
                .sorted()
                .toArray();
        if (changes.length > 0) {
            limits.atMost(
                    "change of the distance to the body, m",
                    Math.max(rules.slip(), rules.slipShare() * metres),
                    changes[changes.length / 2]);
        }
    }

    private double apart(View view, int member) {
        double[] a = sight.camera(view.position(), point);
        double[] b = sight.camera(view.position(), member);
        return length(new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]});
    }

    /// Nothing that is seen at the same place of the first image moved otherwise.
    private void crowded() {
        View first = asked.first();
        Spot here = first.land(sight.camera(first.position(), point));
        double radius = rules.neighbourShare() * first.camera().width() - Quantity.TINY;
        double allowed = Math.max(rules.sameShare() * metres, rules.still());
        double[] own = sight.displacement(first, asked.last(), point);
        for (int other = 0; other < sight.points(); other++) {
            if (other != point && sight.isVisible(first.position(), other)) {
                Spot there = first.land(sight.camera(first.position(), other));
                if (here.distance(there) <= radius) {
                    double[] its = sight.displacement(first, asked.last(), other);
                    double differs = length(new double[] {its[0] - own[0], its[1] - own[1], its[2] - own[2]});
                    if (Arrays.stream(its).allMatch(Double::isFinite)) {
                        limits.atMost("difference of the motion of track " + other + " beside it, m", allowed, differs);
                    }
                }
            }
        }
    }
}
