package org.multispa.model.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.images.RgbImage;

/// The fast filter against the plain one, and properties of both. Equality with Pillow is held by [TilerTest].
final class ResamplingTest {
    private static final Resampling PLAIN = new PlainBicubic();

    private final Resampling fast = new FastBicubic();

    @Test
    void fast_and_plain_agree_over_random_sizes() {
        Random random = new Random(3);
        for (int round = 0; round < 400; round++) {
            int most = round % 20 == 0 ? 400 : 60;
            RgbImage image = TestRasters.noise(random, 1 + random.nextInt(most), 1 + random.nextInt(most));
            agree(image, 1 + random.nextInt(most), 1 + random.nextInt(most));
        }
    }

    @Test
    void fast_and_plain_agree_where_sums_overshoot_most() {
        Random random = new Random(4);
        for (int round = 0; round < 100; round++) {
            RgbImage image = TestRasters.blackAndWhite(random, 1 + random.nextInt(80), 1 + random.nextInt(80));
            agree(image, 1 + random.nextInt(160), 1 + random.nextInt(160));
        }
    }

    @Test
    void fast_and_plain_agree_on_lines_dots_and_steep_ratios() {
        Random random = new Random(5);
        int[][] sizes = {
            {1, 1, 448, 448},
            {1, 9000, 28, 28},
            {9000, 1, 28, 28},
            {3, 700, 700, 3},
            {700, 3, 3, 700},
            {200_000, 2, 5, 9},
            {64, 63, 64, 65},
            {65, 129, 65, 1},
            {500, 193, 500, 192},
        };
        for (int[] size : sizes) {
            agree(TestRasters.noise(random, size[0], size[1]), size[2], size[3]);
        }
    }

    private void agree(RgbImage image, int width, int height) {
        RgbImage plain = PLAIN.resize(image, width, height);
        RgbImage found = fast.resize(image, width, height);
        assertThat(found.width()).isEqualTo(plain.width()).isEqualTo(width);
        assertThat(found.height()).isEqualTo(plain.height()).isEqualTo(height);
        assertThat(found.rgb())
                .as("%dx%d to %dx%d", image.width(), image.height(), width, height)
                .isEqualTo(plain.rgb());
    }

    @Test
    void an_image_of_the_wanted_size_stays_as_it_is() {
        RgbImage image = TestRasters.noise(new Random(6), 37, 51);
        assertThat(PLAIN.resize(image, 37, 51).rgb()).isEqualTo(image.rgb());
        assertThat(fast.resize(image, 37, 51).rgb()).isEqualTo(image.rgb());
    }

    @Test
    void columns_and_rows_are_treated_alike() {
        RgbImage image = TestRasters.noise(new Random(7), 20, 33);
        RgbImage narrow = fast.resize(image, 11, 33);
        RgbImage turned = fast.resize(turned(image), 33, 11);
        assertThat(turned(turned).rgb()).isEqualTo(narrow.rgb());
    }

    private static RgbImage turned(RgbImage image) {
        byte[] rgb = new byte[image.rgb().length];
        for (int x = 0, at = 0; x < image.width(); x++) {
            for (int y = 0; y < image.height(); y++) {
                int pixel = image.pixel(x, y);
                rgb[at++] = (byte) (pixel >> 16);
                rgb[at++] = (byte) (pixel >> 8);
                rgb[at++] = (byte) pixel;
            }
        }
        int columns = image.height();
        int rows = image.width();
        return new RgbImage(columns, rows, rgb);
    }

    @Test
    void weights_of_a_pixel_sum_to_one_and_lie_within_the_image() {
        Random random = new Random(8);
        for (int round = 0; round < 300; round++) {
            int from = 1 + random.nextInt(300);
            BicubicWeights weights = BicubicWeights.of(from, 1 + random.nextInt(300));
            for (int i = 0; i < weights.size(); i++) {
                assertThat(weights.start(i)).isNotNegative();
                assertThat(weights.taps(i)).isBetween(1, weights.taps());
                assertThat(weights.start(i) + weights.taps(i)).isLessThanOrEqualTo(from);
                long sum = 0;
                long magnitude = 0;
                for (int t = 0; t < weights.taps(i); t++) {
                    sum += weights.weight(i, t);
                    magnitude += Math.abs(weights.weight(i, t));
                }
                assertThat(Math.abs(sum - (1L << BicubicWeights.PRECISION))).isLessThanOrEqualTo(weights.taps());
                assertThat(255 * magnitude + BicubicWeights.HALF).isLessThan(Integer.MAX_VALUE);
            }
        }
    }

    @Test
    void doubling_has_the_weights_of_the_textbook() {
        BicubicWeights weights = BicubicWeights.of(10, 20);
        int one = 1 << BicubicWeights.PRECISION;
        assertThat(weights.start(10)).isEqualTo(3);
        assertThat(new int[] {weights.weight(10, 0), weights.weight(10, 1), weights.weight(10, 2), weights.weight(10, 3)
                })
                .containsExactly(-3 * one / 128, 29 * one / 128, 111 * one / 128, -9 * one / 128);
    }

    @Test
    void weights_are_kept_for_the_sizes_used_last() {
        WeightCache cache = new WeightCache();
        BicubicWeights first = cache.of(100, 50);
        for (int i = 0; i < 15; i++) {
            cache.of(200 + i, 50);
        }
        assertThat(cache.of(100, 50)).isSameAs(first);
        cache.of(300, 50);
        assertThat(cache.of(100, 50)).isSameAs(first);
        for (int i = 0; i < 16; i++) {
            cache.of(400 + i, 50);
        }
        assertThat(cache.of(100, 50)).isNotSameAs(first);
        assertThat(cache.size()).isEqualTo(16);
    }

    @Test
    void weights_of_very_long_axes_are_not_kept() {
        WeightCache cache = new WeightCache();
        cache.of(20_000, 5);
        cache.of(5, 20_000);
        assertThat(cache.size()).isZero();
    }
}
