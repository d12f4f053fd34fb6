package org.multispa.engine.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.Vec3;

class DimensionTest {
    private static AxisBox box(double x, double y, double z) {
        return new AxisBox(new Vec3(5, 6, 7), new Vec3(5 + x, 6 + y, 7 + z));
    }

    @Test
    void length_is_the_longer_and_width_the_shorter_horizontal_side() {
        AxisBox alongX = box(3, 2, 4);
        AxisBox alongY = box(2, 3, 4);

        assertThat(Dimension.LENGTH.axis(alongX)).isEqualTo(0);
        assertThat(Dimension.WIDTH.axis(alongX)).isEqualTo(1);
        assertThat(Dimension.LENGTH.axis(alongY)).isEqualTo(1);
        assertThat(Dimension.WIDTH.axis(alongY)).isEqualTo(0);
        for (AxisBox box : new AxisBox[] {alongX, alongY}) {
            assertThat(Dimension.LENGTH.metres(box)).isEqualTo(3);
            assertThat(Dimension.WIDTH.metres(box)).isEqualTo(2);
        }
    }

    @Test
    void height_is_the_vertical_side_however_long_it_is() {
        assertThat(Dimension.HEIGHT.axis(box(1, 2, 9))).isEqualTo(2);
        assertThat(Dimension.HEIGHT.metres(box(1, 2, 9))).isEqualTo(9);
        assertThat(Dimension.HEIGHT.metres(box(1, 2, 0))).isEqualTo(0);
    }

    @Test
    void where_both_horizontal_sides_are_equal_length_runs_along_x() {
        assertThat(Dimension.LENGTH.axis(box(2, 2, 1))).isEqualTo(0);
        assertThat(Dimension.WIDTH.axis(box(2, 2, 1))).isEqualTo(1);
    }
}
