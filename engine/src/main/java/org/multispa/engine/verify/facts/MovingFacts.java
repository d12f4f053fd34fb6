package org.multispa.engine.verify.facts;

import org.multispa.dataset.Subtask;
import org.multispa.engine.verify.raw.Matrix;
import org.multispa.engine.verify.raw.Spot;
import org.multispa.engine.verify.raw.View;

/// The facts of questions about moving points, from the first image to the last: subtasks 19 to 26.
public final class MovingFacts {
    private MovingFacts() {}

    /// What the tracks say about a question.
    public static Facts of(AskedMotion asked) {
        View first = asked.first();
        Subtask subtask = asked.sample().subtask();
        Spot spot = first.land(asked.sight().camera(first.position(), asked.point()));
        double[] world = asked.sight().displacement(first, asked.last(), asked.point());
        double metres = Math.hypot(Math.hypot(world[0], world[1]), world[2]);
        double[] moved = Matrix.direction(first.toCamera(), world);
        boolean still = metres < asked.sight().rules().moving().still();
        Facts.Builder facts = new Facts.Builder()
                .raw("u_px", spot.u())
                .raw("v_px", spot.v())
                .raw("x_m", moved[0])
                .raw("y_m", moved[1])
                .raw("z_m", moved[2])
                .raw("distance_m", metres)
                .raw("body", asked.sight().bodies().bodyOf(asked.point()));
        if (subtask.answerKind() == Subtask.AnswerKind.VECTOR) {
            facts.vector(still ? new double[3] : moved);
        } else {
            facts.scalar(still ? 0 : 1000 * metres);
        }
        return subtask.reference() == Subtask.Reference.DOT
                ? facts.mark(0, "", spot).build()
                : facts.named(spot, first).build();
    }
}
