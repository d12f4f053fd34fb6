package org.multispa.geometry.bodies;

import java.util.stream.IntStream;

/// Positions of N points in T frames, metres. Each frame may have its own frame of reference: only distances
/// between points of the same frame are looked at, so world and camera coordinates serve alike. The arrays are
/// handed in and out without being copied and must not be changed.
///
/// @param xs shape `[T][N]`; NaN, infinite or beyond a million kilometres where a position is not known
/// @param ys the same shape
/// @param zs the same shape
public record MovingPoints(double[][] xs, double[][] ys, double[][] zs) {
    /// No scene is larger; farther positions, NaN and infinity are not known positions.
    private static final double FARTHEST_METRES = 1e9;

    public MovingPoints {
        if (xs.length == 0 || ys.length != xs.length || zs.length != xs.length) {
            throw new IllegalArgumentException("expected the same number of frames of x, y and z, at least one, found "
                    + xs.length + ", " + ys.length + " and " + zs.length);
        }
        for (int frame = 0; frame < xs.length; frame++) {
            int points = xs[0].length;
            if (xs[frame].length != points || ys[frame].length != points || zs[frame].length != points) {
                throw new IllegalArgumentException("frame " + frame + ": expected " + points + " values each of x, y"
                        + " and z, found " + xs[frame].length + ", " + ys[frame].length + " and " + zs[frame].length);
            }
        }
    }

    /// @param xyz shape `[T][N][3]`, copied
    public static MovingPoints of(double[][][] xyz) {
        return new MovingPoints(axis(xyz, 0), axis(xyz, 1), axis(xyz, 2));
    }

    private static double[][] axis(double[][][] xyz, int axis) {
        double[][] values = new double[xyz.length][];
        for (int frame = 0; frame < xyz.length; frame++) {
            values[frame] = new double[xyz[frame].length];
            for (int point = 0; point < values[frame].length; point++) {
                values[frame][point] = xyz[frame][point][axis];
            }
        }
        return values;
    }

    public int frames() {
        return xs.length;
    }

    public int count() {
        return xs[0].length;
    }

    /// Metres between two points in a frame.
    public double distance(int frame, int p, int q) {
        double x = xs[frame][q] - xs[frame][p];
        double y = ys[frame][q] - ys[frame][p];
        double z = zs[frame][q] - zs[frame][p];
        return Math.sqrt(x * x + y * y + z * z);
    }

    /// The points whose position is known in every frame, ascending.
    int[] known() {
        return IntStream.range(0, count()).filter(this::isKnown).toArray();
    }

    private boolean isKnown(int point) {
        for (int frame = 0; frame < frames(); frame++) {
            boolean here = Math.abs(xs[frame][point]) <= FARTHEST_METRES
                    && Math.abs(ys[frame][point]) <= FARTHEST_METRES
                    && Math.abs(zs[frame][point]) <= FARTHEST_METRES;
            if (!here) {
                return false;
            }
        }
        return true;
    }

    /// These points alone, in the order given.
    public MovingPoints only(int[] points) {
        return new MovingPoints(only(xs, points), only(ys, points), only(zs, points));
    }

    private static double[][] only(double[][] values, int[] points) {
        double[][] kept = new double[values.length][points.length];
        for (int frame = 0; frame < values.length; frame++) {
            for (int i = 0; i < points.length; i++) {
                kept[frame][i] = values[frame][points[i]];
            }
        }
        return kept;
    }
}
