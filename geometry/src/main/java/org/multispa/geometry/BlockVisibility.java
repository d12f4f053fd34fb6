package org.multispa.geometry;

/// Visibility by blocks of 64 neighbouring points, one word of the set each: a block whose bounding box lies outside
/// the view is skipped whole, the rest is tested with the arithmetic of [PlainVisibility], so the sets are equal bit
/// for bit.
public final class BlockVisibility implements Visibility {
    @Override
    public long[] seen(PointCloud points, Pose pose, Intrinsics camera, DepthMap depth, VisibilityRule rule) {
        Pose view = pose.inverse();
        Frustum.Place[] places = Frustum.of(view, camera, rule.border()).places(points.blockBoxes());
        long[] seen = PointSets.empty(points.size());
        BlockRun run = new BlockRun(points, view, camera, depth, rule);
        int from = 0;
        while (from < places.length) {
            int to = from;
            while (to < places.length && to - from < BlockRun.MOST && places[to] != Frustum.Place.OUTSIDE) {
                to++;
            }
            if (to > from) {
                run.see(from, to, places, seen);
            }
            from = Math.max(to, from + 1);
        }
        return seen;
    }
}
