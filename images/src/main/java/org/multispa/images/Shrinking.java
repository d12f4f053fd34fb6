package org.multispa.images;

import java.util.Arrays;

/// Makes an image smaller: every pixel is the mean of the area it stands for.
final class Shrinking {
    private final RgbImage image;
    private final Shares columns;
    private final Shares rows;

    private Shrinking(RgbImage image, int width, int height) {
        this.image = image;
        columns = Shares.of(image.width(), width);
        rows = Shares.of(image.height(), height);
    }

    /// @param side what the longer side is to have at most; smaller images stay as they are
    static RgbImage toSide(RgbImage image, int side) {
        ImageSize small = sizeToSide(new ImageSize(image.width(), image.height()), side);
        return small.width() == image.width() && small.height() == image.height()
                ? image
                : new Shrinking(image, small.width(), small.height()).shrunk(small.width(), small.height());
    }

    /// The size of an image of which the longer side has at most `side` pixels and the shape stays, as well as
    /// whole pixels allow.
    static ImageSize sizeToSide(ImageSize size, int side) {
        int longer = Math.max(size.width(), size.height());
        return longer <= side
                ? size
                : new ImageSize(
                        Math.max(1, Math.round((float) size.width() * side / longer)),
                        Math.max(1, Math.round((float) size.height() * side / longer)));
    }

    /// How much of each old position belongs to a new one.
    ///
    /// @param from the first old position for each new one
    /// @param weights first those of each new position's first old one, then those of the second ones and so on to
    ///     `each`; those beyond a position's area are 0
    private record Shares(int[] from, float[] weights, int each) {
        static Shares of(int old, int now) {
            double step = (double) old / now;
            int each = Math.min(old, (int) Math.ceil(step) + 1);
            int[] from = new int[now];
            float[] weights = new float[now * each];
            for (int i = 0; i < now; i++) {
                double low = i * step;
                double high = Math.min(old, low + step);
                from[i] = Math.min((int) low, old - each);
                for (int k = 0; k < each; k++) {
                    double share = Math.min(high, from[i] + k + 1.0) - Math.max(low, from[i] + k);
                    weights[k * now + i] = (float) (Math.max(0, share) / (high - low));
                }
            }
            return new Shares(from, weights, each);
        }
    }

    private RgbImage shrunk(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        float[] sums = new float[3 * image.width()];
        float[] means = new float[3 * width];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            for (int k = 0; k < rows.each; k++) {
                add(3 * image.width() * (rows.from[y] + k), rows.weights[k * height + y], sums);
            }
            row(sums, means);
            for (int x = 0; x < means.length; x++) {
                rgb[means.length * y + x] = (byte) (int) means[x];
            }
        }
        return new RgbImage(width, height, rgb);
    }

    /// Adds a row of the image to the sums.
    private void add(int at, float weight, float[] sums) {
        byte[] old = image.rgb();
        for (int x = 0; x < sums.length; x++) {
            sums[x] += weight * (old[at + x] & 0xFF);
        }
    }

    /// Makes a row of pixels from sums over several rows. The loop over the few weights of a pixel is the outer
    /// one, so that the inner one is long.
    private void row(float[] sums, float[] means) {
        Arrays.fill(means, 0.5f);
        int[] from = columns.from;
        for (int k = 0; k < columns.each; k++) {
            for (int x = 0; x < from.length; x++) {
                float weight = columns.weights[k * from.length + x];
                int at = 3 * (from[x] + k);
                means[3 * x] += weight * sums[at];
                means[3 * x + 1] += weight * sums[at + 1];
                means[3 * x + 2] += weight * sums[at + 2];
            }
        }
    }
}
