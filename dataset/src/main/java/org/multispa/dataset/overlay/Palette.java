package org.multispa.dataset.overlay;

import java.util.List;
import org.multispa.dataset.Overlay;
import org.multispa.images.PixelGrid;

/// The colours a dot can have, and which of them stands out best.
///
/// All dots of one overlay share a colour: were it chosen dot by dot, the right option of a question over two
/// images could be told by the colour of its surroundings.
final class Palette {
    /// Red, yellow, cyan, magenta, green, blue as 0xRRGGBB.
    private static final List<Integer> COLOURS = List.of(0xFF1E1E, 0xFFE600, 0x00DCFF, 0xFF28D2, 0x32FF32, 0x2850FF);

    /// Samples along each side of a dot's surroundings.
    private static final int GRID = 9;

    private Palette() {}

    /// The colour whose mean contrast against the surroundings of the dot where it stands out least is largest.
    static int choose(PixelGrid image, List<Overlay.Dot> dots, double reach) {
        List<int[]> surroundings =
                dots.stream().map(dot -> surroundings(image, dot, reach)).toList();
        int best = COLOURS.getFirst();
        double bestContrast = -1;
        for (int colour : COLOURS) {
            double least = Double.POSITIVE_INFINITY;
            for (int[] around : surroundings) {
                least = Math.min(least, contrast(around, colour));
            }
            if (least > bestContrast) {
                bestContrast = least;
                best = colour;
            }
        }
        return best;
    }

    private static int[] surroundings(PixelGrid image, Overlay.Dot dot, double reach) {
        int[] pixels = new int[GRID * GRID];
        for (int i = 0; i < pixels.length; i++) {
            double u = dot.u() + reach * (2.0 * (i % GRID) / (GRID - 1) - 1);
            int row = i / GRID;
            double v = dot.v() + reach * (2.0 * row / (GRID - 1) - 1);
            int x = Math.clamp((long) Math.floor(u), 0, image.width() - 1);
            int y = Math.clamp((long) Math.floor(v), 0, image.height() - 1);
            pixels[i] = image.pixel(x, y);
        }
        return pixels;
    }

    private static double contrast(int[] pixels, int colour) {
        double sum = 0;
        for (int pixel : pixels) {
            sum += distance(pixel, colour);
        }
        return sum / pixels.length;
    }

    /// Distance of two colours with red and blue weighted by the mean red, a cheap stand-in for how the eye sees.
    private static double distance(int a, int b) {
        int redA = a >> 16 & 0xFF;
        int redB = b >> 16 & 0xFF;
        double meanRed = (redA + redB) / 2.0;
        int red = redA - redB;
        int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
        int blue = (a & 0xFF) - (b & 0xFF);
        return Math.sqrt(
                (2 + meanRed / 256) * red * red + 4.0 * green * green + (2 + (255 - meanRed) / 256) * blue * blue);
    }
}
