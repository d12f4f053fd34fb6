package org.multispa.scenes.synthetic.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.furniture.Furniture.Piece;
import org.multispa.scenes.synthetic.furniture.Kind;
import org.multispa.scenes.synthetic.model.FloorPlan;
import org.multispa.scenes.synthetic.model.Instance;

/// Puts pieces into a room so that nothing overlaps and one can still walk. Mutable, one thread.
final class Placer {
    /// Distance that a standing person keeps from things.
    static final double WALK_MARGIN = 0.27;

    private static final double GAP = 0.02;
    private static final int ATTEMPTS = 40;

    private final FloorPlan plan;
    private final List<Footprint> taken = new ArrayList<>();
    private final List<Footprint> keptClear = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();

    /// A piece where it stands.
    record Placed(Piece piece, Instance instance, Footprint footprint) {
        /// A point given in the piece's own coordinates, in the world.
        Vec3 world(double x, double y, double z) {
            return instance.pose().transform(new Vec3(x, y, z));
        }
    }

    Placer(FloorPlan plan) {
        this.plan = plan;
        Footprint.notch(plan).ifPresent(taken::add);
    }

    List<Placed> placed() {
        return placed;
    }

    List<Footprint> taken() {
        return taken;
    }

    /// Marks a box as taken by the room itself.
    void block(Footprint footprint) {
        taken.add(footprint);
    }

    /// Keeps a box free of things, for example before a door.
    void keepClear(Footprint footprint) {
        keptClear.add(footprint);
    }

    /// Share of the floor that things stand on.
    double covered() {
        double area = 0;
        for (Placed p : placed) {
            Footprint f = p.footprint();
            area += f.z0() < 0.05 && f.z1() > 0.05 ? 4 * f.halfWidth() * f.halfDepth() : 0;
        }
        return area / plan.area();
    }

    /// Puts a piece with its base at height `z`; empty if it does not fit there. On the floor it is lifted onto a rug.
    Optional<Placed> put(Piece piece, double x, double y, double z, double yaw) {
        return put(piece, x, y, z, yaw, 0, 0);
    }

    /// As above, with `front` metres to leave free before it now and `apart` metres around it.
    private Optional<Placed> put(Piece piece, double x, double y, double z, double yaw, double front, double apart) {
        Footprint flat = new Footprint(x, y, piece.w() / 2, piece.d() / 2, yaw, z, z + piece.h());
        double lift = z == 0 && piece.kind() != Kind.RUG ? rugHeight(flat) : 0;
        Footprint footprint = new Footprint(x, y, piece.w() / 2, piece.d() / 2, yaw, z + lift, z + lift + piece.h());
        if (!fits(footprint.grown(apart)) || (front > 0 && !fits(footprint.withFront(front)))) {
            return Optional.empty();
        }
        boolean floor = z == 0 && piece.h() > 0.05;
        if (floor && keptClear.stream().anyMatch(footprint::overlaps)) {
            return Optional.empty();
        }
        taken.add(footprint);
        if (floor && !walkable()) {
            taken.removeLast();
            return Optional.empty();
        }
        Pose pose = Footprint.standing(x, y, z + lift, yaw);
        Placed result = new Placed(piece, piece.instance().at(pose), footprint);
        placed.add(result);
        return Optional.of(result);
    }

    private double rugHeight(Footprint footprint) {
        double height = 0;
        for (Placed p : placed) {
            if (p.piece().kind() == Kind.RUG && p.footprint().overlaps(footprint)) {
                height = Math.max(height, p.piece().h());
            }
        }
        return height;
    }

    private boolean fits(Footprint f) {
        for (Vec3 corner : f.corners()) {
            if (!plan.contains(corner.x(), corner.y(), 0.001)) {
                return false;
            }
        }
        return f.z1() < plan.height() + 1e-9 && taken.stream().noneMatch(f::overlaps);
    }

    private boolean walkable() {
        FreeSpace space = new FreeSpace(plan, taken, WALK_MARGIN);
        return space.connected() > 0.8 && space.area() > Math.max(1.6, 0.12 * plan.area());
    }

