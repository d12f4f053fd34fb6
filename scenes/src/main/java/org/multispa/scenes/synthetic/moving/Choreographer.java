package org.multispa.scenes.synthetic.moving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Joint;
import org.multispa.scenes.synthetic.model.Room;
import org.multispa.scenes.synthetic.plan.Footprint;

/// Decides what moves in a room, where to and when: things are opened, pushed over the floor, turned and
/// carried, none of them through walls, furniture or one another.
final class Choreographer {
    private static final int TRIES = 30;
    private static final Vec3 UP = new Vec3(0, 0, 1);
    private static final Set<String> ON_FLOOR = Set.of(
            "chair",
            "office chair",
            "stool",
            "ottoman",
            "box",
            "backpack",
            "trash can",
            "laundry basket",
            "plant",
            "armchair",
            "end table",
            "coffee table");
    private static final Set<String> LIGHT = Set.of(
            "vase", "books", "laptop", "pillow", "keyboard", "box", "backpack", "stool", "trash can", "laundry basket");
    private static final Set<String> TOPS = Set.of(
            "desk",
            "table",
            "coffee table",
            "end table",
            "nightstand",
            "dresser",
            "tv stand",
            "cabinet",
            "file cabinet",
            "ottoman");

    private enum Act {
        OPEN,
        PUSH,
        TURN,
        CARRY
    }

    private final Room room;
    private final SeededHash hash;
    private final int frames;
    private final Obstacles obstacles;
    private final List<Body> bodies = new ArrayList<>();
    private final Set<Integer> used = new HashSet<>();

    Choreographer(Room room, SeededHash hash, int frames) {
        this.room = room;
        this.hash = hash;
        this.frames = frames;
        obstacles = new Obstacles(room);
    }

    Obstacles obstacles() {
        return obstacles;
    }

    /// The moving bodies; empty where the room has nothing that can be moved.
    List<Body> bodies() {
        int wanted = 3 + hash.with("acts").below(3);
        Act[] first = {Act.OPEN, Act.PUSH, Act.CARRY};
        for (int act = 0, done = 0; act < 9 && done < wanted; act++) {
            SeededHash h = hash.with("act").with(act);
            Act kind = act < first.length ? first[act] : Act.values()[h.below(Act.values().length)];
            double start =
                    frames * (0.05 + 0.5 * done / wanted + h.with("start").between(0, 0.12));
            done += perform(kind, start, h) ? 1 : 0;
        }
        return List.copyOf(bodies);
    }

    /// Tries the things in a random order until one of them can do it.
    private boolean perform(Act act, double start, SeededHash h) {
        List<Integer> things = new ArrayList<>(
                IntStream.range(0, room.instances().size()).boxed().toList());
        things.sort(Comparator.comparingDouble(
                i -> remoteness(i) + h.with("order").with(i).between(0, 2.5)));
        for (int thing : things) {
            SeededHash own = h.with("thing").with(thing);
            boolean done = !used.contains(thing)
                    && switch (act) {
                        case OPEN -> open(thing, start, own);
                        case PUSH -> push(thing, start, own);
                        case TURN -> turn(thing, start, own);
                        case CARRY -> carry(thing, start, own);
                    };
            if (done) {
                return true;
            }
        }
        return false;
    }

    /// Distance from the first thing that moves, so that what happens can be filmed together.
    private double remoteness(int index) {
        return bodies.isEmpty()
                ? 0
                : thing(index)
                        .pose()
                        .translation()
                        .minus(thing(bodies.getFirst().members().getFirst().instance())
                                .pose()
                                .translation())
                        .norm();
    }

    private Instance thing(int index) {
        return room.instances().get(index);
    }

    /// A pace of about this many frames, kept within the clip.
    private Pace pace(double start, double length) {
        double n = Math.clamp(length, Math.min(3, 0.3 * frames), 0.5 * frames);
        double from = Math.max(0, Math.min(start, 0.97 * (frames - 1) - n));
        return new Pace(from, from + n);
    }

