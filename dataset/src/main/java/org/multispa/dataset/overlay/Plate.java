package org.multispa.dataset.overlay;

import org.multispa.dataset.Overlay;

/// The square that a label stands on, pixels.
///
/// @param x left edge
/// @param y top edge
public record Plate(double x, double y, double side) {
    /// Whether the plate lies in an image of this size as a whole.
    public boolean inside(int width, int height) {
        return x >= 0 && y >= 0 && x + side <= width && y + side <= height;
    }

    /// Pixels between the plate and a point; 0 for a point on the plate.
    public double distance(Overlay.Dot dot) {
        double dx = Math.max(0, Math.max(x - dot.u(), dot.u() - x - side));
        double dy = Math.max(0, Math.max(y - dot.v(), dot.v() - y - side));
        return Math.sqrt(dx * dx + dy * dy);
    }

    /// Whether less than `clearance` pixels lie between two plates, sideways or upright.
    public boolean touches(Plate other, double clearance) {
        return Math.abs(x - other.x) < side + clearance && Math.abs(y - other.y) < side + clearance;
    }

    Plate movedInto(int width, int height) {
        return new Plate(Math.max(0, Math.min(x, width - side)), Math.max(0, Math.min(y, height - side)), side);
    }

    /// Area shared with another plate, square pixels.
    double shared(Plate other) {
        double w = Math.min(x + side, other.x + other.side) - Math.max(x, other.x);
        double h = Math.min(y + side, other.y + other.side) - Math.max(y, other.y);
        return Math.max(0, w) * Math.max(0, h);
    }
}
