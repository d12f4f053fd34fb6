package org.multispa.evaluation.page.cases;

import java.util.Arrays;
import org.multispa.images.RgbImage;

/// Makes an image smaller: every pixel is the mean of the area it stands for.
final class Shrinking {
    private Shrinking() {}

    /// @param side what the longer side is to have at most; smaller images stay as they are
    static RgbImage toSide(RgbImage image, int side) {
        int longer = Math.max(image.width(), image.height());
        if (longer <= side) {
            return image;
        }
        int width = Math.max(1, Math.round((float) image.width() * side / longer));
        int height = Math.max(1, Math.round((float) image.height() * side / longer));
        return vertically(horizontally(image, width), height);
    }

    /// How much of each old position belongs to a new one: the first old position and a weight for each.
    private record Share(int from, float[] weights) {
        static Share[] of(int old, int now) {
            double step = (double) old / now;
            Share[] shares = new Share[now];
            for (int i = 0; i < now; i++) {
                double low = i * step;
                double high = Math.min(old, low + step);
                int from = (int) low;
                int to = Math.min(old, (int) Math.ceil(high));
                float[] weights = new float[to - from];
                for (int k = from; k < to; k++) {
                    weights[k - from] = (float) ((Math.min(high, k + 1.0) - Math.max(low, k)) / (high - low));
                }
                shares[i] = new Share(from, weights);
            }
            return shares;
        }
    }

    private static RgbImage horizontally(RgbImage image, int width) {
        Share[] shares = Share.of(image.width(), width);
        byte[] rgb = new byte[3 * width * image.height()];
        byte[] old = image.rgb();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * image.width() + shares[x].from);
                float red = 0.5f;
                float green = 0.5f;
                float blue = 0.5f;
                for (float weight : shares[x].weights) {
                    red += weight * (old[at] & 0xFF);
                    green += weight * (old[at + 1] & 0xFF);
                    blue += weight * (old[at + 2] & 0xFF);
                    at += 3;
                }
                int to = 3 * (y * width + x);
                rgb[to] = (byte) (int) red;
                rgb[to + 1] = (byte) (int) green;
                rgb[to + 2] = (byte) (int) blue;
            }
        }
        return new RgbImage(width, image.height(), rgb);
    }

    private static RgbImage vertically(RgbImage image, int height) {
        Share[] shares = Share.of(image.height(), height);
        int row = 3 * image.width();
        byte[] rgb = new byte[row * height];
        byte[] old = image.rgb();
        float[] sums = new float[row];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0.5f);
            for (int k = 0; k < shares[y].weights.length; k++) {
                float weight = shares[y].weights[k];
                int at = row * (shares[y].from + k);
                for (int x = 0; x < row; x++) {
                    sums[x] += weight * (old[at + x] & 0xFF);
                }
            }
            for (int x = 0; x < row; x++) {
                rgb[row * y + x] = (byte) (int) sums[x];
            }
        }
        return new RgbImage(image.width(), height, rgb);
    }
}
