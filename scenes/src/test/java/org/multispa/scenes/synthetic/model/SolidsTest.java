package org.multispa.scenes.synthetic.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

class SolidsTest {
    private static final Vec3 LOW = new Vec3(-1, 2, 0.5);
    private static final Vec3 HIGH = new Vec3(0.5, 3, 2.5);

    @Test
    void aBoxHasItsVolume() {
        assertClosed(Solids.box(false, LOW, HIGH));
        assertThat(volume(Solids.box(true, LOW, HIGH))).isCloseTo(3, within(1e-12));
    }

    @Test
    void aSoftBoxLosesOnlyItsEdges() {
        List<Facet> soft = Solids.soft(LOW, HIGH, 0.1);
        assertClosed(soft);
        // Each edge loses a triangle of side 0.1; the corners, counted by three edges each, a little less.
        assertThat(volume(soft)).isBetween(3 - 4 * (1.5 + 1 + 2) * 0.005, 3 - 4 * (1.2 + 0.7 + 1.7) * 0.005);
    }

    @Test
    void aSoftBoxIsNeverRounderThanItIsThin() {
        assertClosed(Solids.soft(Vec3.ZERO, new Vec3(1, 1, 0.02), 0.5));
    }

    @Test
    void aTaperedBlockHasTheVolumeOfAFrustum() {
        List<Facet> block = Solids.taper(Vec3.ZERO, new Vec3(0, 0, 3), 2, 2, 1, 1);
        assertClosed(block);
        assertThat(volume(block)).isCloseTo(3.0 / 3 * (4 + 1 + 2), within(1e-12));
    }

    @Test
    void rodsInAnyDirectionHaveTheVolumeOfAPrism() {
        Random random = new Random(5);
        for (int i = 0; i < 50; i++) {
            Vec3 from = new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
            Vec3 way = new Vec3(random.nextGaussian(), random.nextGaussian(), i % 5 == 0 ? 0 : random.nextGaussian());
            int sides = 6 + 2 * random.nextInt(10);
            List<Facet> rod = Solids.rod(from, from.plus(way), 0.3, 0.3, sides, true);
            assertClosed(rod);
            double base = sides * 0.5 * 0.09 * Math.sin(2 * Math.PI / sides);
            assertThat(volume(rod)).isCloseTo(base * way.norm(), within(1e-9));
        }
    }

    @Test
    void conesEndInATip() {
        Vec3 top = new Vec3(0, 0, 2);
        double base = 16 * 0.5 * Math.sin(2 * Math.PI / 16);
        for (List<Facet> cone :
                List.of(Solids.rod(Vec3.ZERO, top, 1, 0, 16, true), Solids.rod(Vec3.ZERO, top, 0, 1, 16, true))) {
            assertClosed(cone);
            assertThat(volume(cone)).isCloseTo(base * 2 / 3, within(1e-12));
        }
    }

    @Test
    void anEllipsoidNearlyFillsItsVolume() {
        List<Facet> ball = Solids.ball(LOW, new Vec3(1, 0.5, 2), 24, 16);
        assertClosed(ball);
        assertThat(volume(ball)).isBetween(0.93 * 4 / 3 * Math.PI, 4 / 3.0 * Math.PI);
    }

    @Test
    void shadingNormalsPointToTheFront() {
        for (Facet facet : Solids.ball(Vec3.ZERO, new Vec3(1, 0.5, 2), 14, 9)) {
            assertThat(facet.normal(0.5, 0.5).dot(facet.plane())).isGreaterThan(0.8);
        }
        for (Facet facet : Solids.soft(LOW, HIGH, 0.1)) {
            assertThat(facet.normal(0.3, 0.6).dot(facet.plane())).isGreaterThan(0.6);
        }
    }

    @Test
    void aTextureIsMeasuredInMetres() {
        Random random = new Random(8);
        for (Facet facet : Solids.box(true, LOW, HIGH)) {
            Corner[] corners = {facet.a(), facet.b(), facet.c(), facet.d()};
            Corner p = corners[random.nextInt(4)];
            for (Corner q : corners) {
                double texture = Math.hypot(p.u() - q.u(), p.v() - q.v());
                assertThat(texture).isCloseTo(p.at().minus(q.at()).norm(), within(1e-12));
            }
        }
    }

    @Test
    void aMovedFacetKeepsAreaAndFollowsTheMotion() {
        Pose turn = Pose.ofQuaternion(0.1, 0.4, -0.2, 0.8, new Vec3(3, -1, 2));
        for (Facet facet : Solids.rod(LOW, HIGH, 0.4, 0.2, 8, true)) {
            Facet moved = facet.moved(turn);
            assertThat(moved.area()).isCloseTo(facet.area(), within(1e-12));
            assertThat(moved.plane().minus(turn.rotate(facet.plane())).norm()).isLessThan(1e-9);
            assertThat(moved.at(0.3, 0.7)
                            .minus(turn.transform(facet.at(0.3, 0.7)))
                            .norm())
                    .isLessThan(1e-12);
        }
    }

    /// A closed surface: its areas, as vectors, cancel; and every facet is planar.
    private static void assertClosed(List<Facet> facets) {
        Vec3 sum = Vec3.ZERO;
        for (Facet facet : facets) {
            sum = sum.plus(facet.plane().times(facet.area()));
            Vec3 n = facet.plane();
            double level = n.dot(facet.a().at());
            for (Corner corner : List.of(facet.b(), facet.c(), facet.d())) {
                assertThat(n.dot(corner.at())).isCloseTo(level, within(1e-9));
            }
        }
        assertThat(sum.norm()).isLessThan(1e-9);
    }

    /// Volume by the divergence theorem; positive only if the facets face outward.
    private static double volume(List<Facet> facets) {
        double volume = 0;
        for (Facet facet : facets) {
            volume += facet.a().at().dot(facet.plane()) * facet.area() / 3;
        }
        return volume;
    }
}
