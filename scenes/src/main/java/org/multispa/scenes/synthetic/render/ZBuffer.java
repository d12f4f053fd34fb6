package org.multispa.scenes.synthetic.render;

import java.util.Arrays;
import org.multispa.geometry.Intrinsics;

/// Which primitive is nearest at each sample of a grid. Sample (i, j) lies at pixel `(i / scale + shift, …)` of the
/// camera. Holds its buffers between frames; one thread at a time.
final class ZBuffer {
    private static final double NEAR = 0.02;

    final int width;
    final int height;
    final int[] ids;
    final float[] inverseZ;
    private final double scale;
    private final double shift;
    private final double[] left;
    private final double[] right;
    private final double[] in = new double[24];
    private final double[] clipped = new double[24];

    /// @param perPixel samples along a pixel's side, spread evenly around its centre
    ZBuffer(int imageWidth, int imageHeight, int perPixel) {
        width = imageWidth * perPixel;
        height = imageHeight * perPixel;
        scale = perPixel;
        shift = (perPixel - 1) / 2.0;
        ids = new int[width * height];
        inverseZ = new float[width * height];
        left = new double[height];
        right = new double[height];
    }

    /// Draws everything. Afterwards `ids` holds primitive numbers, −1 where there is nothing.
    ///
    /// @param views for each body the way from where it was built to the camera, 16 numbers row by row
    void draw(Scenery scenery, double[][] views, Intrinsics camera) {
        Arrays.fill(ids, -1);
        Arrays.fill(inverseZ, 0);
        Primitives primitives = scenery.primitives;
        double fx = camera.fx() * scale;
        double fy = camera.fy() * scale;
        double cx = camera.cx() * scale + shift;
        double cy = camera.cy() * scale + shift;
        double[] s = primitives.shape;
        for (int k = primitives.count - 1; k >= 0; k--) {
            int p = Primitives.SHAPE * k;
            double[] m = views[scenery.bodyOf[primitives.facet[k]]];
            double nx = m[0] * s[p + 9] + m[1] * s[p + 10] + m[2] * s[p + 11];
            double ny = m[4] * s[p + 9] + m[5] * s[p + 10] + m[6] * s[p + 11];
            double nz = m[8] * s[p + 9] + m[9] * s[p + 10] + m[10] * s[p + 11];
            double ox = m[0] * s[p] + m[1] * s[p + 1] + m[2] * s[p + 2] + m[3];
            double oy = m[4] * s[p] + m[5] * s[p + 1] + m[6] * s[p + 2] + m[7];
            double oz = m[8] * s[p] + m[9] * s[p + 1] + m[10] * s[p + 2] + m[11];
            double d = nx * ox + ny * oy + nz * oz;
            if (Math.abs(d) < 1e-9 || (d > 0 && !primitives.twoSided[k])) {
                continue;
            }
            int n = project(primitives, k, m, fx, fy, cx, cy);
            if (n >= 3) {
                double a = nx / (fx * d);
                double b = ny / (fy * d);
                fill(k, n, a, b, nz / d - a * cx - b * cy);
            }
        }
    }

    /// Clips primitive `k` at the near plane and projects it into `in`; the number of corners, 0 if out of view.
    private int project(Primitives primitives, int k, double[] m, double fx, double fy, double cx, double cy) {
        int n = primitives.corners(k);
        boolean behind = false;
        for (int i = 0; i < n; i++) {
            double x = primitives.corner(k, i, 0);
            double y = primitives.corner(k, i, 1);
            double z = primitives.corner(k, i, 2);
            in[3 * i] = m[0] * x + m[1] * y + m[2] * z + m[3];
            in[3 * i + 1] = m[4] * x + m[5] * y + m[6] * z + m[7];
            in[3 * i + 2] = m[8] * x + m[9] * y + m[10] * z + m[11];
            behind |= in[3 * i + 2] < NEAR;
        }
        if (behind) {
            n = clip(n);
        }
        double lowX = Double.POSITIVE_INFINITY;
        double highX = Double.NEGATIVE_INFINITY;
        double lowY = Double.POSITIVE_INFINITY;
        double highY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double x = fx * in[3 * i] / in[3 * i + 2] + cx;
            double y = fy * in[3 * i + 1] / in[3 * i + 2] + cy;
            in[3 * i] = x;
            in[3 * i + 1] = y;
            lowX = Math.min(lowX, x);
            highX = Math.max(highX, x);
            lowY = Math.min(lowY, y);
            highY = Math.max(highY, y);
        }
        return highX < 0 || highY < 0 || lowX > width - 1 || lowY > height - 1 ? 0 : n;
    }

    private int clip(int n) {
        int kept = 0;
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            double zi = in[3 * i + 2];
            double zj = in[3 * j + 2];
            if (zi >= NEAR) {
                System.arraycopy(in, 3 * i, clipped, 3 * kept++, 3);
            }
            if (zi >= NEAR != zj >= NEAR) {
                double share = (NEAR - zi) / (zj - zi);
                for (int axis = 0; axis < 2; axis++) {
                    clipped[3 * kept + axis] = in[3 * i + axis] + share * (in[3 * j + axis] - in[3 * i + axis]);
                }
                clipped[3 * kept++ + 2] = NEAR;
            }
        }
        System.arraycopy(clipped, 0, in, 0, 3 * kept);
        return kept;
    }

    /// Fills a convex polygon row by row; `1/z = a·x + b·y + c` over the grid.
    private void fill(int id, int n, double a, double b, double c) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            low = Math.min(low, in[3 * i + 1]);
            high = Math.max(high, in[3 * i + 1]);
        }
        int y0 = (int) Math.max(0, Math.ceil(low));
        int y1 = (int) Math.min(height, Math.ceil(high));
        if (y0 >= y1) {
            return;
        }
        Arrays.fill(left, y0, y1, Double.POSITIVE_INFINITY);
        Arrays.fill(right, y0, y1, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < n; i++) {
            int j = i + 1 == n ? 0 : i + 1;
            if (in[3 * i + 1] <= in[3 * j + 1]) {
                edge(in[3 * i], in[3 * i + 1], in[3 * j], in[3 * j + 1]);
            } else {
                edge(in[3 * j], in[3 * j + 1], in[3 * i], in[3 * i + 1]);
            }
        }
        for (int y = y0; y < y1; y++) {
            int x0 = (int) Math.max(0, Math.ceil(left[y]));
            int x1 = (int) Math.min(width, Math.ceil(right[y]));
            double row = b * y + c;
            int at = y * width;
            for (int x = x0; x < x1; x++) {
                float iz = (float) (a * x + row);
                if (iz > inverseZ[at + x]) {
                    inverseZ[at + x] = iz;
                    ids[at + x] = id;
                }
            }
        }
    }

    private void edge(double x0, double y0, double x1, double y1) {
        int from = (int) Math.max(0, Math.ceil(y0));
        int to = (int) Math.min(height, Math.ceil(y1));
        double slope = (x1 - x0) / (y1 - y0);
        for (int y = from; y < to; y++) {
            double x = x0 + (y - y0) * slope;
            left[y] = Math.min(left[y], x);
            right[y] = Math.max(right[y], x);
        }
    }
}
