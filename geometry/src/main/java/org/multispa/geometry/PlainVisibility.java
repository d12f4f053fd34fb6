package org.multispa.geometry;

/// The definition of visibility, point by point in double precision: the reference for [BlockVisibility].
public final class PlainVisibility implements Visibility {
    @Override
    public long[] seen(PointCloud points, Pose pose, Intrinsics camera, DepthMap depth, VisibilityRule rule) {
        Pose worldToCamera = pose.inverse();
        long[] seen = PointSets.empty(points.size());
        for (int i = 0; i < points.size(); i++) {
            if (sees(worldToCamera.transform(points.point(i)), camera, depth, rule)) {
                PointSets.add(seen, i);
            }
        }
        return seen;
    }

    /// Whether one point, given in camera coordinates, is seen.
    public static boolean sees(Vec3 point, Intrinsics camera, DepthMap depth, VisibilityRule rule) {
        if (!(point.z() > 0)) {
            return false;
        }
        double u = camera.u(point);
        double v = camera.v(point);
        double marginU = rule.border() * camera.width();
        double marginV = rule.border() * camera.height();
        return u >= marginU
                && u < camera.width() - marginU
                && v >= marginV
                && v < camera.height() - marginV
                && rule.accepts(point.z(), depth.metresAt(u, v, camera.width(), camera.height()));
    }
}
