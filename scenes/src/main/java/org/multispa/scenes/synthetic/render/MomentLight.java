package org.multispa.scenes.synthetic.render;

import java.util.ArrayList;
import java.util.List;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Facet;
import org.multispa.scenes.synthetic.model.Light;

/// Light at one time. Surfaces at rest keep their light, save where a moved body can cast a shadow on
/// them; those of moved bodies are lit anew. Worked out facet by facet when it is asked for, by one thread.
final class MomentLight extends LightMap {
    private final Scenery scenery;
    private final List<Pose> bodies;
    private final Tracer rays;
    private final Tracer moved;
    private final List<Shadow> shadows = new ArrayList<>();
    private final boolean[] ready;

    /// @param rays through everything, as it stands at this time
    MomentLight(Scenery scenery, List<Pose> bodies, Tracer rays) {
        super(scenery.light);
        this.scenery = scenery;
        this.bodies = bodies;
        this.rays = rays;
        moved = new MovedRays(scenery.rays.subList(1, bodies.size()), bodies.subList(1, bodies.size()));
        ready = new boolean[scenery.facets.size()];
        for (int b = 1; b < bodies.size(); b++) {
            shadows.add(new Shadow(bodies.get(b).inverse(), scenery.rays.get(b).bounds()));
        }
    }

    @Override
    void need(int facet) {
        if (ready[facet]) {
            return;
        }
        ready[facet] = true;
        int body = scenery.bodyOf[facet];
        Facet where = scenery.facets.get(facet);
        if (body > 0) {
            bakeFacet(facet, scenery.room, where.moved(bodies.get(body)), rays, scenery.glowing);
            return;
        }
        for (Vec3 corner : List.of(
                where.a().at(), where.b().at(), where.c().at(), where.d().at())) {
            // A facet no larger than a node's reach is judged by its corners, a larger one node by node.
            if (where.lengthS() + where.lengthT() > 0.5 || darkened(corner)) {
                darkenFacet(facet, scenery.room, where, moved, scenery.glowing, this::darkened);
                return;
            }
        }
    }

    /// Whether a moved body can take light from a point.
    private boolean darkened(Vec3 point) {
        for (Shadow shadow : shadows) {
            if (shadow.reaches(point, scenery.room.lights())) {
                return true;
            }
        }
        return false;
    }

    /// What a body keeps light from: the surroundings of its box, and what lies behind the box as seen
    /// from a lamp.
    private record Shadow(Pose back, AxisBox box) {
        boolean reaches(Vec3 point, List<Light> lights) {
            Vec3 p = back.transform(point);
            double dx = Math.max(
                    0, Math.max(box.min().x() - p.x(), p.x() - box.max().x()));
            double dy = Math.max(
                    0, Math.max(box.min().y() - p.y(), p.y() - box.max().y()));
            double dz = Math.max(
                    0, Math.max(box.min().z() - p.z(), p.z() - box.max().z()));
            if (dx * dx + dy * dy + dz * dz < REACH * REACH) {
                return true;
            }
            for (Light light : lights) {
                double size = light.sideA().norm() + light.sideB().norm();
                if (crosses(p, back.transform(light.center()), size)) {
                    return true;
                }
            }
            return false;
        }

        /// Whether the way from `p` to `q` touches the box grown by `margin`.
        private boolean crosses(Vec3 p, Vec3 q, double margin) {
            double enter = 0;
            double leave = 1;
            for (int axis = 0; axis < 3; axis++) {
                double from = p.along(axis);
                double way = q.along(axis) - from;
                double a = (box.min().along(axis) - margin - from) / way;
                double b = (box.max().along(axis) + margin - from) / way;
                enter = Math.max(enter, Math.min(a, b));
                leave = Math.min(leave, Math.max(a, b));
            }
            return enter <= leave;
        }
    }
}
