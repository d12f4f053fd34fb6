package org.multispa.geometry;

/// Visibility by blocks of 64 neighbouring points, one word of the set each: a block whose bounding box lies outside
/// the view is skipped whole, the rest is tested with the arithmetic of [PlainVisibility], so the sets are equal bit
/// for bit.
public final class BlockVisibility implements Visibility {
    /// Slack of the block test against rounding, metres in camera coordinates times pixels.
    private static final double SLACK = 1e-3;

    @Override
    public long[] seen(PointCloud points, Pose pose, Intrinsics camera, DepthMap depth, VisibilityRule rule) {
        Pose view = pose.inverse();
        double[] boxes = points.blockBoxes();
        long[] seen = PointSets.empty(points.size());
        double marginU = rule.border() * camera.width();
        double marginV = rule.border() * camera.height();
        for (int block = 0; block < seen.length; block++) {
            if (mayBeInView(boxes, 6 * block, view, camera)) {
                int from = block << 6;
                int to = Math.min(from + 64, points.size());
                seen[block] = seenOfBlock(points, from, to, view, camera, marginU, marginV, depth, rule);
            }
        }
        return seen;
    }

    private static long seenOfBlock(
            PointCloud points,
            int from,
            int to,
            Pose view,
            Intrinsics camera,
            double marginU,
            double marginV,
            DepthMap depth,
            VisibilityRule rule) {
        double[] xs = points.xs();
        double[] ys = points.ys();
        double[] zs = points.zs();
        int width = camera.width();
        int height = camera.height();
        double endU = width - marginU;
        double endV = height - marginV;
        long word = 0;
        for (int i = from; i < to; i++) {
            double px = xs[i];
            double py = ys[i];
            double pz = zs[i];
            double z = view.m20() * px + view.m21() * py + view.m22() * pz + view.m23();
            if (z > 0) {
                double u = camera.fx() * (view.m00() * px + view.m01() * py + view.m02() * pz + view.m03()) / z
                        + camera.cx();
                double v = camera.fy() * (view.m10() * px + view.m11() * py + view.m12() * pz + view.m13()) / z
                        + camera.cy();
                if (u >= marginU
                        && u < endU
                        && v >= marginV
                        && v < endV
                        && rule.accepts(z, depth.metresAt(u, v, width, height))) {
                    word |= 1L << i;
                }
            }
        }
        return word;
    }

    /// False only if every point of the box is behind the camera or outside the same side of the image.
    private static boolean mayBeInView(double[] boxes, int at, Pose view, Intrinsics camera) {
        double cx = 0.5 * (boxes[at] + boxes[at + 3]);
        double cy = 0.5 * (boxes[at + 1] + boxes[at + 4]);
        double cz = 0.5 * (boxes[at + 2] + boxes[at + 5]);
        double hx = 0.5 * (boxes[at + 3] - boxes[at]);
        double hy = 0.5 * (boxes[at + 4] - boxes[at + 1]);
        double hz = 0.5 * (boxes[at + 5] - boxes[at + 2]);
        double x = view.m00() * cx + view.m01() * cy + view.m02() * cz + view.m03();
        double y = view.m10() * cx + view.m11() * cy + view.m12() * cz + view.m13();
        double z = view.m20() * cx + view.m21() * cy + view.m22() * cz + view.m23();
        double toRight = camera.cx() - camera.width();
        double below = camera.cy() - camera.height();
        return z + reach(0, 0, 1, view, hx, hy, hz) > -SLACK
                && camera.fx() * x + camera.cx() * z + reach(camera.fx(), 0, camera.cx(), view, hx, hy, hz) > -SLACK
                && camera.fx() * x + toRight * z - reach(camera.fx(), 0, toRight, view, hx, hy, hz) < SLACK
                && camera.fy() * y + camera.cy() * z + reach(0, camera.fy(), camera.cy(), view, hx, hy, hz) > -SLACK
                && camera.fy() * y + below * z - reach(0, camera.fy(), below, view, hx, hy, hz) < SLACK;
    }

    /// How far the function `a·x + b·y + c·z` of camera coordinates can differ within a box from its centre's value.
    private static double reach(double a, double b, double c, Pose view, double hx, double hy, double hz) {
        return Math.abs(a * view.m00() + b * view.m10() + c * view.m20()) * hx
                + Math.abs(a * view.m01() + b * view.m11() + c * view.m21()) * hy
                + Math.abs(a * view.m02() + b * view.m12() + c * view.m22()) * hz;
    }
}
