package org.multispa.geometry;

/// Points in the aligned world, metres, kept as one array for each axis and sorted along a Morton curve, so that
/// points close in space are close in memory and in the bits of a [PointSets] set.
///
/// `sourceIndex(i)` tells which point of the file the i-th point was. Immutable.
public final class PointCloud {
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final int[] source;
    private final double[] blockBoxes;

    private PointCloud(double[] x, double[] y, double[] z, int[] source) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.source = source;
        this.blockBoxes = boxesOfBlocks(x, y, z);
    }

    /// Sorts the given points (which stay untouched) along a Morton curve of their bounding box.
    ///
    /// @throws IllegalArgumentException if a coordinate is not finite or the arrays differ in length
    public static PointCloud of(double[] x, double[] y, double[] z) {
        if (x.length != y.length || x.length != z.length) {
            throw new IllegalArgumentException(
                    "coordinate arrays differ in length: " + x.length + ", " + y.length + ", " + z.length);
        }
        int[] order = MortonOrder.of(x, y, z);
        double[] sx = new double[x.length];
        double[] sy = new double[x.length];
        double[] sz = new double[x.length];
        for (int i = 0; i < order.length; i++) {
            sx[i] = x[order[i]];
            sy[i] = y[order[i]];
            sz[i] = z[order[i]];
        }
        return new PointCloud(sx, sy, sz, order);
    }

    /// The same for points in single precision.
    public static PointCloud of(float[] x, float[] y, float[] z) {
        return of(widened(x), widened(y), widened(z));
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    public int size() {
        return x.length;
    }

    public Vec3 point(int i) {
        return new Vec3(x[i], y[i], z[i]);
    }

    /// Position of point `i` in the arrays the cloud was made from.
    public int sourceIndex(int i) {
        return source[i];
    }

    /// For each source position the place of that point in this cloud: the inverse of [#sourceIndex].
    public int[] placesBySource() {
        int[] places = new int[source.length];
        for (int i = 0; i < source.length; i++) {
            places[source[i]] = i;
        }
        return places;
    }

    /// Coordinate of point `i` along axis 0 (x), 1 (y) or 2 (z).
    public double coordinate(int i, int axis) {
        return switch (axis) {
            case 0 -> x[i];
            case 1 -> y[i];
            case 2 -> z[i];
            default -> throw new IllegalArgumentException("axis must be 0, 1 or 2, found " + axis);
        };
    }

    /// Bounding boxes of the blocks of 64 points: min x, y, z, max x, y, z of each block in turn.
    double[] blockBoxes() {
        return blockBoxes;
    }

    private static double[] boxesOfBlocks(double[] x, double[] y, double[] z) {
        double[][] axes = {x, y, z};
        double[] boxes = new double[6 * ((x.length + 63) >>> 6)];
        for (int at = 0; at < boxes.length; at += 6) {
            int from = at / 6 << 6;
            int to = Math.min(from + 64, x.length);
            for (int axis = 0; axis < 3; axis++) {
                double low = Double.POSITIVE_INFINITY;
                double high = Double.NEGATIVE_INFINITY;
                for (int i = from; i < to; i++) {
                    low = Math.min(low, axes[axis][i]);
                    high = Math.max(high, axes[axis][i]);
                }
                boxes[at + axis] = low;
                boxes[at + 3 + axis] = high;
            }
        }
        return boxes;
    }

    double[] xs() {
        return x;
    }

    double[] ys() {
        return y;
    }

    double[] zs() {
        return z;
    }
}