    /// One or two doors, drawers or the lid of an object; the seat of a chair is turned.
    private boolean open(int index, double start, SeededHash h) {
        Instance instance = thing(index);
        List<Joint> joints = instance.mechanism().joints();
        if (joints.isEmpty() || instance.label().equals("office chair")) {
            return false;
        }
        int wanted = Math.min(joints.size(), 1 + h.with("joints").below(2));
        int from = h.with("from").below(joints.size());
        int opened = 0;
        for (int k = 0; k < joints.size() && opened < wanted; k++) {
            int j = (from + k) % joints.size();
            SeededHash own = h.with("joint").with(j);
            double begin = start + opened * frames * own.with("wait").between(0.05, 0.2);
            opened += openJoint(index, j, begin, own) ? 1 : 0;
        }
        return opened > 0;
    }

    private boolean openJoint(int index, int j, double start, SeededHash h) {
        Joint joint = thing(index).mechanism().joints().get(j);
        for (double share : new double[] {h.with("share").between(0.75, 1), 0.6, 0.4}) {
            double reach = joint.reach() * share;
            boolean turns = joint.kind() == Joint.Kind.TURN;
            Pace pace = pace(start, turns ? reach / 0.09 : reach / 0.02);
            List<Motion> steps = new ArrayList<>(List.of(moved(index, joint, reach, pace)));
            double left = frames - 1 - pace.to();
            if (h.with("shut").below(2) == 0 && left > 0.35 * frames) {
                steps.add(
                        moved(index, joint, -reach * h.with("back").between(0.5, 1), pace(pace.to() + 4, 0.3 * left)));
            }
            Motion motion = new Motion.Chain(steps);
            AxisBox box = new Instance("", Pose.IDENTITY, joint.parts(), false).box();
            Set<Integer> ignored = new HashSet<>(obstacles.under(index));
            ignored.add(index);
            if (add(
                    Body.pieceLabel(thing(index), j),
                    List.of(new Body.Member(index, j)),
                    motion,
                    box,
                    index,
                    0.004,
                    ignored)) {
                return true;
            }
        }
        return false;
    }

    private Motion moved(int index, Joint joint, double by, Pace pace) {
        Pose pose = thing(index).pose();
        Vec3 axis = pose.rotate(joint.axis());
        return switch (joint.kind()) {
            case TURN -> new Motion.Turn(pose.transform(joint.at()), axis, by, pace);
            case SLIDE -> new Motion.Shift(axis.times(by), Vec3.ZERO, pace);
        };
    }

    /// Over the floor, once or twice, turning on the way or not.
    private boolean push(int index, double start, SeededHash h) {
        if (!ON_FLOOR.contains(thing(index).label()) || obstacles.of(index).z0() > 0.02) {
            return false;
        }
        List<Integer> load = obstacles.onTopOf(index);
        if (load.stream().anyMatch(i -> thing(i).label().equals("lamp"))) {
            return false;
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            SeededHash own = h.with("push").with(attempt);
            boolean nudge = attempt % 6 == 4;
            List<Motion> steps = new ArrayList<>();
            Pace first = stride(index, start, nudge, own, steps);
            if (frames - 1 - first.to() > 0.3 * frames && own.with("again").below(2) == 0) {
                stride(index, first.to() + 3, nudge, own.with("second"), steps);
            }
            if (pushed(index, load, new Motion.Chain(steps), own)) {
                return true;
            }
        }
        return false;
    }

    /// Adds a shift in a random direction, and perhaps a turn at the same time.
    private Pace stride(int index, double start, boolean nudge, SeededHash h, List<Motion> steps) {
        double length =
                nudge ? h.with("length").between(0.05, 0.14) : h.with("length").between(0.35, 1.7);
        double heading = h.with("heading").between(0, 2 * Math.PI);
        Vec3 way = new Vec3(length * Math.cos(heading), length * Math.sin(heading), 0);
        Vec3 bend = new Vec3(-way.y(), way.x(), 0).times(h.with("bend").between(-0.22, 0.22));
        Pace pace = pace(start, length / 0.05);
        double yaw = nudge || h.with("turns").below(3) == 0 ? 0 : h.with("yaw").between(-1.9, 1.9);
        if (yaw != 0) {
            Pose now = new Motion.Chain(steps).at(frames);
            steps.add(new Motion.Turn(now.transform(thing(index).pose().translation()), UP, yaw, pace));
        }
        steps.add(new Motion.Shift(way, bend, pace));
        return pace;
    }

