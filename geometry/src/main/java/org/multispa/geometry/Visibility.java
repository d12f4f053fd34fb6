package org.multispa.geometry;

/// Which points of a cloud a posed depth frame sees.
///
/// A point is seen if it lies before the camera (`z > 0`), projects inside the colour image (`0 ≤ u < W`,
/// `0 ≤ v < H`, less the rule's border) and the rule accepts its depth against the depth image read at the nearest
/// depth pixel. Depth 0 and the invalid value see nothing.
///
/// Two implementations give the same sets: [PlainVisibility] reads like the definition, [BlockVisibility] skips whole
/// blocks of points outside the view. Both are free of state and safe for any number of threads.
public interface Visibility {
    /// @param pose camera to world
    /// @param camera the colour camera
    /// @return the seen points as a packed set over `points`
    long[] seen(PointCloud points, Pose pose, Intrinsics camera, DepthMap depth, VisibilityRule rule);
}
