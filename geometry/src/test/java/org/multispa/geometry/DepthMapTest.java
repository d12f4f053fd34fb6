package org.multispa.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DepthMapTest {
    private final DepthMap map = new DepthMap(new char[] {1000, 0, 65535, 2500, 5000, 40000}, 3, 2, 1000, 65535);

    @Test
    void rawValuesBecomeMetresAndInvalidOnesZero() {
        assertThat(map.metres(0, 0)).isEqualTo(1.0);
        assertThat(map.metres(1, 0)).isZero();
        assertThat(map.metres(2, 0)).isZero();
        assertThat(map.metres(2, 1)).isEqualTo(40.0);
        assertThat(map.raw(0, 1)).isEqualTo(2500);
    }

    @Test
    void colourPixelsReadTheNearestDepthPixelClampedToTheImage() {
        assertThat(map.metresAt(0, 0, 30, 20)).isEqualTo(1.0);
        assertThat(map.metresAt(14.9, 11, 30, 20)).isEqualTo(5.0);
        assertThat(map.metresAt(29.9, 19.9, 30, 20)).isEqualTo(40.0);
    }

    @Test
    void moreScalesThanAreKeptDisturbNoMap() {
        for (int units = 100; units < 200; units++) {
            DepthMap other = new DepthMap(new char[] {1000}, 1, 1, units, 0);
            assertThat(other.metres(0, 0)).isEqualTo(1000.0 / units);
            assertThat(map.metres(0, 0)).isEqualTo(1.0);
        }
    }

    @Test
    void impossibleMapsAreRefused() {
        assertThatThrownBy(() -> new DepthMap(new char[5], 3, 2, 1000, 0)).hasMessageContaining("3x2");
        assertThatThrownBy(() -> new DepthMap(new char[6], 3, 2, 0, 0)).hasMessageContaining("scale");
        assertThatThrownBy(() -> new Intrinsics(0, 1, 0, 0, 4, 4)).hasMessageContaining("focal");
        assertThatThrownBy(() -> new Intrinsics(1, 1, Double.NaN, 0, 4, 4)).hasMessageContaining("principal");
        assertThatThrownBy(() -> new Intrinsics(1, 1, 0, 0, 0, 4)).hasMessageContaining("size");
    }

    @Test
    void intrinsicsScaleWithTheImage() {
        Intrinsics camera = new Intrinsics(100, 120, 50, 40, 100, 80);
        Intrinsics half = camera.scaledTo(50, 40);
        Vec3 point = camera.backProject(20, 30, 2);
        assertThat(half.u(point)).isEqualTo(10);
        assertThat(half.v(point)).isEqualTo(15);
        assertThat(camera.contains(99.9, 0)).isTrue();
        assertThat(camera.contains(100, 0)).isFalse();
    }
}
