package org.multispa.engine.verify.files;

import java.util.List;
import org.multispa.dataset.Overlay;
import org.multispa.images.RgbImage;

/// Looks for the marks in drawn images, without the code that draws them.
final class Marks {
    /// Sides of a dot's disc as shares of the image width, and its limits in pixels (docs/datasets.md).
    private static final double SHARE = 1 / 130.0;

    private static final double LEAST = 3.5;
    private static final double MOST = 16;
    /// A mark's colours have at least this much between their strongest and weakest channel, of 255.
    private static final int SATURATED = 90;

    private static final double INNER = 0.6;

    private Marks() {}

    /// Whether the middle of every dot shows a saturated colour that all dots share.
    static boolean areThere(RgbImage drawn, List<Overlay.Dot> dots) {
        double radius = INNER * Math.clamp(drawn.width() * SHARE, LEAST, MOST);
        int[] first = middle(drawn, dots.getFirst(), radius);
        for (Overlay.Dot dot : dots) {
            int[] colour = middle(drawn, dot, radius);
            int span = Math.max(colour[0], Math.max(colour[1], colour[2]))
                    - Math.min(colour[0], Math.min(colour[1], colour[2]));
            if (span < SATURATED || distance(colour, first) > SATURATED) {
                return false;
            }
        }
        return true;
    }

    /// Number of pixels that differ clearly between two images of one size.
    static long differing(RgbImage a, RgbImage b) {
        long count = 0;
        for (int at = 0; at < a.rgb().length; at += 3) {
            int most = 0;
            for (int channel = 0; channel < 3; channel++) {
                most = Math.max(most, Math.abs((a.rgb()[at + channel] & 0xFF) - (b.rgb()[at + channel] & 0xFF)));
            }
            count += most > SATURATED ? 1 : 0;
        }
        return count;
    }

    /// Mean red, green and blue within a radius of a dot's middle.
    private static int[] middle(RgbImage image, Overlay.Dot dot, double radius) {
        long[] sums = new long[3];
        long count = 0;
        int reach = (int) Math.ceil(radius);
        for (int y = (int) dot.v() - reach; y <= dot.v() + reach; y++) {
            for (int x = (int) dot.u() - reach; x <= dot.u() + reach; x++) {
                double du = x + 0.5 - dot.u();
                double dv = y + 0.5 - dot.v();
                if (x >= 0
                        && y >= 0
                        && x < image.width()
                        && y < image.height()
                        && du * du + dv * dv <= radius * radius) {
                    int pixel = image.pixel(x, y);
                    sums[0] += pixel >> 16 & 0xFF;
                    sums[1] += pixel >> 8 & 0xFF;
                    sums[2] += pixel & 0xFF;
                    count++;
                }
            }
        }
        long divisor = Math.max(1, count);
        return new int[] {(int) (sums[0] / divisor), (int) (sums[1] / divisor), (int) (sums[2] / divisor)};
    }

    private static int distance(int[] a, int[] b) {
        return Math.max(Math.abs(a[0] - b[0]), Math.max(Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2])));
    }
}
