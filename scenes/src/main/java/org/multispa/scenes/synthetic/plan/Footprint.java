package org.multispa.scenes.synthetic.plan;

import java.util.Optional;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.FloorPlan;

/// The upright box something takes up: a turned rectangle on the floor plan and a range of heights. Metres.
///
/// @param yaw turn about z, radians
public record Footprint(double x, double y, double halfWidth, double halfDepth, double yaw, double z0, double z1) {
    /// What an L-shaped room lacks of its rectangle, from below the floor to above the ceiling; empty for a plain
    /// rectangle.
    public static Optional<Footprint> notch(FloorPlan plan) {
        if (!plan.isLShaped()) {
            return Optional.empty();
        }
        double halfWidth = plan.notchWidth() / 2;
        double halfDepth = plan.notchDepth() / 2;
        return Optional.of(new Footprint(
                plan.width() - halfWidth, plan.depth() - halfDepth, halfWidth, halfDepth, 0, -1, plan.height() + 1));
    }

    /// The box grown by `margin` to its four sides.
    public Footprint grown(double margin) {
        return new Footprint(x, y, halfWidth + margin, halfDepth + margin, yaw, z0, z1);
    }

    /// The box made longer at its front (−y before turning).
    Footprint withFront(double more) {
        Vec3 shift = pose().rotate(new Vec3(0, -more / 2, 0));
        return new Footprint(x + shift.x(), y + shift.y(), halfWidth, halfDepth + more / 2, yaw, z0, z1);
    }

    /// Whether the two share more than their surfaces.
    public boolean overlaps(Footprint other) {
        return z0 < other.z1
                && other.z0 < z1
                && !apart(other, yaw)
                && !apart(other, yaw + Math.PI / 2)
                && !apart(other, other.yaw)
                && !apart(other, other.yaw + Math.PI / 2);
    }

    private boolean apart(Footprint other, double axis) {
        double gap = Math.abs((other.x - x) * Math.cos(axis) + (other.y - y) * Math.sin(axis));
        return gap >= reach(axis) + other.reach(axis) - 1e-9;
    }

    private double reach(double axis) {
        return halfWidth * Math.abs(Math.cos(axis - yaw)) + halfDepth * Math.abs(Math.sin(axis - yaw));
    }

    /// Distance from a point of the plan to the rectangle, 0 inside.
    public double distance(double px, double py) {
        double c = Math.cos(yaw);
        double s = Math.sin(yaw);
        double dx = Math.max(0, Math.abs(c * (px - x) + s * (py - y)) - halfWidth);
        double dy = Math.max(0, Math.abs(-s * (px - x) + c * (py - y)) - halfDepth);
        return Math.hypot(dx, dy);
    }

    /// The four corners at height 0, in order.
    public Vec3[] corners() {
        Pose pose = pose();
        return new Vec3[] {
            pose.transform(new Vec3(-halfWidth, -halfDepth, 0)),
            pose.transform(new Vec3(halfWidth, -halfDepth, 0)),
            pose.transform(new Vec3(halfWidth, halfDepth, 0)),
            pose.transform(new Vec3(-halfWidth, halfDepth, 0))
        };
    }

    private Pose pose() {
        return standing(x, y, 0, yaw);
    }

    /// A turn about z and a shift; quarter turns are exact.
    public static Pose standing(double x, double y, double z, double yaw) {
        double c = exact(Math.cos(yaw));
        double s = exact(Math.sin(yaw));
        return new Pose(c, -s, 0, x, s, c, 0, y, 0, 0, 1, z);
    }

    private static double exact(double value) {
        double whole = Math.rint(value);
        return Math.abs(value - whole) < 1e-12 ? whole : value;
    }
}
