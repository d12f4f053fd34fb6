package org.multispa.scenes.synthetic.model;

import java.util.List;
import org.multispa.geometry.Vec3;

/// The ground plan of a room: a rectangle from the origin to (width, depth), less a rectangle at the corner
/// (width, depth) in an L-shaped room. Metres.
///
/// @param notchWidth side of the missing corner along x, 0 for a plain rectangle
/// @param notchDepth side of the missing corner along y, 0 for a plain rectangle
public record FloorPlan(double width, double depth, double height, double notchWidth, double notchDepth) {
    public FloorPlan {
        if (!(width > 0 && depth > 0 && height > 0 && notchWidth >= 0 && notchDepth >= 0)
                || notchWidth >= width
                || notchDepth >= depth
                || (notchWidth == 0) != (notchDepth == 0)) {
            throw new IllegalArgumentException("no room of " + width + "x" + depth + "x" + height + " with a notch of "
                    + notchWidth + "x" + notchDepth);
        }
    }

    public boolean isLShaped() {
        return notchWidth > 0;
    }

    /// A straight wall from `from` to `to` at floor height, the room on its left.
    public record Wall(Vec3 from, Vec3 to) {
        public double length() {
            return to.minus(from).norm();
        }

        /// Unit direction from `from` to `to`.
        public Vec3 along() {
            return to.minus(from).unit();
        }

        /// Unit direction into the room.
        public Vec3 inward() {
            Vec3 along = along();
            return new Vec3(-along.y(), along.x(), 0);
        }
    }

    /// The walls, counter-clockwise.
    public List<Wall> walls() {
        Vec3 o = Vec3.ZERO;
        Vec3 x = new Vec3(width, 0, 0);
        Vec3 y = new Vec3(0, depth, 0);
        if (!isLShaped()) {
            Vec3 xy = new Vec3(width, depth, 0);
            return List.of(new Wall(o, x), new Wall(x, xy), new Wall(xy, y), new Wall(y, o));
        }
        Vec3 p = new Vec3(width, depth - notchDepth, 0);
        Vec3 q = new Vec3(width - notchWidth, depth - notchDepth, 0);
        Vec3 r = new Vec3(width - notchWidth, depth, 0);
        return List.of(new Wall(o, x), new Wall(x, p), new Wall(p, q), new Wall(q, r), new Wall(r, y), new Wall(y, o));
    }

    /// Whether (x, y) lies at least `margin` from every wall, inside.
    public boolean contains(double x, double y, double margin) {
        if (x < margin || y < margin || x > width - margin || y > depth - margin) {
            return false;
        }
        return !isLShaped() || x < width - notchWidth - margin || y < depth - notchDepth - margin;
    }

    public double area() {
        return width * depth - notchWidth * notchDepth;
    }
}
