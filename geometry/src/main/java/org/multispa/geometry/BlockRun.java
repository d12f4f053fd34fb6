package org.multispa.geometry;

/// Projects runs of neighbouring blocks into one frame and tests their points, in short loops over small arrays that
/// the compiler turns into vector instructions. The arithmetic is that of [PlainVisibility], operation by operation.
/// Uses its arrays again for each run, so it is for one thread.
final class BlockRun {
    /// Most blocks of a run, so that its arrays stay in the first cache.
    static final int MOST = 8;

    private final double[] xs;
    private final double[] ys;
    private final double[] zs;
    private final Pose view;
    private final Intrinsics camera;
    private final DepthMap depth;
    private final VisibilityRule rule;

    private final double[] u = new double[MOST << 6];
    private final double[] v = new double[MOST << 6];
    private final double[] z = new double[MOST << 6];
    private final double[] measured = new double[MOST << 6];
    private final int[] column = new int[MOST << 6];
    private final int[] row = new int[MOST << 6];

    BlockRun(PointCloud points, Pose view, Intrinsics camera, DepthMap depth, VisibilityRule rule) {
        this.xs = points.xs();
        this.ys = points.ys();
        this.zs = points.zs();
        this.view = view;
        this.camera = camera;
        this.depth = depth;
        this.rule = rule;
    }

    /// Writes the words of the blocks `from` to `to` − 1, at most [#MOST].
    ///
    /// @param places where all blocks lie with respect to the view
    void see(int from, int to, Frustum.Place[] places, long[] seen) {
        int first = from << 6;
        int count = Math.min(to << 6, xs.length) - first;
        along(view.m00(), view.m01(), view.m02(), view.m03(), first, count, u);
        along(view.m10(), view.m11(), view.m12(), view.m13(), first, count, v);
        along(view.m20(), view.m21(), view.m22(), view.m23(), first, count, z);
        project(u, z, camera.fx(), camera.cx(), count);
        project(v, z, camera.fy(), camera.cy(), count);
        nearest(u, DepthMap.scale(depth.width(), camera.width()), depth.width() - 1, column, count);
        nearest(v, DepthMap.scale(depth.height(), camera.height()), depth.height() - 1, row, count);
        measure(count);
        for (int block = from; block < to; block++) {
            int start = block - from << 6;
            int end = Math.min(start + 64, count);
            long inside = places[block] == Frustum.Place.INSIDE ? -1 : inside(start, end);
            seen[block] = inside & accepted(start, end);
        }
    }

    /// One camera coordinate of the points.
    private void along(double mx, double my, double mz, double shift, int first, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = mx * xs[first + i] + my * ys[first + i] + mz * zs[first + i] + shift;
        }
    }

    /// Turns a camera coordinate into a position in the image, in place.
    private static void project(double[] position, double[] z, double focal, double centre, int count) {
        for (int i = 0; i < count; i++) {
            position[i] = focal * position[i] / z[i] + centre;
        }
    }

    private static void nearest(double[] position, double scale, int last, int[] out, int count) {
        for (int i = 0; i < count; i++) {
            int rounded = (int) Math.rint(position[i] * scale);
            out[i] = Math.max(0, Math.min(rounded, last));
        }
    }

    /// Metres at the depth pixels; of points outside the image, those of the pixel at its edge.
    private void measure(int count) {
        char[] raw = depth.rawValues();
        double[] metres = depth.metresOfRaw();
        int width = depth.width();
        for (int i = 0; i < count; i++) {
            measured[i] = metres[raw[row[i] * width + column[i]]];
        }
    }

    /// The points before the camera and inside the image less its border, bit 0 standing for point `from`.
    private long inside(int from, int to) {
        double marginU = rule.border() * camera.width();
        double marginV = rule.border() * camera.height();
        double endU = camera.width() - marginU;
        double endV = camera.height() - marginV;
        long word = 0;
        for (int i = from; i < to; i++) {
            if (z[i] > 0 && u[i] >= marginU && u[i] < endU && v[i] >= marginV && v[i] < endV) {
                word |= 1L << i;
            }
        }
        return word;
    }

    /// The points whose depth the rule accepts, bit 0 standing for point `from`.
    private long accepted(int from, int to) {
        long word = 0;
        switch (rule) {
            case VisibilityRule.InFront() -> {
                for (int i = from; i < to; i++) {
                    word |= below(z[i], measured[i]) << i;
                }
            }
            case VisibilityRule.Agreeing(double metres, double share, double _) -> {
                for (int i = from; i < to; i++) {
                    long off = below(Math.max(metres, share * z[i]), Math.abs(z[i] - measured[i]));
                    word |= (below(0, measured[i]) & ~off) << i;
                }
            }
        }
        return word;
    }

    /// 1 where `a < b`, else 0, without a branch, which depth noise would make unpredictable. Neither is NaN.
    private static long below(double a, double b) {
        return Double.doubleToRawLongBits(a - b) >>> 63;
    }
}
