package org.multispa.engine.verify.gates;

import java.util.ArrayList;
import java.util.List;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.overlay.LabelLayout;
import org.multispa.engine.verify.facts.Asked;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.raw.Range;
import org.multispa.engine.verify.raw.Spot;
import org.multispa.engine.verify.raw.View;

/// What holds for all questions about points or pairs of frames.
final class PointGates {
    private PointGates() {}

    /// That the frame sees the point by the profile's rule, read off the raw depth image.
    static void seen(Asked asked, View view, double[] point, Limits limits) {
        if (!asked.sight().maySee(view.position(), point)) {
            Spot spot = view.spot(point);
            limits.fault(
                    Cause.NOT_SEEN,
                    "point at pixel (" + Limits.shown(spot.u()) + ", " + Limits.shown(spot.v()) + ") of frame "
                            + view.number(),
                    "depth " + Limits.shown(spot.z()) + " m seen by the rule of profile "
                            + asked.sight().rules().name(),
                    inside(view, spot)
                            ? "depth image " + Limits.shown(asked.sight().measured(view.position(), spot.u(), spot.v()))
                                    + " m"
                            : "outside the image");
        }
    }

    private static boolean inside(View view, Spot spot) {
        return spot.z() > 0
                && spot.u() >= 0
                && spot.u() < view.camera().width()
                && spot.v() >= 0
                && spot.v() < view.camera().height();
    }

    /// That two points lie far enough apart in an image, and not at the same shown pixel.
    static void apart(Asked asked, View view, Spot a, Spot b, Limits limits) {
        double least = asked.sight().rules().minSeparation();
        limits.atLeast(
                "distance of two points as a share of the width",
                least,
                a.distance(b) / view.camera().width());
        limits.holds(
                thousandth(a.u(), view.camera().width())
                                != thousandth(b.u(), view.camera().width())
                        || thousandth(a.v(), view.camera().height())
                                != thousandth(b.v(), view.camera().height()),
                Cause.GATE,
                "pixels of two points",
                "two different ones",
                "the same");
    }

    private static int thousandth(double position, int side) {
        return (int) Math.floor(position * 1000 / side);
    }

    /// In profiles that keep points apart: every dot lies in its image as a whole, its label beside it, and nothing
    /// covers another.
    static void drawable(Asked asked, Limits limits) {
        if (asked.sight().rules().minSeparation() == 0) {
            return;
        }
        for (Overlay overlay : asked.sample().provenance().overlays()) {
            Sample.Image image = asked.sample().images().get(overlay.image());
            List<Overlay.Dot> dots = new ArrayList<>(overlay.dots());
            limits.holds(
                    LabelLayout.fits(image.width(), image.height(), dots),
                    Cause.GATE,
                    "marks on image " + (overlay.image() + 1),
                    "dots and labels inside the image and clear of each other",
                    "marks that do not fit");
        }
    }

    /// Overlap of the first and the last image, held against the profile's range, and that the frames come in order.
    static Range overlap(Asked asked, Limits limits) {
        Range percent =
                asked.sight().overlap(asked.first().position(), asked.last().position());
        double least = asked.sight().rules().minOverlap();
        double below = asked.sight().rules().maxOverlap();
        limits.inOrder(asked.views());
        limits.holds(
                percent.mayReach(least) && percent.mayStayBelow(below),
                Cause.GATE,
                "overlap percent",
                Limits.shown(least) + " up to " + Limits.shown(below),
                Limits.shown(percent.low()));
        return percent;
    }
}
