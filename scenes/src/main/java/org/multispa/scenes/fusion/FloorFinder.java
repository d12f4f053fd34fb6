package org.multispa.scenes.fusion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;

/// Finds the floor of a scan whose files do not say which way is up.
///
/// Planes through three points are drawn (by [SeededHash], so the result is reproducible). Those whose normal lies
/// within 35° of the cameras' mean up direction and that pass below the cameras compete by the number of points on
/// them, and one with next to nothing below it is preferred. The best gives the direction of gravity, a
/// least-squares fit sharpens it, and the lowest level with a good share of points along that direction is the
/// floor.
final class FloorFinder {
    private static final int DRAWS = 4_000;
    private static final int SAMPLE = 20_000;
    private static final int COARSE = 2_000;
    private static final double THICKNESS = 0.04;
    private static final double MAX_TILT_COSINE = Math.cos(Math.toRadians(35));
    private static final double MIN_SHARE = 0.02;
    private static final int MIN_POINTS = 100;
    private static final double CAMERAS_ABOVE = 0.95;
    private static final double MIN_CAMERA_HEIGHT = 0.1;
    private static final double LEVEL_SHARE = 0.25;
    private static final double MAX_SHARE_BELOW = 0.02;
    private static final int FITS = 4;

    private final double[][] points;
    private final double[][] coarse;
    private final List<Pose> cameras;

    private FloorFinder(double[][] points, List<Pose> cameras) {
        this.points = points;
        this.coarse = thinned(points, COARSE);
        this.cameras = cameras;
    }

    /// @param x coordinates of points in the scan's world, metres
    /// @param cameras camera to the scan's world
    /// @return empty where no plane is large, level and below the cameras
    public static Optional<Floor> find(float[] x, float[] y, float[] z, List<Pose> cameras) {
        Optional<Vec3> meanUp = Gravity.meanUp(cameras);
        if (meanUp.isEmpty() || x.length < MIN_POINTS) {
            return Optional.empty();
        }
        int step = (x.length + SAMPLE - 1) / SAMPLE;
        double[][] points = new double[(x.length + step - 1) / step][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {x[i * step], y[i * step], z[i * step]};
        }
        FloorFinder finder = new FloorFinder(points, cameras);
        return finder.largestLevelPlane(meanUp.get()).map(finder::fitted).flatMap(finder::lowestLevel);
    }

    /// The plane with the most points among those with next to nothing below them, or, if that one is small against
    /// the best of all, that one.
    private Optional<Floor> largestLevelPlane(Vec3 meanUp) {
        SeededHash draws = SeededHash.of(0).with("floor");
        Optional<Floor> largest = Optional.empty();
        Optional<Floor> largestLowest = Optional.empty();
        int most = (int) Math.max(MIN_SHARE * coarse.length, 3);
        int mostLowest = most;
        for (int draw = 0; draw < DRAWS; draw++) {
            SeededHash hash = draws.with(draw);
            Optional<Floor> plane = through(
                    point(hash.with(0).below(points.length)),
                    point(hash.with(1).below(points.length)),
                    point(hash.with(2).below(points.length)),
                    meanUp);
            if (plane.isPresent()) {
                int on = countOn(plane.get());
                if (on > mostLowest && isBelowCameras(plane.get())) {
                    if (on > most) {
                        most = on;
                        largest = plane;
                    }
                    if (shareBelow(plane.get()) <= MAX_SHARE_BELOW) {
                        mostLowest = on;
                        largestLowest = plane;
                    }
                }
            }
        }
        return largestLowest.isPresent() && mostLowest >= LEVEL_SHARE * most ? largestLowest : largest;
    }

    private static Optional<Floor> through(Vec3 a, Vec3 b, Vec3 c, Vec3 meanUp) {
        Vec3 normal = b.minus(a).cross(c.minus(a));
        double norm = normal.norm();
        if (norm < 0.02) {
            return Optional.empty();
        }
        Vec3 up = normal.times((normal.dot(meanUp) < 0 ? -1 : 1) / norm);
        return up.dot(meanUp) < MAX_TILT_COSINE ? Optional.empty() : Optional.of(new Floor(up, up.dot(a)));
    }

