package org.multispa.scenes.synthetic.model;

import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

/// A planar convex quadrilateral, its corners counter-clockwise as seen from its front. A triangle has `d` equal to
/// `c`. Positions on it are given by `(s, t)` in the unit square: `a` is (0, 0), `b` (1, 0), `c` (1, 1), `d` (0, 1),
/// and bilinear between. All of it lies in one plane, so that every point found on it is exact.
///
/// @param twoSided true for a sheet that is seen from both sides; the rest bounds a solid and shows its front only
public record Facet(Corner a, Corner b, Corner c, Corner d, boolean twoSided) {
    /// True where the bilinear position is affine, so that the facet need not be split to be textured.
    public boolean isParallelogram() {
        return a.at().plus(c.at()).minus(b.at().plus(d.at())).norm() < 1e-9;
    }

    public boolean isTriangle() {
        return c.at().equals(d.at());
    }

    /// Unit normal of the plane, towards the front.
    public Vec3 plane() {
        return c.at().minus(a.at()).cross(d.at().minus(b.at())).norm() > 1e-12
                ? c.at().minus(a.at()).cross(d.at().minus(b.at())).unit()
                : b.at().minus(a.at()).cross(c.at().minus(a.at())).unit();
    }

    /// Square metres.
    public double area() {
        return c.at().minus(a.at()).cross(d.at().minus(b.at())).norm() / 2;
    }

    /// Length of the longer of the two sides along which `s` runs, metres.
    public double lengthS() {
        return Math.max(b.at().minus(a.at()).norm(), c.at().minus(d.at()).norm());
    }

    /// Length of the longer of the two sides along which `t` runs, metres.
    public double lengthT() {
        return Math.max(d.at().minus(a.at()).norm(), c.at().minus(b.at()).norm());
    }

    /// The position at `(s, t)`.
    public Vec3 at(double s, double t) {
        return mix(a.at(), b.at(), c.at(), d.at(), s, t);
    }

    /// The unit shading normal at `(s, t)`.
    public Vec3 normal(double s, double t) {
        return mix(a.normal(), b.normal(), c.normal(), d.normal(), s, t).unit();
    }

    public Facet moved(Pose motion) {
        return new Facet(a.moved(motion), b.moved(motion), c.moved(motion), d.moved(motion), twoSided);
    }

    private static Vec3 mix(Vec3 a, Vec3 b, Vec3 c, Vec3 d, double s, double t) {
        double wa = (1 - s) * (1 - t);
        double wb = s * (1 - t);
        double wc = s * t;
        double wd = (1 - s) * t;
        return new Vec3(
                wa * a.x() + wb * b.x() + wc * c.x() + wd * d.x(),
                wa * a.y() + wb * b.y() + wc * c.y() + wd * d.y(),
                wa * a.z() + wb * b.z() + wc * c.z() + wd * d.z());
    }
}
