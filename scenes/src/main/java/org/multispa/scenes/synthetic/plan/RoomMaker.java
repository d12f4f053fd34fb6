package org.multispa.scenes.synthetic.plan;

import java.util.ArrayList;
import java.util.List;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.furniture.Furniture;
import org.multispa.scenes.synthetic.furniture.Kind;
import org.multispa.scenes.synthetic.furniture.Palette;
import org.multispa.scenes.synthetic.model.FloorPlan;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Light;
import org.multispa.scenes.synthetic.model.Room;

/// Makes a furnished room from a seed.
public final class RoomMaker {
    private final SeededHash hash;
    private final Palette palette;
    private final FloorPlan plan;
    private final Placer placer;
    private final List<Instance> structure;
    private final List<Light> lights = new ArrayList<>();

    private RoomMaker(long seed, Theme theme) {
        hash = SeededHash.of(seed).with("synthetic-room");
        palette = new Palette(hash);
        plan = plan(hash.with("plan"));
        placer = new Placer(plan);
        structure = new ArrayList<>(Shell.structure(plan, theme.hardFloor(), hash.with("shell")));
    }

    /// The room of this seed.
    public static Room make(long seed) {
        Theme theme = Theme.of(SeededHash.of(seed).with("theme"));
        RoomMaker maker = new RoomMaker(seed, theme);
        maker.openings();
        maker.column();
        maker.ceilingLamp();
        new Furnisher(maker.plan, maker.placer, maker.palette, maker.hash.with("furnish")).furnish(theme);
        return maker.finished(seed, theme);
    }

    /// The space in which a camera can be carried through a room.
    static FreeSpace freeSpace(Room room, double margin) {
        List<Footprint> taken = new ArrayList<>();
        for (Instance instance : room.instances()) {
            boolean shell = instance.structure() && !instance.label().equals("column");
            if (!shell) {
                Vec3 low = instance.box().min();
                Vec3 high = instance.box().max();
                taken.add(new Footprint(
                        (low.x() + high.x()) / 2,
                        (low.y() + high.y()) / 2,
                        (high.x() - low.x()) / 2,
                        (high.y() - low.y()) / 2,
                        0,
                        low.z(),
                        high.z()));
            }
        }
        return new FreeSpace(room.plan(), taken, margin);
    }

    private static FloorPlan plan(SeededHash h) {
        double width = h.with("width").between(3.4, 7.2);
        double depth = h.with("depth").between(3.2, 6.2);
        double height = h.with("height").between(2.4, 3.1);
        boolean bent = width > 4.6 && depth > 4.4 && h.with("bent").below(3) == 0;
        return new FloorPlan(
                width,
                depth,
                height,
                bent ? h.with("notch-width").between(0.25, 0.42) * width : 0,
                bent ? h.with("notch-depth").between(0.25, 0.42) * depth : 0);
    }

    private void openings() {
        List<FloorPlan.Wall> walls = plan.walls();
        SeededHash d = hash.with("door");
        int doorWall = d.with("wall").below(walls.size());
        while (walls.get(doorWall).length() < 1.6) {
            doorWall = (doorWall + 1) % walls.size();
        }
        double w = d.with("w").between(0.82, 0.96);
        double h = d.with("h").between(2.0, 2.12);
        double along = d.with("along").between(0.1 + w / 2, walls.get(doorWall).length() - 0.1 - w / 2);
        hang(Shell.door(w, h, d, palette), walls.get(doorWall), along, 0, 0.05, w, h);
        Vec3 before = walls.get(doorWall)
                .from()
                .plus(walls.get(doorWall).along().times(along))
                .plus(walls.get(doorWall).inward().times(0.45));
        double yaw = Placer.facing(walls.get(doorWall).inward());
        placer.keepClear(new Footprint(before.x(), before.y(), w / 2 + 0.05, 0.45, yaw, 0, 2));
        int windows = 1 + hash.with("windows").below(2);
        for (int i = 0; i < windows; i++) {
            int wall = (doorWall + 1 + hash.with("window-wall").with(i).below(walls.size() - 1)) % walls.size();
            window(walls.get(wall), hash.with("window").with(i));
        }
    }

    private void window(FloorPlan.Wall wall, SeededHash h) {
        double w = Math.min(h.with("w").between(0.9, 1.9), wall.length() - 0.5);
        if (w < 0.7) {
            return;
        }
        double top = Math.min(plan.height() - 0.2, h.with("top").between(2.05, 2.35));
        double sill = h.with("sill").between(0.8, 0.95);
        double height = top - sill;
        double along = h.with("along").between(0.22 + w / 2, wall.length() - 0.22 - w / 2);
        if (!hang(Shell.window(w, height, h), wall, along, sill, 0.06, w, height)) {
            return;
        }
        Vec3 in = wall.inward();
        Vec3 middle = wall.from()
                .plus(wall.along().times(along))
                .plus(in.times(0.09))
                .plus(new Vec3(0, 0, sill + height / 2));
        double power = h.with("daylight").between(2.2, 4.5) * w * height;
        lights.add(new Light(
                middle,
                wall.along().times(w / 2 - 0.06),
                new Vec3(0, 0, height / 2 - 0.06),
                in,
                0.92 * power,
                0.98 * power,
                1.1 * power));
        curtains(wall, along, w, top, h);
        SeededHash r = h.with("radiator");
        if (r.below(2) == 0) {
            Furniture.Piece radiator = Furniture.make(Kind.RADIATOR, r, palette);
            placer.atWall(radiator, wall, along, 0, 0.014, 0, 0);
        }
    }

