package org.multispa.scenes.synthetic.moving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.FloorPlan;
import org.multispa.scenes.synthetic.plan.CameraWalk;
import org.multispa.scenes.synthetic.plan.Footprint;
import org.multispa.scenes.synthetic.plan.FreeSpace;

/// Films an action: as one who walks about and watches, or with cameras that hang at the walls.
final class CameraMan {
    /// Frames in a second, to which the sway of a walking person's head is timed.
    private static final double RATE = 10;
    private static final double APART = Math.toRadians(40);

    private final Stage stage;
    private final Intrinsics lens;
    private final SeededHash hash;

    CameraMan(Stage stage, Intrinsics lens, SeededHash hash) {
        this.stage = stage;
        this.lens = lens;
        this.hash = hash;
    }

    /// A place to look from, and how good it is.
    private record Place(Vec3 eye, double worth) {}

    /// The poses of a camera on a person's head, who takes some steps and turns to what moves.
    List<Pose> walking() {
        double height = hash.with("height").between(1.4, 1.65);
        FreeSpace floor = stage.action.floor();
        List<Place> places = new ArrayList<>();
        for (int j = 0; j < floor.rows; j += 2) {
            for (int i = 0; i < floor.columns; i += 2) {
                if (floor.isFree(i, j)) {
                    Vec3 eye = new Vec3(FreeSpace.center(i), FreeSpace.center(j), height);
                    places.add(new Place(eye, worth(eye)));
                }
            }
        }
        if (places.isEmpty()) {
            Vec3 eye = any(floor, height);
            places.add(new Place(eye, worth(eye)));
        }
        places.sort(Comparator.comparingDouble((Place place) -> -place.worth()));
        Vec3 from = places.getFirst().eye();
        Vec3 to = from;
        double best = Double.NEGATIVE_INFINITY;
        for (Place place : places) {
            double steps = place.eye().minus(from).norm();
            double worth = place.worth() + 0.5 * Math.min(steps, 1.2);
            if (steps < 2.2 && worth > best && straight(floor, from, place.eye())) {
                best = worth;
                to = place.eye();
            }
        }
        boolean backwards = hash.with("backwards").below(2) == 0;
        return walked(backwards ? to : from, backwards ? from : to);
    }

    private static Vec3 any(FreeSpace floor, double height) {
        for (int j = 0; j < floor.rows; j++) {
            for (int i = 0; i < floor.columns; i++) {
                if (floor.isFree(i, j)) {
                    return new Vec3(FreeSpace.center(i), FreeSpace.center(j), height);
                }
            }
        }
        throw new IllegalStateException("there is no place to stand");
    }

    private static boolean straight(FreeSpace floor, Vec3 from, Vec3 to) {
        for (int k = 0; k <= 40; k++) {
            Vec3 p = from.plus(to.minus(from).times(k / 40.0));
            if (!floor.isFree(p.x(), p.y())) {
                return false;
            }
        }
        return true;
    }

    private List<Pose> walked(Vec3 from, Vec3 to) {
        int frames = stage.frames;
        double begin = frames * hash.with("begin").between(0, 0.25);
        Pace pace = new Pace(begin, begin + frames * hash.with("walk").between(0.5, 0.75));
        List<Pose> poses = new ArrayList<>();
        for (int f = 0; f < frames; f++) {
            double seconds = f / RATE;
            Vec3 eye = from.plus(to.minus(from).times(pace.done(f)))
                    .plus(new Vec3(0.02 * sway("x", seconds), 0.02 * sway("y", seconds), 0.025 * sway("z", seconds)));
            Vec3 way = gaze(f).minus(eye);
            double yaw = Math.atan2(way.y(), way.x()) + 0.05 * sway("yaw", seconds / 1.5);
            double pitch = Math.atan2(way.z(), Math.hypot(way.x(), way.y())) + 0.04 * sway("pitch", seconds / 1.5);
            double roll = 0.05 * sway("roll", seconds / 2);
            poses.add(CameraWalk.pose(eye, yaw, Math.clamp(pitch, -1.0, 0.3), roll));
        }
        return poses;
    }

