package org.multispa.scenes.synthetic.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.FloorPlan;

class FootprintTest {
    private static Footprint random(Random random) {
        return new Footprint(
                3 * random.nextDouble(),
                3 * random.nextDouble(),
                0.2 + 0.6 * random.nextDouble(),
                0.2 + 0.6 * random.nextDouble(),
                7 * random.nextDouble(),
                0,
                1);
    }

    @Test
    void rectanglesThatShareAPlaceOverlap() {
        Random random = new Random(1);
        int both = 0;
        for (int i = 0; i < 400; i++) {
            Footprint a = random(random);
            Footprint b = random(random);
            boolean shared = false;
            for (int k = 0; k < 3000 && !shared; k++) {
                double x = 5 * random.nextDouble() - 1;
                double y = 5 * random.nextDouble() - 1;
                shared = a.distance(x, y) == 0 && b.distance(x, y) == 0;
            }
            if (shared) {
                both++;
                assertThat(a.overlaps(b)).isTrue();
            }
            assertThat(a.overlaps(b)).isEqualTo(b.overlaps(a));
        }
        assertThat(both).isBetween(50, 350);
    }

    @Test
    void rectanglesSetApartByAGapDoNotOverlap() {
        Random random = new Random(2);
        for (int i = 0; i < 400; i++) {
            Footprint a = random(random);
            double angle = a.yaw() + Math.PI / 2 * random.nextInt(4);
            boolean alongWidth = Math.abs(Math.sin(angle - a.yaw())) < 0.5;
            double reach = 0.3 + (alongWidth ? a.halfWidth() : a.halfDepth());
            Footprint b = new Footprint(
                    a.x() + (reach + 0.001) * Math.cos(angle),
                    a.y() + (reach + 0.001) * Math.sin(angle),
                    0.3,
                    0.3,
                    angle,
                    0,
                    1);
            assertThat(a.overlaps(b)).isFalse();
            assertThat(a.grown(0.01).overlaps(b)).isTrue();
        }
    }

    @Test
    void heightsThatDoNotMeetKeepThingsApart() {
        Footprint table = new Footprint(0, 0, 1, 1, 0, 0, 0.75);
        Footprint lamp = new Footprint(0, 0, 0.1, 0.1, 0, 0.75, 1.2);
        assertThat(table.overlaps(lamp)).isFalse();
    }

    @Test
    void distanceIsMeasuredFromTheTurnedRectangle() {
        Footprint turned = new Footprint(1, 1, 1, 0.5, Math.PI / 2, 0, 1);
        assertThat(turned.distance(1, 2)).isCloseTo(0, within(1e-12));
        assertThat(turned.distance(2, 1)).isCloseTo(0.5, within(1e-12));
        assertThat(turned.distance(1.5 + 3, 2 + 4)).isCloseTo(5, within(1e-12));
    }

    @Test
    void theFrontGrowsTowardsWhereThePieceLooks() {
        Footprint west = new Footprint(0, 0, 0.5, 0.5, -Math.PI / 2, 0, 1).withFront(1);
        assertThat(west.distance(-1.4, 0)).isCloseTo(0, within(1e-12));
        assertThat(west.distance(0.6, 0)).isCloseTo(0.1, within(1e-12));
        Vec3 looks =
                Footprint.standing(0, 0, 0, Placer.facing(new Vec3(-1, 0, 0))).rotate(new Vec3(0, -1, 0));
        assertThat(looks).isEqualTo(new Vec3(-1, 0, 0));
    }

    @Test
    void theNotchIsWhatAnLShapedRoomLacks() {
        assertThat(Footprint.notch(new FloorPlan(4, 3, 2.5, 0, 0))).isEmpty();
        FloorPlan bent = new FloorPlan(5, 4, 2.5, 2, 1.5);
        Footprint notch = Footprint.notch(bent).orElseThrow();
        Random random = new Random(6);
        for (int i = 0; i < 2000; i++) {
            double x = 5 * random.nextDouble();
            double y = 4 * random.nextDouble();
            assertThat(notch.distance(x, y) > 0).isEqualTo(bent.contains(x, y, 0));
        }
        assertThat(notch.z0()).isNegative();
        assertThat(notch.z1()).isGreaterThan(bent.height());
    }

    @Test
    void quarterTurnsAreExact() {
        for (int quarter = 0; quarter < 8; quarter++) {
            double[] m = Footprint.standing(1, 2, 3, quarter * Math.PI / 2).toRowMajor();
            for (double value : new double[] {m[0], m[1], m[4], m[5]}) {
                assertThat(Math.abs(value)).isIn(0.0, 1.0);
            }
        }
    }
}
