package org.multispa.scenes.synthetic.render;

import org.multispa.geometry.Vec3;

/// Rays through a room, by a tree of boxes over its primitives. Double precision; immutable and safe for any number of
/// threads.
public final class Bvh {
    private static final int LEAF = 4;

    private final Primitives primitives;
    private final int[] order;
    private final double[] boxes;
    private final int[] first;
    private final int[] size;
    private int nodes;

    Bvh(Primitives primitives) {
        this.primitives = primitives;
        int n = primitives.count;
        order = new int[n];
        double[] bounds = new double[6 * n];
        for (int k = 0; k < n; k++) {
            order[k] = k;
            for (int axis = 0; axis < 3; axis++) {
                double low = Double.POSITIVE_INFINITY;
                double high = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < primitives.corners(k); i++) {
                    low = Math.min(low, primitives.corner(k, i, axis));
                    high = Math.max(high, primitives.corner(k, i, axis));
                }
                bounds[6 * k + axis] = low - 1e-9;
                bounds[6 * k + 3 + axis] = high + 1e-9;
            }
        }
        boxes = new double[12 * n + 6];
        first = new int[2 * n + 1];
        size = new int[2 * n + 1];
        build(0, n, bounds);
    }

    /// Builds the node over `order[from, to)`; a left child follows its parent, `first` names the right one.
    private int build(int from, int to, double[] bounds) {
        int node = nodes++;
        double[] spread = {1e300, 1e300, 1e300, -1e300, -1e300, -1e300};
        for (int a = 0; a < 3; a++) {
            boxes[6 * node + a] = Double.POSITIVE_INFINITY;
            boxes[6 * node + 3 + a] = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                int k = order[i];
                boxes[6 * node + a] = Math.min(boxes[6 * node + a], bounds[6 * k + a]);
                boxes[6 * node + 3 + a] = Math.max(boxes[6 * node + 3 + a], bounds[6 * k + 3 + a]);
                double center = bounds[6 * k + a] + bounds[6 * k + 3 + a];
                spread[a] = Math.min(spread[a], center);
                spread[a + 3] = Math.max(spread[a + 3], center);
            }
        }
        int middle = to - from <= LEAF ? -1 : split(from, to, bounds, spread);
        if (middle < 0) {
            first[node] = from;
            size[node] = to - from;
            return node;
        }
        build(from, middle, bounds);
        first[node] = build(middle, to, bounds);
        return node;
    }

    /// Parts `order[from, to)` where the surface-area estimate is lowest over 12 cuts of the widest axis.
    private int split(int from, int to, double[] bounds, double[] spread) {
        int axis = 0;
        for (int a = 1; a < 3; a++) {
            if (spread[a + 3] - spread[a] > spread[axis + 3] - spread[axis]) {
                axis = a;
            }
        }
        double best = Double.POSITIVE_INFINITY;
        double cut = 0;
        for (int b = 1; b < 12; b++) {
            double at = spread[axis] + (spread[axis + 3] - spread[axis]) * b / 12;
            double cost = cost(from, to, bounds, axis, at, true) + cost(from, to, bounds, axis, at, false);
            if (cost < best) {
                best = cost;
                cut = at;
            }
        }
        if (Double.isInfinite(best)) {
            return (from + to) / 2;
        }
        int middle = from;
        for (int i = from; i < to; i++) {
            int k = order[i];
            if (bounds[6 * k + axis] + bounds[6 * k + 3 + axis] < cut) {
                order[i] = order[middle];
                order[middle++] = k;
            }
        }
        return middle;
    }

    private double cost(int from, int to, double[] bounds, int axis, double cut, boolean below) {
        double[] box = {1e300, 1e300, 1e300, -1e300, -1e300, -1e300};
        int n = 0;
        for (int i = from; i < to; i++) {
            int k = order[i];
            if (bounds[6 * k + axis] + bounds[6 * k + 3 + axis] < cut == below) {
                n++;
                for (int a = 0; a < 3; a++) {
                    box[a] = Math.min(box[a], bounds[6 * k + a]);
                    box[a + 3] = Math.max(box[a + 3], bounds[6 * k + 3 + a]);
                }
            }
        }
        if (n == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double x = box[3] - box[0];
        double y = box[4] - box[1];
        double z = box[5] - box[2];
        return n * (x * y + y * z + z * x);
    }

    /// The first surface along a ray.
    ///
    /// @param facet index of the facet in the room's order, −1 if the ray hits nothing
    /// @param distance multiples of the ray's direction
    /// @param back true if a solid's surface was met from inside
    record Hit(int facet, double distance, boolean back) {}

    /// Distance to the first surface that shows its front, as a multiple of `direction`, infinite if there is none.
    public double distance(Vec3 origin, Vec3 direction) {
        return trace(origin, direction, Double.POSITIVE_INFINITY, Sides.FRONT).distance();
    }

    /// The first surface met from either side.
    Hit nearest(Vec3 origin, Vec3 direction, double limit) {
        return trace(origin, direction, limit, Sides.BOTH);
    }

    /// Whether something other than a glowing surface lies between the origin and `limit` times the direction.
    boolean blocked(Vec3 origin, Vec3 direction, double limit, boolean[] glowing) {
        double from = 0;
        Vec3 at = origin;
        while (true) {
            Hit hit = trace(at, direction, limit - from, Sides.BOTH);
            if (hit.facet() < 0) {
                return false;
            }
            if (!glowing[hit.facet()]) {
                return true;
            }
            from += hit.distance() + 1e-4;
            if (from >= limit) {
                return false;
            }
            at = origin.plus(direction.times(from));
        }
    }

    private enum Sides {
        FRONT,
        BOTH
    }

    private Hit trace(Vec3 origin, Vec3 direction, double limit, Sides sides) {
        double ox = origin.x();
        double oy = origin.y();
        double oz = origin.z();
        double dx = direction.x();
        double dy = direction.y();
        double dz = direction.z();
        double ix = 1 / dx;
        double iy = 1 / dy;
        double iz = 1 / dz;
        double nearest = limit;
        int found = -1;
        boolean back = false;
        int[] stack = new int[64];
        int top = 1;
        while (top > 0) {
            int node = stack[--top];
            if (!meets(node, ox, oy, oz, ix, iy, iz, nearest)) {
                continue;
            }
            if (size[node] == 0) {
                stack[top++] = first[node];
                stack[top++] = node + 1;
                continue;
            }
            for (int i = first[node]; i < first[node] + size[node]; i++) {
                int k = order[i];
                double[] s = primitives.shape;
                int p = Primitives.SHAPE * k;
                double facing = s[p + 9] * dx + s[p + 10] * dy + s[p + 11] * dz;
                if (facing == 0 || (sides == Sides.FRONT && facing > 0 && !primitives.twoSided[k])) {
                    continue;
                }
                double rx = s[p] - ox;
                double ry = s[p + 1] - oy;
                double rz = s[p + 2] - oz;
                double t = (s[p + 9] * rx + s[p + 10] * ry + s[p + 11] * rz) / facing;
                if (!(t > 1e-7 && t < nearest)) {
                    continue;
                }
                double hx = dx * t - rx;
                double hy = dy * t - ry;
                double hz = dz * t - rz;
                double alpha = s[p + 12] * hx + s[p + 13] * hy + s[p + 14] * hz;
                double beta = s[p + 15] * hx + s[p + 16] * hy + s[p + 17] * hz;
                if (alpha >= 0 && beta >= 0 && (primitives.triangle[k] ? alpha + beta <= 1 : alpha <= 1 && beta <= 1)) {
                    nearest = t;
                    found = primitives.facet[k];
                    back = facing > 0 && !primitives.twoSided[k];
                }
            }
        }
        return new Hit(found, found < 0 ? Double.POSITIVE_INFINITY : nearest, back);
    }

    private boolean meets(int node, double ox, double oy, double oz, double ix, double iy, double iz, double limit) {
        int b = 6 * node;
        double x0 = (boxes[b] - ox) * ix;
        double x1 = (boxes[b + 3] - ox) * ix;
        double y0 = (boxes[b + 1] - oy) * iy;
        double y1 = (boxes[b + 4] - oy) * iy;
        double z0 = (boxes[b + 2] - oz) * iz;
        double z1 = (boxes[b + 5] - oz) * iz;
        double enter = Math.max(Math.max(Math.min(x0, x1), Math.min(y0, y1)), Math.min(z0, z1));
        double leave = Math.min(Math.min(Math.max(x0, x1), Math.max(y0, y1)), Math.max(z0, z1));
        return enter <= leave && leave >= 0 && enter <= limit;
    }
}
