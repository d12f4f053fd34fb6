package org.multispa.scenes.synthetic.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Facet;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Part;
import org.multispa.scenes.synthetic.model.Room;
import org.multispa.scenes.synthetic.plan.RoomMaker;

class BvhTest {
    private static final Room ROOM = RoomMaker.make(11);
    private static final List<Facet> FACETS = facets();
    private static final Bvh RAYS = new Bvh(new Primitives(FACETS, ones(), ones()));

    private static List<Facet> facets() {
        List<Facet> facets = new ArrayList<>();
        for (Instance instance : ROOM.instances()) {
            for (Part part : instance.worldParts()) {
                facets.addAll(part.facets());
            }
        }
        return facets;
    }

    private static double[] ones() {
        double[] ones = new double[FACETS.size()];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void raysEndWhereTestingEveryTriangleEndsThem() {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            Vec3 origin = inRoom(random);
            Vec3 way = direction(random);
            double expected = Double.POSITIVE_INFINITY;
            for (Facet f : FACETS) {
                if (f.twoSided() || f.plane().dot(way) < 0) {
                    expected = Math.min(expected, triangle(origin, way, f.a().at(), f.b().at(), f.c().at()));
                    expected = Math.min(expected, triangle(origin, way, f.a().at(), f.c().at(), f.d().at()));
                }
            }
            assertThat(RAYS.distance(origin, way)).isCloseTo(expected, within(1e-9));
        }
    }

    private static Vec3 inRoom(Random random) {
        double x = ROOM.plan().width() * (0.02 + 0.96 * random.nextDouble());
        double y = ROOM.plan().depth() * (0.02 + 0.96 * random.nextDouble());
        return new Vec3(x, y, ROOM.plan().height() * (0.02 + 0.96 * random.nextDouble()));
    }

    private static Vec3 direction(Random random) {
        return new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    }

    /// Möller and Trumbore's test of one triangle.
    private static double triangle(Vec3 origin, Vec3 way, Vec3 a, Vec3 b, Vec3 c) {
        Vec3 p = way.cross(c.minus(a));
        double det = b.minus(a).dot(p);
        if (Math.abs(det) < 1e-14) {
            return Double.POSITIVE_INFINITY;
        }
        double u = origin.minus(a).dot(p) / det;
        Vec3 q = origin.minus(a).cross(b.minus(a));
        double v = way.dot(q) / det;
        double t = c.minus(a).dot(q) / det;
        return u >= 0 && v >= 0 && u + v <= 1 && t > 1e-7 ? t : Double.POSITIVE_INFINITY;
    }

    @Test
    void noRayLeavesTheRoom() {
        Random random = new Random(4);
        for (int i = 0; i < 3000; i++) {
            Vec3 way = direction(random).unit();
            assertThat(RAYS.distance(inRoom(random), way)).isLessThan(12);
        }
    }

    @Test
    void lightPassesClearFacetsOnly() {
        Bvh.Ray ray = RAYS.new Ray();
        Random random = new Random(5);
        boolean[] none = new boolean[0];
        for (int i = 0; i < 200; i++) {
            Vec3 from = inRoom(random);
            Vec3 way = direction(random);
            ray.from(from.x(), from.y(), from.z(), way.x(), way.y(), way.z());
            assertThat(ray.meets(1e6, false, none)).isTrue();
            double first = ray.distance;
            assertThat(ray.blocked(first * 0.999, none)).isFalse();
            assertThat(ray.blocked(first * 1.001, none)).isTrue();
            boolean[] all = new boolean[FACETS.size()];
            Arrays.fill(all, true);
            assertThat(ray.blocked(1e6, all)).isFalse();
        }
    }
}
