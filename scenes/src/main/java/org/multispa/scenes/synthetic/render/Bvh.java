package org.multispa.scenes.synthetic.render;

import java.util.stream.IntStream;
import org.multispa.geometry.AxisBox;
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
    private final byte[] axis;
    private int nodes;

    Bvh(Primitives primitives) {
        this(primitives, IntStream.range(0, primitives.count).toArray());
    }

    /// @param members the primitives that belong to it, at least one
    Bvh(Primitives primitives, int[] members) {
        this.primitives = primitives;
        int n = members.length;
        order = members.clone();
        double[] bounds = new double[6 * primitives.count];
        for (int k : members) {
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
        axis = new byte[2 * n + 1];
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
        int middle = to - from <= LEAF ? -1 : split(node, from, to, bounds, spread);
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
    private int split(int node, int from, int to, double[] bounds, double[] spread) {
        int axis = 0;
        for (int a = 1; a < 3; a++) {
            if (spread[a + 3] - spread[a] > spread[axis + 3] - spread[axis]) {
                axis = a;
            }
        }
        this.axis[node] = (byte) axis;
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

    /// The box around everything.
    AxisBox bounds() {
        return new AxisBox(new Vec3(boxes[0], boxes[1], boxes[2]), new Vec3(boxes[3], boxes[4], boxes[5]));
    }

    /// Distance to the first surface that shows its front, as a multiple of `direction`, infinite if there is none.
    public double distance(Vec3 origin, Vec3 direction) {
        Ray ray = new Ray();
        ray.from(origin.x(), origin.y(), origin.z(), direction.x(), direction.y(), direction.z());
        return ray.meets(Double.POSITIVE_INFINITY, true, NOTHING) ? ray.distance : Double.POSITIVE_INFINITY;
    }

    private static final boolean[] NOTHING = new boolean[0];

    /// A ray through this tree.
    final class Ray implements Tracer {
        private final int[] stack = new int[128];
        private double ox;
        private double oy;
        private double oz;
        private double dx;
        private double dy;
        private double dz;
        /// Where the last search ended, as a multiple of the direction.
        double distance;
        /// Whether the surface met bounds a solid and was met from inside it.
        boolean back;

        @Override
        public void from(double x, double y, double z, double wayX, double wayY, double wayZ) {
            ox = x;
            oy = y;
            oz = z;
            dx = wayX;
            dy = wayY;
            dz = wayZ;
        }

        @Override
        public boolean meets(double limit, boolean fronts, boolean[] clear) {
            return search(limit, fronts, clear, false);
        }

        @Override
        public boolean blocked(double limit, boolean[] clear) {
            return search(limit, false, clear, true);
        }

        @Override
        public double distance() {
            return distance;
        }

        @Override
        public boolean back() {
            return back;
        }

        private boolean search(double limit, boolean fronts, boolean[] clear, boolean any) {
            double ix = 1 / dx;
            double iy = 1 / dy;
            double iz = 1 / dz;
            distance = limit;
            boolean found = false;
            int top = 1;
            stack[0] = 0;
            while (top > 0) {
                int node = stack[--top];
                if (!Bvh.this.meets(node, ox, oy, oz, ix, iy, iz, distance)) {
                    continue;
                }
                if (size[node] > 0) {
                    found |= leaf(node, fronts, clear);
                    if (found && any) {
                        return true;
                    }
                } else {
                    boolean up = axis[node] == 0 ? dx >= 0 : axis[node] == 1 ? dy >= 0 : dz >= 0;
                    stack[top++] = up ? first[node] : node + 1;
                    stack[top++] = up ? node + 1 : first[node];
                }
            }
            return found;
        }

        private boolean leaf(int node, boolean fronts, boolean[] clear) {
            boolean found = false;
            double[] s = primitives.shape;
            for (int i = first[node]; i < first[node] + size[node]; i++) {
                int k = order[i];
                int p = Primitives.SHAPE * k;
                double facing = s[p + 9] * dx + s[p + 10] * dy + s[p + 11] * dz;
                if (facing == 0 || (fronts && facing > 0 && !primitives.twoSided[k])) {
                    continue;
                }
                double rx = s[p] - ox;
                double ry = s[p + 1] - oy;
                double rz = s[p + 2] - oz;
                double t = (s[p + 9] * rx + s[p + 10] * ry + s[p + 11] * rz) / facing;
                if (!(t > 1e-7 && t < distance) || (clear.length > 0 && clear[primitives.facet[k]])) {
                    continue;
                }
                double hx = dx * t - rx;
                double hy = dy * t - ry;
                double hz = dz * t - rz;
                double alpha = s[p + 12] * hx + s[p + 13] * hy + s[p + 14] * hz;
                double beta = s[p + 15] * hx + s[p + 16] * hy + s[p + 17] * hz;
                if (alpha >= 0 && beta >= 0 && (primitives.triangle[k] ? alpha + beta <= 1 : alpha <= 1 && beta <= 1)) {
                    distance = t;
                    back = facing > 0 && !primitives.twoSided[k];
                    found = true;
                }
            }
            return found;
        }
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
