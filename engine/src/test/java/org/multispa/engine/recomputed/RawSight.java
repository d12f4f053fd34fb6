package org.multispa.engine.recomputed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.multispa.testing.rooms.Lens;
import org.multispa.testing.rooms.Matrices;

/// What the frames of a raw scene see, point by point.
final class RawSight {
    private static final double SLACK = 1e-7;

    private final RawScene scene;
    private final Rules rules;
    private final Map<Integer, BitSet> seen = new HashMap<>();
    private final Map<Integer, double[]> depths = new HashMap<>();
    private final Map<Integer, double[]> views = new HashMap<>();

    RawSight(RawScene scene, Rules rules) {
        this.scene = scene;
        this.rules = rules;
    }

    RawScene scene() {
        return scene;
    }

    Rules rules() {
        return rules;
    }

    /// A point in a frame's camera coordinates.
    double[] camera(int frame, int source) {
        double[] view = views.computeIfAbsent(frame, f -> Matrices.inverse(scene.pose(f)));
        return Matrices.apply(view, scene.point(source));
    }

    /// Column and row of a point in the colour image of a frame.
    double[] pixel(int frame, int source) {
        double[] point = camera(frame, source);
        return new double[] {scene.lens().u(point), scene.lens().v(point)};
    }

    /// The points a frame sees, in the order of the scan.
    BitSet seen(int frame) {
        return seen.computeIfAbsent(frame, f -> {
            BitSet all = new BitSet();
            for (int source = 0; source < scene.points(); source++) {
                all.set(source, sees(f, source, 0, 0, 0));
            }
            return all;
        });
    }

    /// Whether a frame sees a point, where rounding may fall on either side.
    boolean mayBeSeen(int frame, int source) {
        for (int side = 0; side < 9; side++) {
            if (sees(frame, source, SLACK * (side % 3 - 1), SLACK * (Math.floorDiv(side, 3) - 1), SLACK)) {
                return true;
            }
        }
        return false;
    }

    private boolean sees(int frame, int source, double du, double dv, double slack) {
        Lens lens = scene.lens();
        double[] point = camera(frame, source);
        double u = lens.u(point) + du;
        double v = lens.v(point) + dv;
        if (!(point[2] > 0) || !(u >= -1 && u <= lens.width() + 1 && v >= -1 && v <= lens.height() + 1)) {
            return false;
        }
        double measured = measured(frame, u, v);
        return rules.sees(u, v, point[2], measured, lens.width(), lens.height(), slack);
    }

    /// Depth measured at the depth pixel nearest to colour pixel (u, v).
    double measured(int frame, double u, double v) {
        Lens lens = scene.lens();
        int x = nearest(u * lens.depthWidth() / lens.width(), lens.depthWidth());
        int y = nearest(v * lens.depthHeight() / lens.height(), lens.depthHeight());
        return depths.computeIfAbsent(frame, this::depth)[y * lens.depthWidth() + x];
    }

    private double[] depth(int frame) {
        try {
            return scene.depth(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int nearest(double position, int size) {
        return (int) Math.min(Math.max(Math.floor(position + 0.5), 0), size - 1.0);
    }

    /// Points seen by both frames over those seen by either, percent.
    double overlapPercent(int first, int second) {
        BitSet both = (BitSet) seen(first).clone();
        both.and(seen(second));
        BitSet either = (BitSet) seen(first).clone();
        either.or(seen(second));
        return either.isEmpty() ? 0 : 100.0 * both.cardinality() / either.cardinality();
    }
}