    private boolean pushed(int index, List<Integer> load, Motion motion, SeededHash h) {
        AxisBox box = thing(index).at(Pose.IDENTITY).box();
        Footprint before = obstacles.of(index);
        for (Footprint place : places(motion, box, index)) {
            // Over the edge of a rug it would have to climb.
            if (Math.abs(obstacles.ground(place) - obstacles.ground(before)) > 1e-9) {
                return false;
            }
        }
        Set<Integer> ignored = new HashSet<>(load);
        ignored.add(index);
        List<Body.Member> members = new ArrayList<>(List.of(new Body.Member(index, Body.Member.WHOLE)));
        load.forEach(rider -> members.add(new Body.Member(rider, Body.Member.WHOLE)));
        for (int rider : load) {
            AxisBox riding = thing(rider).at(Pose.IDENTITY).box();
            for (Footprint place : places(motion, riding, rider)) {
                if (!obstacles.free(place, 0.01, ignored)) {
                    return false;
                }
            }
        }
        if (!add(thing(index).label(), members, motion, box, index, 0.012, ignored)) {
            return false;
        }
        used.addAll(load);
        if (!thing(index).mechanism().joints().isEmpty()) {
            swivel(index, motion, h);
        }
        return true;
    }

    /// The seat of an office chair turns while the chair rolls or stands.
    private void swivel(int index, Motion carrier, SeededHash h) {
        Joint seat = thing(index).mechanism().joints().getFirst();
        double angle = h.with("swivel").between(0.8, 2.6) * (h.with("side").below(2) == 0 ? 1 : -1);
        Pace pace = pace(frames * h.with("swivel-start").between(0.1, 0.6), Math.abs(angle) / 0.09);
        Motion motion = new Motion.Chain(List.of(moved(index, seat, angle, pace), carrier));
        bodies.add(new Body(Body.pieceLabel(thing(index), 0), List.of(new Body.Member(index, 0)), motion));
        AxisBox box = new Instance("", Pose.IDENTITY, seat.parts(), false).box();
        obstacles.sweep(places(motion, box, index));
    }

    /// About the vertical through its middle.
    private boolean turn(int index, double start, SeededHash h) {
        String label = thing(index).label();
        boolean round = label.equals("stool") || label.equals("trash can") || label.equals("laundry basket");
        if (!ON_FLOOR.contains(label) || round || !obstacles.onTopOf(index).isEmpty()) {
            return false;
        }
        for (int attempt = 0; attempt < 8; attempt++) {
            double angle = h.with("angle").with(attempt).between(-2.6, 2.6);
            Vec3 middle = thing(index).pose().translation();
            Motion motion = new Motion.Turn(middle, UP, angle, pace(start, Math.abs(angle) / 0.09));
            if (Math.abs(angle) > 0.5
                    && pushed(index, List.of(), motion, h.with("turn").with(attempt))) {
                return true;
            }
        }
        return false;
    }

    /// Lifted, carried along a curve and put down again.
    private boolean carry(int index, double start, SeededHash h) {
        Instance instance = thing(index);
        if (!LIGHT.contains(instance.label()) || !obstacles.onTopOf(index).isEmpty()) {
            return false;
        }
        AxisBox box = instance.at(Pose.IDENTITY).box();
        Set<Integer> ignored = new HashSet<>(Set.of(index));
        for (int attempt = 0; attempt < 2 * TRIES; attempt++) {
            SeededHash own = h.with("carry").with(attempt);
            Optional<Carriage> way = carried(index, start, own);
            if (way.isPresent()
                    && add(
                            instance.label(),
                            List.of(new Body.Member(index, Body.Member.WHOLE)),
                            way.get().motion(),
                            box,
                            index,
                            0.005,
                            ignored)) {
                used.addAll(way.get().onto());
                return true;
            }
        }
        return false;
    }

    /// How something is carried, and the thing it is put down on, if it is not the floor.
    private record Carriage(Motion motion, List<Integer> onto) {}

