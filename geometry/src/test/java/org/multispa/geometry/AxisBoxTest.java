package org.multispa.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisBoxTest {
    private final AxisBox box = new AxisBox(new Vec3(-1, 2, 0), new Vec3(3, 2, 5));

    @Test
    void theMiddleAndTheSidesLieBetweenTheCorners() {
        assertThat(box.center()).isEqualTo(new Vec3(1, 2, 2.5));
        assertThat(box.size()).isEqualTo(new Vec3(4, 0, 5));
    }

    @Test
    void theCornersRunThroughXThenYThenZ() {
        AxisBox cube = new AxisBox(Vec3.ZERO, new Vec3(1, 2, 4));
        assertThat(cube.corners())
                .isEqualTo(List.of(
                        new Vec3(0, 0, 0),
                        new Vec3(1, 0, 0),
                        new Vec3(0, 2, 0),
                        new Vec3(1, 2, 0),
                        new Vec3(0, 0, 4),
                        new Vec3(1, 0, 4),
                        new Vec3(0, 2, 4),
                        new Vec3(1, 2, 4)));
    }

    @Test
    void componentsAreNumberedFromX() {
        assertThat(box.size().along(0)).isEqualTo(4);
        assertThat(box.size().along(1)).isEqualTo(0);
        assertThat(box.size().along(2)).isEqualTo(5);
        assertThatIllegalArgumentException().isThrownBy(() -> box.size().along(3));
    }

    @Test
    void cornersOutOfOrderOrNotANumberAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AxisBox(new Vec3(0, 0, 1), Vec3.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new AxisBox(new Vec3(Double.NaN, 0, 0), Vec3.ZERO));
    }
}
