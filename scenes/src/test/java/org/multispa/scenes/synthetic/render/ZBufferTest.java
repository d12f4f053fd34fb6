package org.multispa.scenes.synthetic.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Facet;
import org.multispa.scenes.synthetic.model.FloorPlan;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Material;
import org.multispa.scenes.synthetic.model.Part;
import org.multispa.scenes.synthetic.model.Room;
import org.multispa.scenes.synthetic.model.Solids;

/// The z-buffer against rays that are tested with every facet, in scenes of random facets before, beside and
/// behind the camera.
class ZBufferTest {
    private static final Intrinsics CAMERA = new Intrinsics(40, 42, 23.5, 17, 48, 36);
    private static final double NEAR = 0.02;
    private static final Pose EYE = Pose.lookingAt(new Vec3(0.1, -0.2, 0.3), new Vec3(2, 0.5, 0), new Vec3(0, 0, 1));

    /// Triangles, parallelograms and other convex quadrilaterals, one-sided and two-sided.
    private static List<Facet> facets(Random random) {
        List<Facet> facets = new ArrayList<>();
        while (facets.size() < 40) {
            Vec3 a = vector(random, 2.5);
            Vec3 along = vector(random, 1.2);
            Vec3 across = vector(random, 1.2);
            if (along.cross(across).norm() < 0.1) {
                continue;
            }
            double skew = random.nextDouble(0.6, 1.4);
            Vec3 c = a.plus(along.times(skew)).plus(across);
            boolean twoSided = random.nextInt(3) == 0;
            facets.add(
                    switch (random.nextInt(3)) {
                        case 0 -> Solids.quad(a, a.plus(along), c, c, twoSided);
                        case 1 -> Solids.quad(a, a.plus(along), a.plus(along).plus(across), a.plus(across), twoSided);
                        default -> Solids.quad(a, a.plus(along), c, a.plus(across), twoSided);
                    });
        }
        return facets;
    }

    private static Vec3 vector(Random random, double reach) {
        return new Vec3(
                random.nextDouble(-reach, reach), random.nextDouble(-reach, reach), random.nextDouble(-reach, reach));
    }

    private static Scenery scenery(List<Facet> facets) {
        Part part = new Part(Material.plain(0x808080), facets);
        Instance instance = new Instance("thing", Pose.IDENTITY, List.of(part), false);
        return Scenery.of(new Room(1, "test", new FloorPlan(5, 5, 3, 0, 0), List.of(instance), List.of(), 0.5));
    }

    /// What a ray of length one along the optical axis meets first.
    ///
    /// @param z metres along the optical axis, infinite for nothing
    private record Hit(int facet, double z) {}

    private static Hit hit(List<Facet> facets, double u, double v) {
        Vec3 origin = EYE.translation();
        Vec3 way = EYE.rotate(CAMERA.backProject(u, v, 1));
        Hit first = new Hit(-1, Double.POSITIVE_INFINITY);
        for (int k = 0; k < facets.size(); k++) {
            Facet f = facets.get(k);
            if (!f.twoSided() && f.plane().dot(way) >= 0) {
                continue;
            }
            double z = Math.min(
                    triangle(origin, way, f.a().at(), f.b().at(), f.c().at()),
                    triangle(origin, way, f.a().at(), f.c().at(), f.d().at()));
            if (z < first.z()) {
                first = new Hit(k, z);
            }
        }
        return first;
    }

    /// Möller and Trumbore's test of one triangle.
    private static double triangle(Vec3 origin, Vec3 way, Vec3 a, Vec3 b, Vec3 c) {
        Vec3 p = way.cross(c.minus(a));
        double det = b.minus(a).dot(p);
        if (Math.abs(det) < 1e-14) {
            return Double.POSITIVE_INFINITY;
        }
        Vec3 q = origin.minus(a).cross(b.minus(a));
        double alpha = origin.minus(a).dot(p) / det;
        double beta = way.dot(q) / det;
        double z = c.minus(a).dot(q) / det;
        return alpha >= 0 && beta >= 0 && alpha + beta <= 1 && z >= NEAR ? z : Double.POSITIVE_INFINITY;
    }

    /// Whether the rays just beside this one meet the same facet.
    private static boolean isClear(List<Facet> facets, double u, double v) {
        int facet = hit(facets, u, v).facet();
        for (double du = -1e-4; du < 2e-4; du += 1e-4) {
            for (double dv = -1e-4; dv < 2e-4; dv += 1e-4) {
                if (hit(facets, u + du, v + dv).facet() != facet) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void eachSampleHoldsTheFacetThatItsRayMeetsFirst() {
        int shown = 0;
        int unclear = 0;
        for (int seed = 0; seed < 8; seed++) {
            List<Facet> facets = facets(new Random(seed));
            Scenery scenery = scenery(facets);
            double[][] views = {EYE.inverse().toRowMajor()};
            for (int perPixel = 1; perPixel <= 2; perPixel++) {
                ZBuffer buffer = new ZBuffer(CAMERA.width(), CAMERA.height(), perPixel);
                buffer.draw(scenery, views, CAMERA);
                for (int at = 0; at < buffer.ids.length; at++) {
                    double u = (at % buffer.width + 0.5) / perPixel - 0.5;
                    int row = at / buffer.width;
                    double v = (row + 0.5) / perPixel - 0.5;
                    Hit expected = hit(facets, u, v);
                    int id = buffer.ids[at];
                    int found = id < 0 ? -1 : scenery.primitives.facet[id];
                    if (found != expected.facet() && !isClear(facets, u, v)) {
                        unclear++;
                        continue;
                    }
                    assertThat(found).as("seed %d, (%s, %s)", seed, u, v).isEqualTo(expected.facet());
                    if (found >= 0) {
                        shown++;
                        assertThat(1.0 / buffer.inverseZ[at]).isCloseTo(expected.z(), within(1e-5 * expected.z()));
                    }
                }
            }
        }
        assertThat(shown).isGreaterThan(20_000);
        assertThat(unclear).isLessThan(shown / 1000);
    }

    @Test
    void nothingIsLeftOfWhatWasDrawnBefore() {
        ZBuffer used = new ZBuffer(CAMERA.width(), CAMERA.height(), 1);
        ZBuffer fresh = new ZBuffer(CAMERA.width(), CAMERA.height(), 1);
        double[][] views = {EYE.inverse().toRowMajor()};
        used.draw(scenery(facets(new Random(1))), views, CAMERA);
        Scenery second = scenery(facets(new Random(2)));
        used.draw(second, views, CAMERA);
        fresh.draw(second, views, CAMERA);
        assertThat(used.ids).isEqualTo(fresh.ids);
        assertThat(used.inverseZ).isEqualTo(fresh.inverseZ);
    }
}
