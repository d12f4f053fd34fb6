package org.multispa.engine.verify.facts;

import java.util.List;
import java.util.Optional;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Subtask;
import org.multispa.engine.verify.raw.Spot;
import org.multispa.engine.verify.raw.View;

/// Questions about points of a scan: subtasks 1 to 6.
final class PointFacts {
    private PointFacts() {}

    static Facts depth(Asked asked) {
        Spot spot = asked.first().spot(asked.points().getFirst());
        Facts.Builder facts = new Facts.Builder()
                .scalar(1000 * spot.z())
                .raw("u_px", spot.u())
                .raw("v_px", spot.v())
                .raw("depth_m", spot.z());
        return drawn(asked)
                ? facts.mark(0, "", spot).build()
                : facts.named(spot, asked.first()).build();
    }

    static Facts comparison(Asked asked) {
        View view = asked.first();
        Spot a = view.spot(asked.points().get(0));
        Spot b = view.spot(asked.points().get(1));
        boolean firstNearer = a.z() < b.z();
        Facts.Builder facts = new Facts.Builder();
        two(facts, a, b);
        if (drawn(asked)) {
            return facts.word(firstNearer ? "A" : "B")
                    .mark(0, "A", a)
                    .mark(0, "B", b)
                    .build();
        }
        Spot other = firstNearer ? b : a;
        return facts.pixel(firstNearer ? a : b, view)
                .raw(
                        Provenance.OTHER_X,
                        Quantity.thousandths(other.u(), view.camera().width()))
                .raw(
                        Provenance.OTHER_Y,
                        Quantity.thousandths(other.v(), view.camera().height()))
                .named(a, view)
                .named(b, view)
                .build();
    }

    static Facts correspondence(Asked asked) {
        Spot a = asked.first().spot(asked.points().getFirst());
        Spot b = asked.last().spot(asked.points().getFirst());
        Facts.Builder facts = new Facts.Builder().pixel(b, asked.last()).named(a, asked.first());
        two(facts, a, b);
        return facts.build();
    }

    /// The first point is the answer; the others are the wrong options in the order of their letters.
    static Facts choice(Asked asked) {
        List<double[]> points = asked.points();
        Spot a = asked.first().spot(points.getFirst());
        Spot b = asked.last().spot(points.getFirst());
        int image = asked.views().size() - 1;
        int slot = slot(asked.sample().overlay(image), b, points.size());
        Facts.Builder facts = new Facts.Builder().mark(0, "", a).word(letter(slot));
        two(facts, a, b);
        int wrong = 1;
        for (int option = 0; option < points.size(); option++) {
            double[] point = option == slot ? points.getFirst() : points.get(wrong++);
            facts.mark(image, letter(option), asked.last().spot(point));
        }
        return facts.build();
    }

    /// Which of the drawn options lies nearest to where the answer belongs.
    private static int slot(Optional<Overlay> overlay, Spot answer, int options) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (Overlay.Dot dot : overlay.map(Overlay::dots).orElse(List.of())) {
            double distance = answer.distance(new Spot(dot.u(), dot.v(), 0));
            int option = dot.label().isEmpty() ? -1 : dot.label().charAt(0) - 'A';
            if (option >= 0 && option < options && distance < least) {
                least = distance;
                best = option;
            }
        }
        return best;
    }

    private static String letter(int option) {
        return Character.toString('A' + option);
    }

    private static void two(Facts.Builder facts, Spot a, Spot b) {
        facts.raw("u1_px", a.u())
                .raw("v1_px", a.v())
                .raw("depth1_m", a.z())
                .raw("u2_px", b.u())
                .raw("v2_px", b.v())
                .raw("depth2_m", b.z());
    }

    private static boolean drawn(Asked asked) {
        return asked.sample().subtask().reference() == Subtask.Reference.DOT;
    }
}
