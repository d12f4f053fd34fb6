package org.multispa.scenes.synthetic.moving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.render.Moment;

/// Picks points in the frames of a clip and follows them: exact places, and whether they are seen, by
/// rays. Used by one thread.
final class Follower {
    /// A surface this near to a point (metres along the ray) is the point's own.
    private static final double OWN = 5e-4;
    /// Share of the points that lies on moving bodies where these are seen well enough.
    private static final double MOVING = 0.55;
    private static final int TRIES = 40;

    private final Action action;
    private final List<Pose> cameras;
    private final Intrinsics lens;
    private final SeededHash hash;
    private final List<Moment> moments = new ArrayList<>();
    private final List<List<Pose>> bodies = new ArrayList<>();
    private final List<Pose> worldToCamera = new ArrayList<>();

    /// @param cameras camera to world for each frame
    Follower(Action action, List<Pose> cameras, Intrinsics lens, SeededHash hash) {
        this.action = action;
        this.cameras = cameras;
        this.lens = lens;
        this.hash = hash;
        for (int f = 0; f < cameras.size(); f++) {
            bodies.add(action.poses(f));
            moments.add(action.scenery().at(bodies.get(f)));
            worldToCamera.add(cameras.get(f).inverse());
        }
    }

    /// A point that is followed.
    ///
    /// @param body what it lies on
    /// @param built where it was when the room was built, world coordinates
    /// @param query the frame it was picked in
    /// @param visible for each frame whether it is seen
    record Point(int body, Vec3 built, int query, boolean[] visible) {}

    /// `count` points in an order that tells nothing about them.
    List<Point> points(int count) {
        List<Point> points = new ArrayList<>();
        int moving = action.bodies().size() - 1;
        for (int b = 1; b <= moving; b++) {
            int share =
                    (int) Math.rint(count * MOVING * b / moving) - (int) Math.rint(count * MOVING * (b - 1) / moving);
            SeededHash own = hash.with("body").with(b);
            int before = points.size();
            for (int n = 0; n < TRIES * share && points.size() < before + share; n++) {
                tryOn(b, own.with(n), points);
            }
        }
        for (int n = 0; n < TRIES * count && points.size() < count; n++) {
            SeededHash h = hash.with("anywhere").with(n);
            int frame = h.with("frame").below(cameras.size());
            double u = h.with("u").between(0, lens.width());
            double v = h.with("v").between(0, lens.height());
            // Bodies that have had their share may not have more.
            tryAt(frame, u, v, 0, points);
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingLong(i -> hash.with("order").with(i).value()));
        return order.stream().map(points::get).toList();
    }

    /// Picks a pixel within the body's outline box of a random frame.
    private void tryOn(int body, SeededHash h, List<Point> points) {
        int frame = h.with("frame").below(cameras.size());
        double[] low = {lens.width(), lens.height()};
        double[] high = {0, 0};
        for (Vec3 corner : action.corners(body)) {
            Vec3 p = worldToCamera
                    .get(frame)
                    .transform(bodies.get(frame).get(body).transform(corner));
            if (p.z() < 0.1) {
                return;
            }
            low[0] = Math.min(low[0], lens.u(p));
            low[1] = Math.min(low[1], lens.v(p));
            high[0] = Math.max(high[0], lens.u(p));
            high[1] = Math.max(high[1], lens.v(p));
        }
        double u0 = Math.max(0, low[0]);
        double v0 = Math.max(0, low[1]);
        double u1 = Math.min(lens.width(), high[0]);
        double v1 = Math.min(lens.height(), high[1]);
        if (u0 < u1 && v0 < v1) {
            tryAt(frame, h.with("u").between(u0, u1), h.with("v").between(v0, v1), body, points);
        }
    }

    /// Adds what is seen through a pixel if it lies on the wanted body and is seen in another frame too.
    private void tryAt(int frame, double u, double v, int wanted, List<Point> points) {
        Pose camera = cameras.get(frame);
        Vec3 way = camera.rotate(lens.backProject(u, v, 1));
        Moment.Hit hit = moments.get(frame).hit(camera.translation(), way);
        if (hit.body() != wanted) {
            return;
        }
        Vec3 world = camera.translation().plus(way.times(hit.distance()));
        Vec3 built = bodies.get(frame).get(wanted).inverse().transform(world);
        boolean[] visible = new boolean[cameras.size()];
        int times = 0;
        for (int f = 0; f < visible.length; f++) {
            visible[f] = f == frame || sees(f, wanted, built);
            times += visible[f] ? 1 : 0;
        }
        if (times >= Math.min(2, visible.length)) {
            points.add(new Point(wanted, built, frame, visible));
        }
    }

    private boolean sees(int frame, int body, Vec3 built) {
        Vec3 world = bodies.get(frame).get(body).transform(built);
        Vec3 p = worldToCamera.get(frame).transform(world);
        if (p.z() <= 0 || !lens.contains(lens.u(p), lens.v(p))) {
            return false;
        }
        Vec3 eye = cameras.get(frame).translation();
        Vec3 way = world.minus(eye);
        double length = way.norm();
        double met = moments.get(frame).hit(eye, way).distance() * length;
        return Math.abs(met - length) < OWN;
    }
}
