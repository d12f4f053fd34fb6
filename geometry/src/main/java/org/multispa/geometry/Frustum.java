package org.multispa.geometry;

/// The part of the world that projects into an image, less a border: before the camera and between four planes
/// through its optical centre.
final class Frustum {
    /// Where a box lies.
    enum Place {
        /// No point of the box is in the view.
        OUTSIDE,
        /// Some may be and some may not.
        ACROSS,
        /// All points of the box are in the view.
        INSIDE
    }

    /// Slack against rounding, metres in camera coordinates times pixels.
    private static final double SLACK = 1e-3;

    /// Four numbers a plane: `a·x + b·y + c·z + d` of a world point is positive within the view.
    private final double[] planes;

    private Frustum(double[] planes) {
        this.planes = planes;
    }

    /// @param view world to camera
    /// @param border share of width and height along the image's sides that does not belong to the view
    static Frustum of(Pose view, Intrinsics camera, double border) {
        double left = border * camera.width();
        double top = border * camera.height();
        double[] planes = new double[20];
        put(planes, 0, 0, 0, 1, view);
        put(planes, 1, camera.fx(), 0, camera.cx() - left, view);
        put(planes, 2, -camera.fx(), 0, camera.width() - left - camera.cx(), view);
        put(planes, 3, 0, camera.fy(), camera.cy() - top, view);
        put(planes, 4, 0, -camera.fy(), camera.height() - top - camera.cy(), view);
        return new Frustum(planes);
    }

    /// The plane where `a·x + b·y + c·z` of camera coordinates is 0.
    private static void put(double[] planes, int plane, double a, double b, double c, Pose view) {
        planes[4 * plane] = a * view.m00() + b * view.m10() + c * view.m20();
        planes[4 * plane + 1] = a * view.m01() + b * view.m11() + c * view.m21();
        planes[4 * plane + 2] = a * view.m02() + b * view.m12() + c * view.m22();
        planes[4 * plane + 3] = a * view.m03() + b * view.m13() + c * view.m23();
    }

    /// Places each of the boxes whose corners, min x, y, z and max x, y, z, stand one after the other.
    Place[] places(double[] boxes) {
        Place[] places = new Place[boxes.length / 6];
        for (int box = 0; box < places.length; box++) {
            places[box] = place(boxes, 6 * box);
        }
        return places;
    }

    /// [Place#ACROSS] where rounding or the shape of the view leave it open.
    private Place place(double[] boxes, int at) {
        double x = 0.5 * (boxes[at] + boxes[at + 3]);
        double y = 0.5 * (boxes[at + 1] + boxes[at + 4]);
        double z = 0.5 * (boxes[at + 2] + boxes[at + 5]);
        double halfX = boxes[at + 3] - x;
        double halfY = boxes[at + 4] - y;
        double halfZ = boxes[at + 5] - z;
        boolean inside = true;
        for (int p = 0; p < planes.length; p += 4) {
            double centre = planes[p] * x + planes[p + 1] * y + planes[p + 2] * z + planes[p + 3];
            double reach =
                    Math.abs(planes[p]) * halfX + Math.abs(planes[p + 1]) * halfY + Math.abs(planes[p + 2]) * halfZ;
            if (centre + reach < -SLACK) {
                return Place.OUTSIDE;
            }
            inside &= centre - reach > SLACK;
        }
        return inside ? Place.INSIDE : Place.ACROSS;
    }
}
