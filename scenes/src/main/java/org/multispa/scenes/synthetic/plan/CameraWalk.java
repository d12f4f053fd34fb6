package org.multispa.scenes.synthetic.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.multispa.geometry.Angles;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Room;

/// The way of a hand-held scanner through a room: a smooth path through places to stand, at eye height, turning from
/// one object to the next.
public final class CameraWalk {
    private static final double[] MARGINS = {Placer.WALK_MARGIN, 0.2, 0.12, 0.05};
    private static final double LOWEST = 1.2;
    private static final double HIGHEST = 1.7;

    private final Room room;
    private final SeededHash hash;
    private final FreeSpace space;

    private CameraWalk(Room room, SeededHash hash) {
        this.room = room;
        this.hash = hash;
        FreeSpace found = RoomMaker.freeSpace(room, MARGINS[0]);
        for (int i = 1; i < MARGINS.length && found.area() < 0.8; i++) {
            found = RoomMaker.freeSpace(room, MARGINS[i]);
        }
        this.space = found;
    }

    /// The poses (camera to world) of `frames` frames; another `walk` is another way through the same room.
    public static List<Pose> of(Room room, int walk, int frames) {
        return new CameraWalk(room, SeededHash.of(room.seed()).with("walk").with(walk)).poses(frames);
    }

    private List<Pose> poses(int frames) {
        List<Vec3> path = resampled(smoothed(route(stops())), frames);
        double[][] gaze = gaze(path);
        double base = hash.with("height").between(1.35, 1.6);
        List<Pose> poses = new ArrayList<>();
        for (int f = 0; f < frames; f++) {
            double seconds = f * 0.25;
            double z = Math.clamp(base + 0.11 * sway("height", seconds / 4), LOWEST, HIGHEST);
            double yaw = gaze[0][f] + 0.03 * sway("yaw", seconds);
            double pitch =
                    Math.clamp(gaze[1][f] + 0.04 * sway("pitch", seconds), Math.toRadians(-44), Math.toRadians(19));
            double roll = Math.toRadians(3.5) * sway("roll", seconds / 2);
            poses.add(pose(new Vec3(path.get(f).x(), path.get(f).y(), z), yaw, pitch, roll));
        }
        return poses;
    }

    /// A camera at `eye`; angles in radians, a positive pitch looks up, a positive roll turns the camera
    /// clockwise.
    public static Pose pose(Vec3 eye, double yaw, double pitch, double roll) {
        Vec3 forward = new Vec3(Math.cos(pitch) * Math.cos(yaw), Math.cos(pitch) * Math.sin(yaw), Math.sin(pitch));
        Vec3 right = new Vec3(Math.sin(yaw), -Math.cos(yaw), 0);
        Vec3 down = forward.cross(right);
        Vec3 x = right.times(Math.cos(roll)).plus(down.times(Math.sin(roll)));
        return Pose.ofColumns(x, forward.cross(x), forward, eye);
    }

    private double sway(String what, double time) {
        return sway(hash.with(what), time);
    }

    /// A smooth random function of time in [−1, 1]: how a hand or a head is never quite still.
    public static double sway(SeededHash hash, double time) {
        int i = (int) Math.floor(time);
        double t = time - i;
        double s = t * t * (3 - 2 * t);
        double a = hash.with(i).between(-1, 1);
        double b = hash.with(i + 1).between(-1, 1);
        return a * (1 - s) + b * s;
    }

    /// Places to visit: far from one another, ordered so that each is followed by the nearest left.
    private List<int[]> stops() {
        List<int[]> cells = new ArrayList<>();
        for (int j = 0; j < space.rows; j++) {
            for (int i = 0; i < space.columns; i++) {
                if (space.isFree(i, j)) {
                    cells.add(new int[] {i, j});
                }
            }
        }
        if (cells.isEmpty()) {
            throw new IllegalStateException("room " + room.seed() + " has no place to stand");
        }
        int wanted = Math.clamp((int) (space.area() / 1.2), 3, 10);
        List<int[]> stops = new ArrayList<>();
        stops.add(cells.get(hash.with("start").below(cells.size())));
        while (stops.size() < wanted) {
            int[] farthest = cells.getFirst();
            double best = -1;
            for (int[] cell : cells) {
                double near =
                        stops.stream().mapToDouble(s -> distance(s, cell)).min().orElseThrow();
                if (near > best) {
                    best = near;
                    farthest = cell;
                }
            }
            stops.add(farthest);
        }
        List<int[]> tour = new ArrayList<>(List.of(stops.removeFirst()));
        while (!stops.isEmpty()) {
            int nearest = 0;
            for (int k = 1; k < stops.size(); k++) {
                if (distance(tour.getLast(), stops.get(k)) < distance(tour.getLast(), stops.get(nearest))) {
                    nearest = k;
                }
            }
            tour.add(stops.remove(nearest));
        }
        return tour;
    }

