package org.multispa.model.tiles;

import java.util.Random;
import org.multispa.images.RgbImage;

final class TestRasters {
    private TestRasters() {}

    /// Grey levels drawn evenly, so that sums leave 0..255 on both sides.
    static RgbImage noise(Random random, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        random.nextBytes(rgb);
        return new RgbImage(width, height, rgb);
    }

    /// Black and white only: the largest overshoot there can be.
    static RgbImage blackAndWhite(Random random, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (random.nextBoolean() ? 255 : 0);
        }
        return new RgbImage(width, height, rgb);
    }
}
