package org.multispa.geometry;

import java.util.ArrayList;
import java.util.List;

/// An axis-aligned box, metres.
public record AxisBox(Vec3 min, Vec3 max) {
    public AxisBox {
        if (!(min.x() <= max.x() && min.y() <= max.y() && min.z() <= max.z())) {
            throw new IllegalArgumentException("box corners out of order: " + min + ", " + max);
        }
    }

    public Vec3 center() {
        return min.plus(max).times(0.5);
    }

    public Vec3 size() {
        return max.minus(min);
    }

    /// The eight corners; corner `k` has the larger x if bit 0 of `k` is set, the larger y if bit 1, the larger z
    /// if bit 2.
    public List<Vec3> corners() {
        List<Vec3> corners = new ArrayList<>();
        for (int k = 0; k < 8; k++) {
            corners.add(new Vec3(
                    ((k & 1) == 0 ? min : max).x(), ((k & 2) == 0 ? min : max).y(), ((k & 4) == 0 ? min : max).z()));
        }
        return List.copyOf(corners);
    }
}
