package org.multispa.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrustumTest {
    private static final Intrinsics CAMERA = new Intrinsics(100, 100, 50, 40, 100, 80);

    @Test
    void placesABoxBeforeTheCameraInsideAndOneBehindItOutside() {
        assertThat(place(0, -0.1, -0.1, 2, 0.1, 0.1, 2.2)).isEqualTo(Frustum.Place.INSIDE);
        assertThat(place(0, -0.1, -0.1, -2.2, 0.1, 0.1, -2)).isEqualTo(Frustum.Place.OUTSIDE);
        assertThat(place(0, -0.1, -0.1, -1, 0.1, 0.1, 1)).isEqualTo(Frustum.Place.ACROSS);
    }

    @Test
    void theBorderIsNoPartOfTheView() {
        double atTheLeftEdge = -0.49;
        assertThat(place(0, atTheLeftEdge, 0, 1, -0.48, 0.01, 1)).isEqualTo(Frustum.Place.INSIDE);
        assertThat(place(0.1, atTheLeftEdge, 0, 1, -0.48, 0.01, 1)).isEqualTo(Frustum.Place.OUTSIDE);
    }

    @Test
    void everyPointOfABoxLiesWhereTheBoxIsPlaced() {
        Map<Frustum.Place, Integer> places = new EnumMap<>(Frustum.Place.class);
        for (int seed = 0; seed < 4_000; seed++) {
            RandomViews random = new RandomViews(seed);
            Pose view = random.pose().inverse();
            Intrinsics camera = random.camera();
            double border = seed % 3 * 0.05;
            PointCloud box = random.denseCloud(64);
            Frustum.Place place = Frustum.of(view, camera, border).places(box.blockBoxes())[0];
            places.merge(place, 1, Integer::sum);
            for (int i = 0; i < box.size(); i++) {
                boolean inside = isInside(view.transform(box.point(i)), camera, border);
                switch (place) {
                    case INSIDE -> assertThat(inside).as("seed %d", seed).isTrue();
                    case OUTSIDE -> assertThat(inside).as("seed %d", seed).isFalse();
                    case ACROSS -> {}
                }
            }
        }
        assertThat(places.keySet()).containsExactly(Frustum.Place.values());
        assertThat(places.values()).allMatch(times -> times > 50);
    }

    private static boolean isInside(Vec3 point, Intrinsics camera, double border) {
        double u = camera.u(point);
        double v = camera.v(point);
        return point.z() > 0
                && u >= border * camera.width()
                && u < camera.width() - border * camera.width()
                && v >= border * camera.height()
                && v < camera.height() - border * camera.height();
    }

    private static Frustum.Place place(double border, double... box) {
        return Frustum.of(Pose.IDENTITY, CAMERA, border).places(box)[0];
    }
}
