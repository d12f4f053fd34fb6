package org.multispa.engine.verify.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.multispa.engine.verify.facts.Asked;
import org.multispa.engine.verify.facts.Quantity;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.raw.Rules;
import org.multispa.engine.verify.raw.Spot;
import org.multispa.engine.verify.raw.View;

/// Questions about depth: subtasks 1 to 4.
final class DepthGates {
    private static final double[] GAPS = {0, 0.1, 0.25, 0.5, 1, Double.POSITIVE_INFINITY};
    private static final String[] GAP_BINS = {
        "gap-0-below-10", "gap-1-below-25", "gap-2-below-50", "gap-3-below-100", "gap-4-from-100"
    };
    private static final int LAST_HALF_METRE = 20;

    private DepthGates() {}

    static void estimation(Asked asked, Limits limits) {
        double[] point = asked.points().getFirst();
        double z = asked.first().spot(point).z();
        PointGates.seen(asked, asked.first(), point, limits);
        limits.atLeast("depth, m", asked.sight().rules().minMetres(), z);
        PointGates.drawable(asked, limits);
        String found = asked.sample().provenance().bin();
        if (!found.equals(halfMetre(z - Quantity.TINY))) {
            limits.bin(halfMetre(z + Quantity.TINY), found);
        }
    }

    private static String halfMetre(double z) {
        int halves = (int) Math.min(Math.floor(2 * z), LAST_HALF_METRE);
        return String.format(Locale.ROOT, "depth-%04.1f", halves / 2.0);
    }

    static void comparison(Asked asked, Limits limits) {
        Rules rules = asked.sight().rules();
        View view = asked.first();
        Spot a = view.spot(asked.points().get(0));
        Spot b = view.spot(asked.points().get(1));
        asked.points().forEach(point -> PointGates.seen(asked, view, point, limits));
        double gap = Math.abs(a.z() - b.z()) / Math.min(a.z(), b.z());
        limits.atLeast("relative difference of the depths", rules.minDepthGap(), gap);
        limits.notZero("difference of the depths", gap);
        PointGates.apart(asked, view, a, b, limits);
        PointGates.drawable(asked, limits);
        List<String> sides = rules.balanced() ? sides(a, b) : List.of("");
        String found = asked.sample().provenance().bin();
        boolean holds = false;
        for (int i = 0; i < GAP_BINS.length; i++) {
            String bin = GAP_BINS[i];
            boolean inside = gap >= GAPS[i] - Quantity.TINY && gap < GAPS[i + 1] + Quantity.TINY;
            holds |= inside && sides.stream().anyMatch(side -> found.equals(bin + side));
        }
        limits.holds(
                holds,
                Cause.BIN,
                "bin",
                "the one of a gap of " + Limits.shown(gap) + String.join(" or ", sides),
                found);
    }

    /// Where the nearer point is named and shown; two endings where the points lie equally high.
    private static List<String> sides(Spot a, Spot b) {
        String named = a.z() < b.z() ? "/first" : "/second";
        double below = a.z() < b.z() ? a.v() - b.v() : b.v() - a.v();
        List<String> sides = new ArrayList<>();
        if (below > -Quantity.TINY) {
            sides.add(named + "/lower");
        }
        if (below < Quantity.TINY) {
            sides.add(named + "/higher");
        }
        return sides;
    }
}