    private static double distance(int[] a, int[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    /// Cell centres along the shortest ways between the stops.
    private List<Vec3> route(List<int[]> stops) {
        List<Vec3> route = new ArrayList<>();
        for (int k = 1; k < stops.size(); k++) {
            int from = stops.get(k - 1)[1] * space.columns + stops.get(k - 1)[0];
            int to = stops.get(k)[1] * space.columns + stops.get(k)[0];
            // Searching from the end lets the way be read off forwards.
            int[] next = new int[space.columns * space.rows];
            Arrays.fill(next, -1);
            ArrayDeque<Integer> todo = new ArrayDeque<>(List.of(to));
            next[to] = to;
            while (!todo.isEmpty() && next[from] < 0) {
                int c = todo.remove();
                for (int n : space.neighbours(c)) {
                    if (n >= 0 && next[n] < 0 && space.isFree(n % space.columns, n / space.columns)) {
                        next[n] = c;
                        todo.add(n);
                    }
                }
            }
            for (int c = from; c != to; c = next[c]) {
                route.add(new Vec3(FreeSpace.center(c % space.columns), FreeSpace.center(c / space.columns), 0));
            }
        }
        int[] last = stops.getLast();
        route.add(new Vec3(FreeSpace.center(last[0]), FreeSpace.center(last[1]), 0));
        return route;
    }

    private List<Vec3> smoothed(List<Vec3> route) {
        Vec3[] p = route.toArray(new Vec3[0]);
        for (int round = 0; round < 80; round++) {
            Vec3[] q = p.clone();
            for (int i = 1; i < p.length - 1; i++) {
                Vec3 mean = p[i - 1].plus(p[i]).plus(p[i + 1]).times(1 / 3.0);
                if (space.isFree(mean.x(), mean.y())) {
                    q[i] = mean;
                }
            }
            p = q;
        }
        return List.of(p);
    }

    /// `frames` places at even distances along the way.
    private static List<Vec3> resampled(List<Vec3> path, int frames) {
        double[] reached = new double[path.size()];
        for (int i = 1; i < reached.length; i++) {
            reached[i] = reached[i - 1] + path.get(i).minus(path.get(i - 1)).norm();
        }
        List<Vec3> places = new ArrayList<>();
        int i = 0;
        for (int f = 0; f < frames; f++) {
            double at = reached[reached.length - 1] * f / Math.max(1, frames - 1);
            while (i < reached.length - 2 && reached[i + 1] < at) {
                i++;
            }
            if (i + 1 >= reached.length || reached[i + 1] <= reached[i]) {
                places.add(path.get(i));
            } else {
                double share = Math.clamp((at - reached[i]) / (reached[i + 1] - reached[i]), 0, 1);
                places.add(path.get(i).times(1 - share).plus(path.get(i + 1).times(share)));
            }
        }
        return places;
    }

    /// Yaw and pitch (radians) for each frame: from one object worth looking at to the next.
    private double[][] gaze(List<Vec3> path) {
        int frames = path.size();
        int keys = Math.clamp(frames / 5, 2, 26);
        List<Vec3> targets = targets();
        int[] looks = new int[targets.size()];
        double[] yaws = new double[keys];
        double[] pitches = new double[keys];
        for (int k = 0; k < keys; k++) {
            Vec3 eye = path.get((int) ((long) k * (frames - 1) / Math.max(1, keys - 1)));
            int chosen = choose(targets, looks, eye, k == 0 ? Double.NaN : yaws[k - 1], k);
            looks[chosen]++;
            Vec3 way = targets.get(chosen).minus(eye);
            double yaw = Math.atan2(way.y(), way.x()) + hash.with("aim").with(k).between(-0.16, 0.16);
            double before = k == 0 ? yaw : yaws[k - 1];
            yaws[k] = before + Math.toRadians(Angles.wrap(Math.toDegrees(yaw - before)));
            double level = Math.atan2(way.z() - 1.45, Math.hypot(way.x(), way.y()));
            pitches[k] = Math.clamp(level + hash.with("tilt").with(k).between(-0.12, 0.1), -0.72, 0.26);
        }
        double[][] gaze = new double[2][frames];
        for (int f = 0; f < frames; f++) {
            double at = frames == 1 ? 0 : (double) f * (keys - 1) / (frames - 1);
            int k = Math.min((int) at, keys - 2);
            double t = at - k;
            double s = 0.5 * t + 0.5 * t * t * (3 - 2 * t);
            gaze[0][f] = yaws[k] * (1 - s) + yaws[k + 1] * s;
            gaze[1][f] = pitches[k] * (1 - s) + pitches[k + 1] * s;
        }
        return gaze;
    }

    private List<Vec3> targets() {
        List<Vec3> targets = new ArrayList<>();
        for (Instance instance : room.instances()) {
            boolean shell = instance.label().equals("wall")
                    || instance.label().equals("floor")
                    || instance.label().equals("ceiling");
            if (!shell) {
                targets.add(instance.box().center());
            }
        }
        return targets;
    }

    /// The target looked at least so far that is neither too near nor too far round.
    private int choose(List<Vec3> targets, int[] looks, Vec3 eye, double yaw, int key) {
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < targets.size(); i++) {
            Vec3 way = targets.get(i).minus(eye);
            double distance = Math.hypot(way.x(), way.y());
            double turn =
                    Double.isNaN(yaw) ? 0 : Math.abs(Angles.wrap(Math.toDegrees(Math.atan2(way.y(), way.x()) - yaw)));
            double cost = 2.0 * looks[i]
                    + (distance < 1.7 ? 2.5 * (1.7 - distance) : 0)
                    + (distance > 3.5 ? 0.5 * (distance - 3.5) : 0)
                    + (turn > 100 ? (turn - 100) / 12 : 0)
                    + (turn < 25 ? 0.8 : 0)
                    + hash.with("look").with(key).with(i).between(0, 1.2);
            if (cost < lowest) {
                lowest = cost;
                best = i;
            }
        }
        return best;
    }
}
