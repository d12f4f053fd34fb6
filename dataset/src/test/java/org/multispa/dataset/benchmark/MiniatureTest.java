package org.multispa.dataset.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MiniatureTest {
    private static final int PIXELS = Miniature.SIDE * Miniature.SIDE;

    private static int[] picture(long seed, int lowest, int highest) {
        return new Random(seed).ints(PIXELS, lowest, highest).toArray();
    }

    private static Miniature of(int[] levels) {
        byte[] grey = new byte[levels.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) levels[i];
        }
        return Miniature.of(grey);
    }

    @Test
    void neither_brightness_nor_contrast_matters() {
        for (int seed = 0; seed < 20; seed++) {
            int[] levels = picture(seed, 0, 100);
            Miniature plain = of(levels);
            Miniature changed = of(Arrays.stream(levels).map(l -> 2 * l + 50).toArray());
            assertThat(plain.correlation(plain)).isCloseTo(1, within(1e-5));
            assertThat(plain.correlation(changed)).isCloseTo(1, within(1e-5));
            assertThat(plain.differingBlocks(changed)).isZero();
            assertThat(plain.isTelling()).isTrue();
        }
    }

    @Test
    void a_negative_is_the_opposite() {
        int[] levels = picture(3, 0, 256);
        Miniature plain = of(levels);
        Miniature negative = of(Arrays.stream(levels).map(l -> 255 - l).toArray());
        assertThat(plain.correlation(negative)).isCloseTo(-1, within(1e-5));
        assertThat(plain.differingBlocks(negative)).isEqualTo(64);
    }

    @Test
    void comparing_goes_both_ways_and_strangers_do_not_correlate() {
        for (int seed = 0; seed < 40; seed++) {
            Miniature one = of(picture(seed, 0, 256));
            Miniature other = of(picture(1000 + seed, 0, 256));
            assertThat(one.correlation(other)).isEqualTo(other.correlation(one)).isBetween(-0.2, 0.2);
            assertThat(one.differingBlocks(other))
                    .isEqualTo(other.differingBlocks(one))
                    .isBetween(12, 52);
        }
    }

    @Test
    void one_changed_block_is_one_differing_block_at_most_two() {
        int[] levels = picture(5, 100, 120);
        int[] changed = levels.clone();
        for (int i = 0; i < PIXELS; i++) {
            int row = i / Miniature.SIDE;
            int column = i % Miniature.SIDE;
            changed[i] = row / 4 == 2 && column / 4 == 5 ? 255 - levels[i] : levels[i];
        }
        assertThat(of(levels).differingBlocks(of(changed))).isBetween(0, 2);
        assertThat(of(levels).correlation(of(changed))).isLessThan(0.97);
    }

    @Test
    void flat_images_tell_nothing_and_break_nothing() {
        for (int level : new int[] {0, 127, 255}) {
            Miniature flat = of(new int[PIXELS]);
            Miniature other = of(Arrays.stream(new int[PIXELS]).map(_ -> level).toArray());
            assertThat(other.isTelling()).isFalse();
            assertThat(other.correlation(flat)).isFinite();
        }
        assertThat(of(picture(6, 100, 108)).isTelling()).isFalse();
    }
}
