package org.multispa.scenes.scannet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.Intrinsics;
import org.multispa.images.ImageSize;

final class LensTest {
    private static final ImageSize FULL = new ImageSize(1296, 968);
    private static final ImageSize SMALL = new ImageSize(640, 480);
    private static final Lens LENS = new Lens(1170, 1168, 646, 490);

    @Test
    void the_numbers_stand_in_their_places_of_the_matrix() {
        assertThat(Lens.of(new double[] {1, 9, 2, 9, 9, 3, 4, 9, 9, 9, 9, 9, 9, 9, 9, 9}))
                .isEqualTo(new Lens(1, 3, 2, 4));
    }

    @Test
    void images_of_the_declared_size_keep_the_numbers() {
        assertThat(LENS.camera(Optional.of(FULL), FULL)).isEqualTo(new Intrinsics(1170, 1168, 646, 490, 1296, 968));
        assertThat(LENS.camera(Optional.empty(), FULL)).isEqualTo(new Intrinsics(1170, 1168, 646, 490, 1296, 968));
    }

    @Test
    void intrinsics_left_as_they_were_are_scaled_to_smaller_images() {
        Intrinsics camera = LENS.camera(Optional.of(FULL), SMALL);
        assertThat(camera.width()).isEqualTo(640);
        assertThat(camera.fx()).isCloseTo(1170 * 640.0 / 1296, within(1e-9));
        assertThat(camera.cy()).isCloseTo(490 * 480.0 / 968, within(1e-9));
    }

    @Test
    void intrinsics_already_scaled_are_left_alone() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            ImageSize found = new ImageSize(200 + random.nextInt(700), 150 + random.nextInt(500));
            double cx = found.width() * random.nextDouble(0.48, 0.52);
            double cy = found.height() * random.nextDouble(0.48, 0.52);
            Intrinsics camera = new Lens(500, 500, cx, cy).camera(Optional.of(FULL), found);
            assertThat(camera).isEqualTo(new Intrinsics(500, 500, cx, cy, found.width(), found.height()));
        }
    }

    @Test
    void a_principal_point_outside_the_image_is_refused() {
        assertThatThrownBy(() -> LENS.camera(Optional.empty(), SMALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("640x480")
                .hasMessageContaining("(646.0, 490.0)");
        assertThatThrownBy(() -> LENS.camera(Optional.of(SMALL), SMALL)).hasMessageContaining("principal point");
    }

    @Test
    void numbers_that_no_camera_has_are_refused() {
        double[] bad = {0, -1, Double.NaN, Double.POSITIVE_INFINITY};
        for (double value : bad) {
            assertThatThrownBy(() -> new Lens(value, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Lens(1, value, 1, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Lens(1, 1, value, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Lens(1, 1, 1, value)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
