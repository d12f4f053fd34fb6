package org.multispa.engine.verify.gates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.multispa.engine.verify.facts.Asked;
import org.multispa.engine.verify.facts.Quantity;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.raw.Range;
import org.multispa.engine.verify.raw.Rules;
import org.multispa.engine.verify.raw.Spot;
import org.multispa.engine.verify.raw.View;
import org.multispa.scenes.SceneObject;

/// Questions about where a point of the first image lies in the second: subtasks 5 and 6.
final class CorrespondenceGates {
    private CorrespondenceGates() {}

    static void coordinate(Asked asked, Limits limits) {
        limits.overlapBin(both(asked, limits), "", asked.sample().provenance().bin());
    }

    static void choice(Asked asked, Limits limits) {
        Range overlap = both(asked, limits);
        View view = asked.last();
        List<Spot> options = asked.points().stream().map(view::spot).toList();
        List<Integer> points = asked.sample().provenance().points();
        limits.holds(
                new HashSet<>(points).size() == points.size(),
                Cause.GATE,
                "points of the options",
                "different ones",
                points.toString());
        for (int i = 1; i < options.size(); i++) {
            PointGates.seen(asked, view, asked.points().get(i), limits);
            for (int j = 0; j < i; j++) {
                PointGates.apart(asked, view, options.get(i), options.get(j), limits);
            }
        }
        PointGates.drawable(asked, limits);
        String bin = asked.sample().provenance().bin();
        limits.overlapBin(overlap, "/(random|near|same-object)", bin);
        if (bin.endsWith("/near")) {
            near(asked, options, limits);
        } else if (bin.endsWith("/same-object")) {
            sameObject(asked, limits);
        }
    }

    /// What holds for both kinds: both frames see the point, and the raw depth leads from one pixel to the other.
    private static Range both(Asked asked, Limits limits) {
        double[] point = asked.points().getFirst();
        PointGates.seen(asked, asked.first(), point, limits);
        PointGates.seen(asked, asked.last(), point, limits);
        if (asked.sight().rules().agreeing()) {
            rawDepth(asked, limits);
        }
        return PointGates.overlap(asked, limits);
    }

    /// The recorded pixel of the first image, brought to the depth that was measured there and seen from the second
    /// camera. The measured depth may differ from the point's by the profile's tolerance, so the landing place may
    /// differ by as much as that tolerance moves it.
    private static void rawDepth(Asked asked, Limits limits) {
        Rules rules = asked.sight().rules();
        View first = asked.first();
        View last = asked.last();
        double u = recorded(asked, "u1_px");
        double v = recorded(asked, "v1_px");
        double measured = asked.sight().measured(first.position(), u, v);
        Spot landed = last.spot(first.behind(u, v, measured));
        Spot answer = new Spot(recorded(asked, "u2_px"), recorded(asked, "v2_px"), 0);
        double tolerance = rules.tolerance(recorded(asked, "depth1_m"));
        double allowed = Quantity.TINY;
        for (double depth : new double[] {measured - tolerance, measured + tolerance}) {
            Spot end = last.spot(first.behind(u, v, depth));
            allowed = end.z() > 0 ? Math.max(allowed, end.distance(landed) + Quantity.TINY) : Double.POSITIVE_INFINITY;
        }
        limits.holds(
                landed.z() > 0 && landed.distance(answer) <= allowed,
                Cause.RAW_DEPTH,
                "pixel of the second image reached over the raw depth of the first",
                "at most " + Limits.shown(allowed) + " px from the recorded one",
                landed.z() > 0 ? Limits.shown(landed.distance(answer)) + " px" : "a place behind the camera");
    }

    private static double recorded(Asked asked, String name) {
        return asked.sample().provenance().raw().getOrDefault(name, Double.NaN);
    }

    private static void near(Asked asked, List<Spot> options, Limits limits) {
        for (Spot option : options) {
            limits.atMost(
                    "distance of a near option as a share of the width",
                    asked.sight().rules().nearRadius(),
                    option.distance(options.getFirst()) / asked.last().camera().width());
        }
    }

    private static void sameObject(Asked asked, Limits limits) {
        List<Integer> sources = asked.sample().provenance().points();
        int[] places = asked.places().stream().mapToInt(Integer::intValue).toArray();
        List<SceneObject> shared = new ArrayList<>();
        for (SceneObject object : asked.sight().scene().objects()) {
            if (Arrays.stream(places).allMatch(place -> Arrays.binarySearch(object.points(), place) >= 0)) {
                shared.add(object);
            }
        }
        limits.holds(
                !shared.isEmpty(), Cause.GATE, "points of the options", "points of one object", sources.toString());
    }
}