    /// What is looked at: the point of interest, followed with some delay.
    private Vec3 gaze(int frame) {
        int reach = Math.max(1, stage.frames / 8);
        Vec3 sum = Vec3.ZERO;
        for (int f = frame - reach; f <= frame + reach; f++) {
            sum = sum.plus(stage.interest(Math.clamp(f, 0, stage.frames - 1)));
        }
        return sum.times(1.0 / (2 * reach + 1));
    }

    private double sway(String what, double time) {
        return CameraWalk.sway(hash.with(what), time);
    }

    private double worth(Vec3 eye) {
        List<double[]> looks = new ArrayList<>();
        for (int look = 0; look < stage.looks(); look++) {
            looks.add(stage.seen(towards(eye, stage.interest(stage.frame(look))), lens, look));
        }
        return Stage.worth(looks) - crowding(eye);
    }

    /// What a place loses for being so near that little but one thing is seen.
    private double crowding(Vec3 eye) {
        double near = Double.POSITIVE_INFINITY;
        for (int look = 0; look < stage.looks(); look++) {
            near = Math.min(near, stage.interest(stage.frame(look)).minus(eye).norm());
        }
        return 0.8 * Math.max(0, 1.5 - near);
    }

    private static Pose towards(Vec3 eye, Vec3 target) {
        Vec3 way = target.minus(eye);
        double pitch = Math.atan2(way.z(), Math.hypot(way.x(), way.y()));
        return CameraWalk.pose(eye, Math.atan2(way.y(), way.x()), Math.clamp(pitch, -1.1, 0.3), 0);
    }

    /// For each of `count` cameras its one pose: high at the walls, from different sides.
    List<Pose> resting(int count) {
        Vec3 middle = stage.middle();
        FloorPlan plan = stage.action.room().plan();
        double height = Math.min(plan.height() - 0.15, hash.with("height").between(1.8, 2.3));
        List<Place> places = new ArrayList<>();
        List<Footprint> things = stage.action.taken();
        for (double y = 0.15; y < plan.depth(); y += 0.3) {
            for (double x = 0.15; x < plan.width(); x += 0.3) {
                Footprint head = new Footprint(x, y, 0.15, 0.15, 0, height - 0.2, height + 0.1);
                boolean atWall = plan.contains(x, y, 0.14) && !plan.contains(x, y, 0.75);
                if (atWall && things.stream().noneMatch(head::overlaps)) {
                    Vec3 eye = new Vec3(
                            x,
                            y,
                            height + 0.1 * hash.with("up").with(places.size()).between(-1, 1));
                    List<double[]> looks = new ArrayList<>();
                    for (int look = 0; look < stage.looks(); look++) {
                        looks.add(stage.seen(towards(eye, middle), lens, look));
                    }
                    places.add(new Place(eye, Stage.worth(looks)));
                }
            }
        }
        places.sort(Comparator.comparingDouble((Place place) -> -place.worth()));
        List<Vec3> eyes = new ArrayList<>();
        for (double apart = APART; eyes.size() < count && apart > 1e-9; apart /= 2) {
            for (Place place : places) {
                boolean other = true;
                for (Vec3 eye : eyes) {
                    other &= angle(eye.minus(middle), place.eye().minus(middle)) > apart;
                }
                if (other && eyes.size() < count) {
                    eyes.add(place.eye());
                }
            }
        }
        if (eyes.size() < count) {
            throw new IllegalStateException("the walls have room for " + eyes.size() + " cameras, not " + count);
        }
        List<Pose> poses = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            Vec3 aim = middle.plus(new Vec3(0, 0, 0.1 * hash.with("aim").with(c).between(-1, 1)));
            poses.add(towards(eyes.get(c), aim));
        }
        return poses;
    }

    private static double angle(Vec3 a, Vec3 b) {
        double turn = Math.atan2(a.y(), a.x()) - Math.atan2(b.y(), b.x());
        return Math.abs(Math.IEEEremainder(turn, 2 * Math.PI));
    }
}