    private boolean isBelowCameras(Floor plane) {
        long above = cameras.stream()
                .filter(camera -> plane.up().dot(camera.translation()) - plane.height() > MIN_CAMERA_HEIGHT)
                .count();
        return above >= CAMERAS_ABOVE * cameras.size();
    }

    private int countOn(Floor plane) {
        int n = 0;
        for (double[] p : coarse) {
            n += Math.abs(above(plane, p)) < THICKNESS ? 1 : 0;
        }
        return n;
    }

    private double shareBelow(Floor plane) {
        int n = 0;
        for (double[] p : coarse) {
            n += above(plane, p) < -2 * THICKNESS ? 1 : 0;
        }
        return (double) n / coarse.length;
    }

    /// Least-squares fit to the points on the plane, as a small tilt `h = a·s + b·t + c` in the plane's own axes.
    private Floor fitted(Floor start) {
        Floor plane = start;
        for (int round = 0; round < FITS; round++) {
            Pose turn = Floor.turnToZ(plane.up());
            Vec3 s = new Vec3(turn.m00(), turn.m01(), turn.m02());
            Vec3 t = new Vec3(turn.m10(), turn.m11(), turn.m12());
            PlaneFit fit = new PlaneFit();
            for (double[] p : points) {
                double h = above(plane, p);
                if (Math.abs(h) < THICKNESS) {
                    fit.add(dot(s, p), dot(t, p), h);
                }
            }
            double[] abc = fit.solve();
            Vec3 up = plane.up().minus(s.times(abc[0])).minus(t.times(abc[1]));
            double scale = 1 / up.norm();
            plane = new Floor(up.times(scale), (plane.height() + abc[2]) * scale);
        }
        return plane;
    }

    /// The lowest level with at least [#LEVEL_SHARE] of the points of the best one.
    private Optional<Floor> lowestLevel(Floor plane) {
        double[] heights = new double[points.length];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = above(plane, points[i]);
        }
        Arrays.sort(heights);
        int onPlane = between(heights, -THICKNESS, THICKNESS);
        if (onPlane < Math.max(MIN_POINTS, MIN_SHARE * points.length)) {
            return Optional.empty();
        }
        double lowest = 0;
        double low = heights[(int) (0.002 * heights.length)];
        for (double level = low; level < -2 * THICKNESS; level += THICKNESS / 4) {
            int on = between(heights, level - THICKNESS, level + THICKNESS);
            if (on >= LEVEL_SHARE * onPlane && on >= between(heights, level, level + 2 * THICKNESS)) {
                lowest = level;
                break;
            }
        }
        Floor floor = new Floor(plane.up(), plane.height() + lowest);
        return Optional.of(lowest == 0 ? floor : levelled(floor));
    }

    /// Moves the plane to the mean height of the points on it; the direction of the larger plane is kept.
    private Floor levelled(Floor floor) {
        double sum = 0;
        int n = 0;
        for (double[] p : points) {
            double h = above(floor, p);
            if (Math.abs(h) < THICKNESS) {
                sum += h;
                n++;
            }
        }
        return new Floor(floor.up(), floor.height() + sum / Math.max(1, n));
    }

    private static int between(double[] sorted, double low, double high) {
        return position(sorted, high) - position(sorted, low);
    }

    private static int position(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        return at < 0 ? -at - 1 : at;
    }

    private static double above(Floor plane, double[] p) {
        return dot(plane.up(), p) - plane.height();
    }

    private static double dot(Vec3 a, double[] p) {
        return a.x() * p[0] + a.y() * p[1] + a.z() * p[2];
    }

    private Vec3 point(int i) {
        return new Vec3(points[i][0], points[i][1], points[i][2]);
    }

    private static double[][] thinned(double[][] points, int wanted) {
        int step = (points.length + wanted - 1) / wanted;
        double[][] kept = new double[(points.length + step - 1) / step][];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = points[i * step];
        }
        return kept;
    }
}
