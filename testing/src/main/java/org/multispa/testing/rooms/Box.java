package org.multispa.testing.rooms;

/// An axis-aligned box with a label, metres.
public record Box(int id, String label, double x0, double y0, double z0, double x1, double y1, double z1) {

    /// Coordinate of the lower (`end` 0) or upper (`end` 1) face along an axis.
    public double face(int axis, int end) {
        return switch (axis) {
            case 0 -> end == 0 ? x0 : x1;
            case 1 -> end == 0 ? y0 : y1;
            default -> end == 0 ? z0 : z1;
        };
    }

    /// Where the line `eye + t · ray` enters and leaves the box; it misses the box if it leaves before it enters.
    double[] span(double[] eye, double[] ray) {
        double enter = Double.NEGATIVE_INFINITY;
        double leave = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            double a = (face(axis, 0) - eye[axis]) / ray[axis];
            double b = (face(axis, 1) - eye[axis]) / ray[axis];
            enter = Math.max(enter, Math.min(a, b));
            leave = Math.min(leave, Math.max(a, b));
        }
        return new double[] {enter, leave};
    }
}
