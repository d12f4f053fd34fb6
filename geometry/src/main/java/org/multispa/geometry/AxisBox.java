package org.multispa.geometry;

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
}
