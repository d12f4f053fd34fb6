package org.multispa.scenes;

import org.multispa.geometry.AxisBox;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.Vec3;

/// A labelled object of a scene.
///
/// @param id the object's number in its scan
/// @param label category in lower case words, for example `office chair`
/// @param points the object's points as positions in the scene's [PointCloud], rising; not copied
/// @param box axis-aligned box of those points in the aligned world
public record SceneObject(int id, String label, int[] points, AxisBox box) {
    public SceneObject {
        if (points.length == 0) {
            throw new IllegalArgumentException("object " + id + " (" + label + ") has no points");
        }
    }

    /// An object with the box of its points.
    public static SceneObject of(int id, String label, int[] points, PointCloud cloud) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int point : points) {
            for (int axis = 0; axis < 3; axis++) {
                low[axis] = Math.min(low[axis], cloud.coordinate(point, axis));
                high[axis] = Math.max(high[axis], cloud.coordinate(point, axis));
            }
        }
        return new SceneObject(
                id, label, points, new AxisBox(new Vec3(low[0], low[1], low[2]), new Vec3(high[0], high[1], high[2])));
    }
}
