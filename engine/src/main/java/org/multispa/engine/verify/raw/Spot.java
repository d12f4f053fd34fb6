package org.multispa.engine.verify.raw;

/// Where a camera shows a point: column and row in pixels of the colour image, and depth in metres.
public record Spot(double u, double v, double z) {
    /// Distance to another spot of the same image, pixels.
    public double distance(Spot other) {
        return Math.sqrt((u - other.u) * (u - other.u) + (v - other.v) * (v - other.v));
    }
}
