package org.multispa.scenes.synthetic.render;

import org.multispa.scenes.synthetic.model.Material;

/// A square repeating picture with all its halved copies, so that it neither flickers nor blurs at any distance.
/// Channels hold the square root of the reflected share, as images do.
final class Texture {
    private final int[][] levels;
    private final int bits;

    private Texture(int[][] levels, int bits) {
        this.levels = levels;
        this.bits = bits;
    }

    static Texture of(Material material) {
        int bits = switch (material.pattern()) {
            case PLAIN -> 5;
            case PLANKS, TILES, BRICK, SCREEN, RUG -> 9;
            case PLASTER,
                    FABRIC,
                    KNIT,
                    LEATHER,
                    CARPET,
                    WOOD,
                    STRIPES,
                    WALLPAPER,
                    METAL,
                    MARBLE,
                    WICKER,
                    LEAF,
                    CARDBOARD,
                    KEYS,
                    GLASS,
                    CLOCK,
                    BOOKS,
                    PAINTING,
                    SKY -> 8;
        };
        int[][] levels = new int[bits + 1][];
        levels[0] = new Painter(material).paint(1 << bits);
        for (int level = 1; level <= bits; level++) {
            levels[level] = halved(levels[level - 1], 1 << (bits - level));
        }
        return new Texture(levels, bits);
    }

    /// Texels along a side of the full picture.
    int size() {
        return 1 << bits;
    }

    private static int[] halved(int[] fine, int size) {
        int[] half = new int[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int at = 4 * y * size + 2 * x;
                int p = fine[at];
                int q = fine[at + 1];
                int r = fine[at + 2 * size];
                int s = fine[at + 2 * size + 1];
                int even = (p & 0xFF00FF) + (q & 0xFF00FF) + (r & 0xFF00FF) + (s & 0xFF00FF) + 0x20002;
                int green = (p >> 8 & 0xFF) + (q >> 8 & 0xFF) + (r >> 8 & 0xFF) + (s >> 8 & 0xFF) + 2;
                half[y * size + x] = (even >>> 2 & 0xFF00FF) | (green >> 2) << 8;
            }
        }
        return half;
    }

    /// The colour at (u, v), in copies of the picture, seen with a footprint of `texels` texels; blends two levels.
    int sample(double u, double v, double texels) {
        if (texels <= 1) {
            return bilinear(0, u, v);
        }
        int exponent = Math.getExponent(texels);
        if (exponent >= bits) {
            return levels[bits][0];
        }
        double rest = texels / (1 << exponent) - 1;
        int fine = bilinear(exponent, u, v);
        int coarse = bilinear(exponent + 1, u, v);
        return blend(fine, coarse, (int) (rest * 256));
    }

    private static int blend(int a, int b, int weight) {
        int rest = 256 - weight;
        int even = ((a & 0xFF00FF) * rest + (b & 0xFF00FF) * weight) >>> 8 & 0xFF00FF;
        int green = ((a >> 8 & 0xFF) * rest + (b >> 8 & 0xFF) * weight) & 0xFF00;
        return even | green;
    }

    private int bilinear(int level, double u, double v) {
        int[] texels = levels[level];
        int shift = bits - level;
        int mask = (1 << shift) - 1;
        long x = (long) Math.floor((u * (1 << shift) - 0.5) * 256);
        long y = (long) Math.floor((v * (1 << shift) - 0.5) * 256);
        int x0 = (int) (x >> 8) & mask;
        int y0 = ((int) (y >> 8) & mask) << shift;
        int x1 = (x0 + 1) & mask;
        int y1 = (y0 + (1 << shift)) & ((1 << 2 * shift) - 1);
        int fx = (int) x & 0xFF;
        int fy = (int) y & 0xFF;
        return blend(blend(texels[y0 | x0], texels[y0 | x1], fx), blend(texels[y1 | x0], texels[y1 | x1], fx), fy);
    }
}
