package org.multispa.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ShrinkingTest {
    @Test
    void every_pixel_is_the_mean_of_the_area_it_stands_for() {
        Random random = new Random(1);
        for (int round = 0; round < 40; round++) {
            RgbImage image = noise(random, random.nextInt(1, 90), random.nextInt(1, 90));
            int side = random.nextInt(1, Math.max(image.width(), image.height()) + 1);
            RgbImage small = Shrinking.toSide(image, side);
            assertThat(Math.max(small.width(), small.height())).isEqualTo(side);
            for (int y = 0; y < small.height(); y++) {
                for (int x = 0; x < small.width(); x++) {
                    for (int channel = 0; channel < 3; channel++) {
                        double mean = mean(image, small, x, y, channel);
                        int level = small.rgb()[3 * (y * small.width() + x) + channel] & 0xFF;
                        assertThat((double) level).isCloseTo(mean, within(0.51));
                    }
                }
            }
        }
    }

    private static RgbImage noise(Random random, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        random.nextBytes(rgb);
        return new RgbImage(width, height, rgb);
    }

    /// The mean over an area with sides that need not be whole pixels, pixel by pixel.
    private static double mean(RgbImage image, RgbImage small, int x, int y, int channel) {
        double sum = 0;
        double area = 0;
        for (int v = 0; v < image.height(); v++) {
            double high = share(v, y, image.height(), small.height());
            for (int u = 0; high > 0 && u < image.width(); u++) {
                double part = high * share(u, x, image.width(), small.width());
                sum += part * (image.rgb()[3 * (v * image.width() + u) + channel] & 0xFF);
                area += part;
            }
        }
        return sum / area;
    }

    private static double share(int old, int now, int oldSide, int nowSide) {
        double step = (double) oldSide / nowSide;
        return Math.max(0, Math.min(old + 1.0, (now + 1) * step) - Math.max(old, now * step));
    }

    @Test
    void small_images_stay_as_they_are() {
        RgbImage image = noise(new Random(2), 20, 30);
        assertThat(Shrinking.toSide(image, 30)).isSameAs(image);
        assertThat(Shrinking.sizeToSide(new ImageSize(4000, 3), 100)).isEqualTo(new ImageSize(100, 1));
    }
}
