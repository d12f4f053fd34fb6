package org.multispa.model.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ImageNetPixelsTest {
    @Test
    void planes_hold_one_channel_each_in_the_order_of_the_pixels() {
        byte[] pixels = new byte[2 * 3 * 5 * 5];
        new Random(1).nextBytes(pixels);
        float[] numbers = ImageNetPixels.of(new Tiles(2, 5, pixels));
        double[] mean = {0.485, 0.456, 0.406};
        double[] deviation = {0.229, 0.224, 0.225};
        assertThat(numbers).hasSize(pixels.length);
        for (int i = 0; i < pixels.length; i++) {
            int channel = i % 3;
            int pixel = i / 3 % 25;
            int tile = i / 75;
            double exact = ((pixels[i] & 0xFF) / 255.0 - mean[channel]) / deviation[channel];
            assertThat((double) numbers[(tile * 3 + channel) * 25 + pixel]).isBetween(exact - 5e-7, exact + 5e-7);
        }
    }

    /// Single precision at every step: in double precision most of these would end in another last digit.
    @Test
    void numbers_are_those_of_single_precision_steps() {
        float[] numbers = ImageNetPixels.of(new Tiles(1, 1, new byte[] {100, (byte) 200, (byte) 255}));
        assertThat(numbers)
                .containsExactly(
                        (100f / 255f - 0.485f) / 0.229f,
                        (200f / 255f - 0.456f) / 0.224f,
                        (255f / 255f - 0.406f) / 0.225f);
        float[] black = ImageNetPixels.of(new Tiles(1, 1, new byte[3]));
        assertThat(black).containsExactly(-0.485f / 0.229f, -0.456f / 0.224f, -0.406f / 0.225f);
    }
}
