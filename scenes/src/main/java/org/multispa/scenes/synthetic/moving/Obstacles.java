package org.multispa.scenes.synthetic.moving;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.FloorPlan;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Room;
import org.multispa.scenes.synthetic.plan.Footprint;

/// What may not be run into: the things of a room where they stand, and the space through which others
/// move. Mutable, one thread.
final class Obstacles {
    private static final double SLACK = 1e-3;

    private final Room room;
    private final List<Footprint> standing = new ArrayList<>();
    private final List<Footprint> swept = new ArrayList<>();

    Obstacles(Room room) {
        this.room = room;
        for (Instance instance : room.instances()) {
            standing.add(footprint(instance.at(Pose.IDENTITY).box(), instance.pose()));
        }
    }

    /// The upright box around a box given in an object's own coordinates, turned with the object about z.
    static Footprint footprint(AxisBox own, Pose pose) {
        double yaw = Math.atan2(pose.m10(), pose.m00());
        Pose level = Footprint.standing(0, 0, 0, -yaw);
        double[] low = {1e300, 1e300, 1e300};
        double[] high = {-1e300, -1e300, -1e300};
        for (Vec3 corner : own.corners()) {
            Vec3 p = level.transform(pose.transform(corner));
            for (int axis = 0; axis < 3; axis++) {
                low[axis] = Math.min(low[axis], p.along(axis));
                high[axis] = Math.max(high[axis], p.along(axis));
            }
        }
        Vec3 middle =
                Footprint.standing(0, 0, 0, yaw).transform(new Vec3((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, 0));
        return new Footprint(
                middle.x(), middle.y(), (high[0] - low[0]) / 2, (high[1] - low[1]) / 2, yaw, low[2], high[2]);
    }

    Footprint of(int instance) {
        return standing.get(instance);
    }

    /// Marks the places a body passes through as taken for all bodies to come.
    void sweep(List<Footprint> places) {
        swept.addAll(places);
    }

    List<Footprint> swept() {
        return swept;
    }

    /// Things that stand in the room, without its shell.
    List<Footprint> things() {
        List<Footprint> things = new ArrayList<>();
        for (int i = 0; i < standing.size(); i++) {
            if (!shell(i)) {
                things.add(standing.get(i));
            }
        }
        return things;
    }

    private boolean shell(int instance) {
        return switch (room.instances().get(instance).label()) {
            case "wall", "floor", "ceiling" -> true;
            default -> false;
        };
    }

    /// The height of what a thing would stand on here: the floor, or a rug.
    double ground(Footprint place) {
        double height = 0;
        for (int i = 0; i < standing.size(); i++) {
            Footprint rug = standing.get(i);
            if (isRug(i)
                    && new Footprint(
                                    place.x(),
                                    place.y(),
                                    place.halfWidth(),
                                    place.halfDepth(),
                                    place.yaw(),
                                    rug.z0(),
                                    rug.z1())
                            .overlaps(rug)) {
                height = Math.max(height, rug.z1());
            }
        }
        return height;
    }

    private boolean isRug(int instance) {
        return room.instances().get(instance).label().equals("rug");
    }

    /// Whether something can be at a place: within the room, above what lies there, clear of things and of
    /// bodies that move.
    ///
    /// @param ignored instances that are not in the way
    boolean free(Footprint place, double margin, Set<Integer> ignored) {
        Footprint f = new Footprint(
                place.x(),
                place.y(),
                place.halfWidth() + margin,
                place.halfDepth() + margin,
                place.yaw(),
                place.z0() + SLACK,
                place.z1());
        FloorPlan plan = room.plan();
        for (Vec3 corner : f.corners()) {
            if (!plan.contains(corner.x(), corner.y(), 0.002)) {
                return false;
            }
        }
        boolean inNotch = Footprint.notch(plan).filter(f::overlaps).isPresent();
        if (place.z1() > plan.height() || place.z0() < -1e-9 || inNotch) {
            return false;
        }
        for (int i = 0; i < standing.size(); i++) {
            if (!shell(i) && !ignored.contains(i) && standing.get(i).overlaps(f)) {
                return false;
            }
        }
        return swept.stream().noneMatch(f::overlaps);
    }

    /// What lies or stands on an object, at any height of the pile.
    List<Integer> onTopOf(int instance) {
        List<Integer> riders = new ArrayList<>();
        Footprint base = standing.get(instance);
        for (int i = 0; i < standing.size(); i++) {
            Footprint f = standing.get(i);
            boolean above = i != instance
                    && !room.instances().get(i).structure()
                    && f.z0() > base.z0() + 0.1
                    && f.z0() < base.z1() + 0.01;
            if (above && base.distance(f.x(), f.y()) <= 0) {
                riders.add(i);
            }
        }
        return riders;
    }

    /// What an object lies or stands on; empty for the floor.
    Set<Integer> under(int instance) {
        Set<Integer> under = new HashSet<>();
        Footprint f = standing.get(instance);
        for (int i = 0; i < standing.size(); i++) {
            Footprint base = standing.get(i);
            boolean holds = i != instance && !shell(i) && f.z0() > 0.1 && base.z0() < f.z0() - 0.1;
            if (holds && f.z0() < base.z1() + 0.01 && base.distance(f.x(), f.y()) <= 0) {
                under.add(i);
            }
        }
        return under;
    }
}
