package org.multispa.model.tiles;

import org.multispa.images.RgbImage;

/// The definition written down: one pixel and one channel after the other.
final class PlainBicubic implements Resampling {
    @Override
    public RgbImage resize(RgbImage image, int width, int height) {
        RgbImage wide = width == image.width() ? image : columns(image, BicubicWeights.of(image.width(), width));
        return height == image.height() ? wide : rows(wide, BicubicWeights.of(image.height(), height));
    }

    private static RgbImage columns(RgbImage image, BicubicWeights weights) {
        byte[] out = new byte[3 * weights.size() * image.height()];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < weights.size(); x++) {
                for (int channel = 0; channel < 3; channel++) {
                    int from = 3 * (y * image.width() + weights.start(x)) + channel;
                    out[3 * (y * weights.size() + x) + channel] = sum(image.rgb(), from, 3, weights, x);
                }
            }
        }
        return new RgbImage(weights.size(), image.height(), out);
    }

    private static RgbImage rows(RgbImage image, BicubicWeights weights) {
        int stride = 3 * image.width();
        byte[] out = new byte[stride * weights.size()];
        for (int y = 0; y < weights.size(); y++) {
            for (int i = 0; i < stride; i++) {
                out[y * stride + i] = sum(image.rgb(), weights.start(y) * stride + i, stride, weights, y);
            }
        }
        return new RgbImage(image.width(), weights.size(), out);
    }

    private static byte sum(byte[] pixels, int from, int step, BicubicWeights weights, int i) {
        int sum = BicubicWeights.HALF;
        for (int t = 0; t < weights.taps(i); t++) {
            sum += (pixels[from + t * step] & 0xFF) * weights.weight(i, t);
        }
        return (byte) Math.clamp(sum >> BicubicWeights.PRECISION, 0, 255);
    }
}