    /// Puts a piece with its back to a wall, `front` metres free before it; tries places until one fits.
    Optional<Placed> againstWall(Piece piece, double front, SeededHash hash) {
        return alongWall(piece, 0, GAP + 0.01, front, hash);
    }

    /// Hangs a piece on a wall with its base at height `z`.
    Optional<Placed> onWall(Piece piece, double z, SeededHash hash) {
        return alongWall(piece, z, 0.002, 0, hash);
    }

    private Optional<Placed> alongWall(Piece piece, double z, double gap, double front, SeededHash hash) {
        List<FloorPlan.Wall> walls = plan.walls();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            SeededHash h = hash.with("attempt").with(attempt);
            FloorPlan.Wall wall = walls.get(h.with("wall").below(walls.size()));
            double room = wall.length() - piece.w() - 2 * GAP;
            if (room <= 0) {
                continue;
            }
            // Every third try goes to a corner, where furniture likes to stand.
            double share =
                    attempt % 3 == 2 ? h.with("end").below(2) : h.with("along").unit();
            Optional<Placed> done =
                    atWall(piece, wall, GAP + piece.w() / 2 + share * room, z, gap, front, z == 0 ? 0.015 : 0.04);
            if (done.isPresent()) {
                return done;
            }
        }
        return Optional.empty();
    }

    /// Puts a piece at one place of a wall, its middle `along` metres from the wall's start.
    Optional<Placed> atWall(
            Piece piece, FloorPlan.Wall wall, double along, double z, double gap, double front, double apart) {
        Vec3 inward = wall.inward();
        Vec3 at = wall.from().plus(wall.along().times(along)).plus(inward.times(gap + piece.d() / 2));
        double around = Math.min(apart, gap - 0.0015);
        return put(piece, at.x(), at.y(), z, facing(inward), front, Math.max(0, around));
    }

    /// The turn that makes the front of a piece look along a direction.
    static double facing(Vec3 direction) {
        return Math.atan2(direction.x(), -direction.y());
    }

    /// Puts a piece anywhere on the floor, turned by quarter turns and a little more if `loose`.
    Optional<Placed> onFloor(Piece piece, double apart, boolean loose, SeededHash hash) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            SeededHash h = hash.with("floor").with(attempt);
            double x = h.with("x").between(0.1, plan.width() - 0.1);
            double y = h.with("y").between(0.1, plan.depth() - 0.1);
            double yaw = h.with("quarter").below(4) * Math.PI / 2
                    + (loose ? h.with("yaw").between(-0.6, 0.6) : 0);
            Optional<Placed> done = put(piece, x, y, 0, yaw, 0, apart);
            if (done.isPresent()) {
                return done;
            }
        }
        return Optional.empty();
    }

    /// Puts a piece beside or before another, at (x, y) in the other's coordinates and turned relative to it.
    Optional<Placed> near(Placed anchor, Piece piece, double x, double y, double turn) {
        Vec3 at = anchor.world(x, y, 0);
        return put(piece, at.x(), at.y(), 0, anchor.footprint().yaw() + turn);
    }

    /// Lays a piece on another, at (x, y) in the other's coordinates.
    Optional<Placed> onTop(Placed anchor, Piece piece, double x, double y, double turn) {
        Vec3 at = anchor.world(x, y, anchor.piece().rest());
        double yaw = anchor.footprint().yaw() + turn;
        Footprint f =
                new Footprint(at.x(), at.y(), piece.w() / 2, piece.d() / 2, yaw, at.z() + 1e-6, at.z() + piece.h());
        for (Footprint other : taken) {
            if (!other.equals(anchor.footprint()) && other.overlaps(f)) {
                return Optional.empty();
            }
        }
        taken.add(f);
        Pose pose = Footprint.standing(at.x(), at.y(), at.z(), yaw);
        Placed result = new Placed(piece, piece.instance().at(pose), f);
        placed.add(result);
        return Optional.of(result);
    }
}