    private Optional<Carriage> carried(int index, double start, SeededHash h) {
        Footprint from = obstacles.of(index);
        Vec3 at = thing(index).pose().translation();
        double yaw = h.with("turns").below(2) == 0 ? 0 : h.with("yaw").between(-1.6, 1.6);
        List<Integer> tops = IntStream.range(0, room.instances().size())
                .filter(i -> TOPS.contains(thing(i).label()) && !used.contains(i))
                .boxed()
                .toList();
        double x;
        double y;
        double z;
        List<Integer> onto = List.of();
        if (!tops.isEmpty() && h.with("onto").below(3) > 0) {
            onto = List.of(tops.get(h.with("top").below(tops.size())));
            Footprint top = obstacles.of(onto.getFirst());
            Vec3 goal = Footprint.standing(top.x(), top.y(), 0, top.yaw())
                    .transform(new Vec3(
                            h.with("u").between(-1, 1) * Math.max(0, top.halfWidth() - from.halfWidth() - 0.03),
                            h.with("v").between(-1, 1) * Math.max(0, top.halfDepth() - from.halfDepth() - 0.03),
                            0));
            x = goal.x();
            y = goal.y();
            z = top.z1();
            Footprint goalPlace = new Footprint(
                    x, y, from.halfWidth(), from.halfDepth(), from.yaw() + yaw, z, z + from.z1() - from.z0());
            for (Vec3 corner : goalPlace.corners()) {
                if (top.distance(corner.x(), corner.y()) > 0) {
                    return Optional.empty();
                }
            }
        } else {
            double length = h.with("length").between(0.3, 1.8);
            double heading = h.with("heading").between(0, 2 * Math.PI);
            x = at.x() + length * Math.cos(heading);
            y = at.y() + length * Math.sin(heading);
            z = obstacles.ground(new Footprint(x, y, from.halfWidth(), from.halfDepth(), from.yaw() + yaw, 0, 1));
        }
        Vec3 way = new Vec3(x - at.x(), y - at.y(), 0);
        double length = way.norm();
        if (length < 0.2 || length > 2.3) {
            return Optional.empty();
        }
        double above = h.with("above").between(0.12, 0.35);
        double clear = from.z0();
        for (int base : obstacles.under(index)) {
            clear = Math.max(clear, obstacles.of(base).z1());
        }
        double level = Math.max(clear, z) + above;
        Vec3 bend = new Vec3(-way.y(), way.x(), 0)
                .times(h.with("bend").between(-0.3, 0.3))
                .plus(UP.times(h.with("arch").between(0, 0.12)));
        double up = Math.max(4, (level - from.z0()) / 0.06);
        double along = length / 0.055;
        double down = Math.max(4, (level - z) / 0.06);
        double stretch = Math.min(1, 0.8 * frames / (up + along + down));
        double begin = Math.max(0, Math.min(start, 0.97 * (frames - 1) - stretch * (up + along + down)));
        Pace lift = new Pace(begin, begin + stretch * up);
        Pace travel = new Pace(lift.to(), lift.to() + stretch * along);
        Pace lower = new Pace(travel.to(), travel.to() + stretch * down);
        List<Motion> steps = new ArrayList<>();
        steps.add(new Motion.Turn(at, UP, yaw, travel));
        steps.add(new Motion.Shift(UP.times(level - from.z0()), Vec3.ZERO, lift));
        steps.add(new Motion.Shift(way, bend, travel));
        steps.add(new Motion.Shift(UP.times(z - level), Vec3.ZERO, lower));
        return Optional.of(new Carriage(new Motion.Chain(steps), onto));
    }

    /// Where a box of an object is in the course of a motion, twice a frame.
    private List<Footprint> places(Motion motion, AxisBox box, int index) {
        List<Footprint> places = new ArrayList<>();
        Pose before = new Pose(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        for (int half = 0; half <= 2 * (frames - 1); half++) {
            Pose now = motion.at(half / 2.0);
            if (!now.equals(before)) {
                places.add(Obstacles.footprint(box, now.times(thing(index).pose())));
                before = now;
            }
        }
        return places;
    }

    /// Adds a body if it runs into nothing on its way.
    private boolean add(
            String label,
            List<Body.Member> members,
            Motion motion,
            AxisBox box,
            int index,
            double margin,
            Set<Integer> ignored) {
        List<Footprint> places = places(motion, box, index);
        Set<Integer> base = new HashSet<>(obstacles.under(index));
        for (Footprint place : places) {
            // While it is lifted straight off a couch or a bed it is still within that thing's box.
            boolean above = Math.hypot(
                            place.x() - places.getFirst().x(),
                            place.y() - places.getFirst().y())
                    < 1e-6;
            Set<Integer> passed = new HashSet<>(ignored);
            if (above) {
                passed.addAll(base);
            }
            if (!obstacles.free(place, margin, passed)) {
                return false;
            }
        }
        obstacles.sweep(places);
        used.add(index);
        used.addAll(obstacles.under(index));
        bodies.add(new Body(label, members, motion));
        return true;
    }
}
