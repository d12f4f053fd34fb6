package org.multispa.scenes.synthetic.render;

import java.util.List;
import org.multispa.geometry.Pose;

/// Rays through bodies that have been moved: a ray is taken back into the coordinates each body was built
/// in. Used by one thread.
final class MovedRays implements Tracer {
    private final Bvh.Ray[] rays;
    private final Pose[] back;
    private final boolean[] rests;
    private final double[] way = new double[6];
    private int met = -1;
    private double distance;

    /// @param bodies the surfaces of each body, where they were built
    /// @param moved where each has gone
    MovedRays(List<Bvh> bodies, List<Pose> moved) {
        rays = new Bvh.Ray[bodies.size()];
        back = new Pose[bodies.size()];
        rests = new boolean[bodies.size()];
        for (int b = 0; b < rays.length; b++) {
            rays[b] = bodies.get(b).new Ray();
            back[b] = moved.get(b).inverse();
            rests[b] = moved.get(b).equals(Pose.IDENTITY);
        }
    }

    @Override
    public void from(double x, double y, double z, double wayX, double wayY, double wayZ) {
        way[0] = x;
        way[1] = y;
        way[2] = z;
        way[3] = wayX;
        way[4] = wayY;
        way[5] = wayZ;
    }

    private Bvh.Ray aimed(int body) {
        Bvh.Ray ray = rays[body];
        Pose p = back[body];
        if (rests[body]) {
            ray.from(way[0], way[1], way[2], way[3], way[4], way[5]);
        } else {
            ray.from(
                    p.m00() * way[0] + p.m01() * way[1] + p.m02() * way[2] + p.m03(),
                    p.m10() * way[0] + p.m11() * way[1] + p.m12() * way[2] + p.m13(),
                    p.m20() * way[0] + p.m21() * way[1] + p.m22() * way[2] + p.m23(),
                    p.m00() * way[3] + p.m01() * way[4] + p.m02() * way[5],
                    p.m10() * way[3] + p.m11() * way[4] + p.m12() * way[5],
                    p.m20() * way[3] + p.m21() * way[4] + p.m22() * way[5]);
        }
        return ray;
    }

    @Override
    public boolean meets(double limit, boolean fronts, boolean[] clear) {
        met = -1;
        distance = limit;
        for (int b = 0; b < rays.length; b++) {
            if (aimed(b).meets(distance, fronts, clear)) {
                met = b;
                distance = rays[b].distance;
            }
        }
        return met >= 0;
    }

    @Override
    public boolean blocked(double limit, boolean[] clear) {
        for (int b = rays.length - 1; b >= 0; b--) {
            if (aimed(b).blocked(limit, clear)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public double distance() {
        return distance;
    }

    @Override
    public boolean back() {
        return met >= 0 && rays[met].back;
    }

    /// The body met by the last search for the nearest surface, −1 for none.
    int met() {
        return met;
    }
}
