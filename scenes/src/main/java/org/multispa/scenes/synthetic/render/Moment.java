package org.multispa.scenes.synthetic.render;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

/// A [Scenery] at one time: where its bodies have gone, and how light falls then. Light is worked out for
/// the surfaces that are looked at, so one moment serves one thread.
public final class Moment {
    final List<Pose> bodies;
    private final Scenery scenery;
    private final MovedRays rays;
    private @Nullable LightMap light;

    Moment(Scenery scenery, List<Pose> bodies) {
        if (bodies.size() != scenery.rays.size()) {
            throw new IllegalArgumentException(
                    "expected poses of " + scenery.rays.size() + " bodies, found " + bodies.size());
        }
        this.scenery = scenery;
        this.bodies = List.copyOf(bodies);
        rays = new MovedRays(scenery.rays, bodies);
    }

    LightMap light() {
        LightMap ready = light;
        if (ready == null) {
            ready = bodies.size() == 1 ? scenery.light : new MomentLight(scenery, bodies, rays);
            light = ready;
        }
        return ready;
    }

    /// What a ray meets first.
    ///
    /// @param distance as a multiple of the ray's direction
    /// @param body which body it belongs to
    public record Hit(double distance, int body) {}

    private static final boolean[] NOTHING = new boolean[0];

    /// The first surface that shows its front; at infinity and of body −1 if there is none. Exact: no
    /// image is drawn.
    public Hit hit(Vec3 origin, Vec3 direction) {
        rays.from(origin.x(), origin.y(), origin.z(), direction.x(), direction.y(), direction.z());
        boolean met = rays.meets(Double.POSITIVE_INFINITY, true, NOTHING);
        return met ? new Hit(rays.distance(), rays.met()) : new Hit(Double.POSITIVE_INFINITY, -1);
    }
}
