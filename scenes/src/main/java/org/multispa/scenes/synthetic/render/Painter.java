package org.multispa.scenes.synthetic.render;

import org.multispa.scenes.synthetic.model.Material;

/// Paints one repeat of a material's pattern.
final class Painter {
    private final Material material;
    private final int color;
    private final int accent;
    private final long seed;

    Painter(Material material) {
        this.material = material;
        this.color = material.color();
        this.accent = material.accent();
        this.seed = material.seed() * 0x9E3779B97F4A7C15L
                + material.pattern().name().hashCode();
    }

    /// The pattern in `size` by `size` texels, rows from the top, 0xRRGGBB.
    int[] paint(int size) {
        int[] texels = new int[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                texels[y * size + x] = at((x + 0.5) / size, (y + 0.5) / size);
            }
        }
        return texels;
    }

    private int at(double x, double y) {
        return switch (material.pattern()) {
            case PLAIN -> Rgb.times(color, 1 + 0.02 * Noise.smooth(x, y, 16, 16, seed));
            case PLASTER ->
                Rgb.times(
                        color,
                        1 + 0.03 * Noise.cloudy(x, y, 6, 6, seed) + 0.025 * Noise.smooth(x, y, 90, 90, seed + 5));
            case FABRIC -> fabric(x, y);
            case KNIT -> knit(x, y);
            case LEATHER ->
                Rgb.times(
                        color,
                        1
                                + 0.08 * Noise.cloudy(x, y, 4, 4, seed)
                                - 0.22 * Math.max(0, 0.25 - Math.abs(Noise.smooth(x, y, 40, 40, seed + 7))));
            case CARPET ->
                Rgb.mix(
                        Rgb.times(
                                color,
                                1
                                        + 0.22 * (Noise.cell((int) (x * 256), (int) (y * 256), seed) - 0.5)
                                        + 0.09 * Noise.cloudy(x, y, 12, 12, seed)),
                        accent,
                        0.25 * Noise.cell((int) (x * 128), (int) (y * 128), seed + 1));
            case RUG -> Pictures.rug(x, y, color, accent, material.width() / material.height(), seed);
            case WOOD -> wood(x, y, seed, 1);
            case PLANKS -> planks(x, y);
            case TILES -> tiles(x, y);
            case BRICK -> brick(x, y);
            case STRIPES -> stripes(x, y);
            case WALLPAPER -> wallpaper(x, y);
            case METAL ->
                Rgb.times(
                        color, 1 + 0.05 * Noise.smooth(x, y, 3, 128, seed) + 0.03 * Noise.smooth(x, y, 4, 4, seed + 1));
            case MARBLE ->
                Rgb.mix(
                        color,
                        accent,
                        Math.pow(
                                1 - Math.abs(Noise.cloudy(x + 0.1 * Noise.smooth(x, y, 3, 3, seed), y, 3, 3, seed)),
                                9));
            case WICKER -> wicker(x, y);
            case LEAF ->
                Rgb.mix(
                        Rgb.times(color, 0.85 + 0.25 * Noise.smooth(x, y, 4, 4, seed)),
                        accent,
                        Math.abs(x - 0.5) < 0.04 || Math.abs(frac(y * 6 + Math.abs(x - 0.5) * 3) - 0.5) < 0.06
                                ? 0.6
                                : 0.1);
            case CARDBOARD ->
                Rgb.times(
                        color,
                        1
                                + 0.03 * Math.sin(2 * Math.PI * 60 * x)
                                + 0.05 * Noise.cloudy(x, y, 5, 5, seed)
                                - (Math.abs(y - 0.5) < 0.07 ? -0.12 : 0));
            case BOOKS -> Pictures.books(x, y, material.width(), seed);
            case PAINTING -> Pictures.painting(x, y, color, accent, seed);
            case SCREEN -> Pictures.screen(x, y, color, accent, seed);
            case KEYS -> Pictures.keys(x, y, color, accent);
            case SKY -> Pictures.sky(x, y, seed);
            case GLASS -> Rgb.mix(color, accent, 0.5 + 0.5 * Noise.smooth(x + y, x - y, 2, 3, seed));
            case CLOCK -> Pictures.clock(x, y, color, accent, seed);
        };
    }

    private int fabric(double x, double y) {
        int n = 96;
        int i = (int) (x * n);
        int j = (int) (y * n);
        double weave = ((i + j) & 1) == 0 ? 0.05 : -0.05;
        double thread = 0.10 * (Noise.cell(i, 0, seed) - 0.5) + 0.10 * (Noise.cell(0, j, seed + 1) - 0.5);
        int tinted = Rgb.mix(color, accent, 0.25 * Noise.cell(i, j, seed + 2));
        return Rgb.times(tinted, 1 + weave + thread + 0.05 * Noise.cloudy(x, y, 5, 5, seed));
    }

    private int knit(double x, double y) {
        double zigzag = frac(y * 24 + 0.5 * Math.abs(frac(x * 24) - 0.5));
        int band = Noise.cell((int) (y * 6), 0, seed) < 0.35 ? accent : color;
        return Rgb.times(band, 0.86 + 0.28 * Math.sin(Math.PI * zigzag));
    }

    private int wood(double x, double y, long salt, int stretch) {
        double warp = 0.35 * Noise.smooth(x, y, 2 * stretch, 5, salt) + 0.08 * Noise.smooth(x, y, 6, 20, salt + 1);
        double ring = 0.5 + 0.5 * Math.sin(2 * Math.PI * (y * 9 + warp * 3));
        double pore = Noise.smooth(x, y, 8 * stretch, 96, salt + 2);
        int base = Rgb.mix(color, accent, 0.15 + 0.45 * ring * ring);
        return Rgb.times(base, 1 + 0.07 * pore + 0.05 * Noise.cloudy(x, y, 2, 4, salt + 3));
    }

    private int planks(double x, double y) {
        int rows = 10;
        int row = (int) (y * rows);
        double shift = Noise.cell(row, 1, seed);
        double along = frac(x + shift) * 2;
        int column = (int) along;
        double tone = 0.84 + 0.30 * Noise.cell(row, 10 + column, seed);
        int grain = wood(x, frac(y * rows) * 0.3 + Noise.cell(row, column, seed + 4), seed + 31L * row + column, 1);
        double edge = Math.min(
                Math.min(frac(y * rows), 1 - frac(y * rows)) / rows, Math.min(along - column, column + 1 - along) / 2);
        return Rgb.times(grain, edge < 0.0014 ? 0.5 : tone);
    }

    private int tiles(double x, double y) {
        int n = 4;
        int i = (int) (x * n);
        int j = (int) (y * n);
        double fx = frac(x * n);
        double fy = frac(y * n);
        double edge = Math.min(Math.min(fx, 1 - fx), Math.min(fy, 1 - fy));
        if (edge < 0.015) {
            return Rgb.times(accent, 1 + 0.1 * Noise.smooth(x, y, 64, 64, seed));
        }
        double tone = 0.95 + 0.09 * Noise.cell(i, j, seed) + (edge < 0.03 ? 0.03 : 0);
        return Rgb.times(color, tone + 0.05 * Noise.cloudy(x, y, 9, 9, seed));
    }

    private int brick(double x, double y) {
        int rows = 12;
        int columns = 4;
        int row = (int) (y * rows);
        double px = x * columns + (row % 2 == 0 ? 0 : 0.5);
        int column = Math.floorMod((int) px, columns);
        double fx = frac(px) / columns;
        double fy = frac(y * rows) / rows;
        double edge = Math.min(Math.min(fx, 1.0 / columns - fx), Math.min(fy, 1.0 / rows - fy));
        double rough = 0.12 * Noise.cloudy(x, y, 24, 24, seed);
        if (edge < 0.0065 + 0.003 * rough) {
            return Rgb.times(accent, 1 + rough);
        }
        return Rgb.times(color, 0.8 + 0.4 * Noise.cell(row, column, seed) + rough);
    }

    private int stripes(double x, double y) {
        double position = frac(x * 4);
        int base = position < 0.5 ? color : accent;
        boolean line = Math.abs(position - 0.5) < 0.02 || position < 0.02 || position > 0.98;
        return Rgb.times(base, (line ? 0.9 : 1) + 0.02 * Noise.smooth(x, y, 60, 60, seed));
    }

    private int wallpaper(double x, double y) {
        int n = 5;
        double py = y * n;
        double px = x * n + ((int) py % 2 == 0 ? 0 : 0.5);
        double dx = frac(px) - 0.5;
        double dy = frac(py) - 0.5;
        double radius = Math.sqrt(dx * dx + dy * dy);
        double petals = 0.2 + 0.09 * Math.cos(5 * Math.atan2(dy, dx));
        boolean motif = radius < petals && radius > 0.05;
        return Rgb.times(motif ? accent : color, 1 + 0.02 * Noise.smooth(x, y, 60, 60, seed));
    }

    private int wicker(double x, double y) {
        int n = 14;
        int i = (int) (x * n);
        int j = (int) (y * n);
        boolean over = ((i + j) & 1) == 0;
        double across = over ? frac(y * n) : frac(x * n);
        double bulge = Math.sin(Math.PI * across);
        return Rgb.times(over ? color : accent, 0.45 + 0.55 * bulge + 0.15 * (Noise.cell(i, j, seed) - 0.5));
    }

    private static double frac(double value) {
        return value - Math.floor(value);
    }
}