    private void curtains(FloorPlan.Wall wall, double along, double w, double top, SeededHash h) {
        if (h.with("curtains").below(2) == 0) {
            return;
        }
        double height = Math.min(Math.min(top + 0.12, plan.height() - 0.06) - 0.03, Kind.CURTAIN.most(2));
        for (int side = -1; side <= 1; side += 2) {
            SeededHash c = h.with("curtain");
            double width = c.with("w").between(Kind.CURTAIN.least(0), Kind.CURTAIN.most(0));
            Furniture.Piece curtain =
                    Furniture.make(Kind.CURTAIN, width, 0.09, Math.max(height, Kind.CURTAIN.least(2)), c, palette);
            double at = along + side * (w / 2 + width / 2 + 0.01);
            if (at - width / 2 > 0.02 && at + width / 2 < wall.length() - 0.02) {
                placer.atWall(curtain, wall, at, 0.03, 0.02, 0, 0);
            }
        }
    }

    /// Adds a part of the room that hangs on a wall; false if something is there already.
    private boolean hang(
            Instance instance, FloorPlan.Wall wall, double along, double z, double depth, double w, double h) {
        Vec3 at = wall.from().plus(wall.along().times(along)).plus(wall.inward().times(depth / 2));
        double yaw = Placer.facing(wall.inward());
        Footprint footprint = new Footprint(at.x(), at.y(), w / 2 + 0.02, depth / 2, yaw, z, z + h);
        if (placer.taken().stream().anyMatch(footprint::overlaps)) {
            return false;
        }
        placer.block(footprint);
        structure.add(instance.at(Footprint.standing(at.x(), at.y(), z, yaw)));
        return true;
    }

    private void column() {
        SeededHash h = hash.with("column");
        if (h.below(6) != 0) {
            return;
        }
        double side = h.with("side").between(0.25, 0.4);
        FloorPlan.Wall wall = plan.walls().get(h.with("wall").below(4));
        double off = h.with("free").below(3) == 0 ? 0.9 : 0.0005;
        Vec3 at = wall.from()
                .plus(wall.along().times(wall.length() * h.with("along").between(0.3, 0.7)))
                .plus(wall.inward().times(off + side / 2));
        Footprint footprint = new Footprint(at.x(), at.y(), side / 2, side / 2, 0, 0, plan.height());
        boolean inside = plan.contains(at.x(), at.y(), side / 2);
        if (inside && placer.taken().stream().noneMatch(footprint.grown(0.3)::overlaps)) {
            placer.block(footprint);
            structure.add(
                    Shell.column(side, plan.height(), hash.with("shell")).at(Footprint.standing(at.x(), at.y(), 0, 0)));
        }
    }

    private void ceilingLamp() {
        SeededHash h = hash.with("ceiling-lamp");
        double x = (plan.width() - plan.notchWidth()) * h.with("x").between(0.42, 0.58);
        double y = (plan.depth() - plan.notchDepth()) * h.with("y").between(0.42, 0.58);
        Furniture.Piece lamp = Furniture.make(Kind.CEILING_LAMP, h, palette);
        double z = plan.height() - lamp.h() - 0.0005;
        placer.put(lamp, x, y, z, 0).ifPresent(placed -> {
            double power = h.with("power").between(1.4, 3.2);
            lights.add(lamp(new Vec3(x, y, z + 0.1), 0.08, power));
        });
    }

    private static Light lamp(Vec3 at, double size, double power) {
        return new Light(
                at, new Vec3(size, 0, 0), new Vec3(0, size, 0), Vec3.ZERO, 1.05 * power, 0.92 * power, 0.74 * power);
    }

    private Room finished(long seed, Theme theme) {
        List<Instance> all = new ArrayList<>(structure);
        for (Placer.Placed placed : placer.placed()) {
            all.add(placed.instance());
            Kind kind = placed.piece().kind();
            boolean shines = kind == Kind.TABLE_LAMP || kind == Kind.FLOOR_LAMP;
            if (shines && lights.size() < 4) {
                double z = placed.piece().h() - 0.16;
                lights.add(lamp(placed.world(0, 0, z), 0.05, kind == Kind.FLOOR_LAMP ? 0.6 : 0.25));
            }
        }
        return new Room(
                seed, theme.sceneType(), plan, all, lights, hash.with("ambient").between(0.35, 0.55));
    }
}
