package org.multispa.scenes.synthetic.render;

/// Smooth random functions that repeat after the unit square, and hashes of lattice cells.
final class Noise {
    private Noise() {}

    /// A number in [0, 1) from two cell numbers and a seed.
    static double cell(int i, int j, long seed) {
        long h = seed * 0x9E3779B97F4A7C15L + i * 0xD1342543DE82EF95L + j * 0xAF251AF3B0F025B5L;
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        return ((h ^ (h >>> 31)) >>> 11) * 0x1.0p-53;
    }

    /// Smooth noise in [−1, 1] with `nx` by `ny` cells over the unit square, repeating after it.
    static double smooth(double x, double y, int nx, int ny, long seed) {
        double px = x * nx;
        double py = y * ny;
        int i = (int) Math.floor(px);
        int j = (int) Math.floor(py);
        double fx = ease(px - i);
        double fy = ease(py - j);
        int i0 = Math.floorMod(i, nx);
        int i1 = Math.floorMod(i + 1, nx);
        int j0 = Math.floorMod(j, ny);
        int j1 = Math.floorMod(j + 1, ny);
        double top = cell(i0, j0, seed) * (1 - fx) + cell(i1, j0, seed) * fx;
        double bottom = cell(i0, j1, seed) * (1 - fx) + cell(i1, j1, seed) * fx;
        return 2 * (top * (1 - fy) + bottom * fy) - 1;
    }

    /// Three octaves of [#smooth], in [−1, 1].
    static double cloudy(double x, double y, int nx, int ny, long seed) {
        return 0.57 * smooth(x, y, nx, ny, seed)
                + 0.29 * smooth(x, y, 2 * nx, 2 * ny, seed + 1)
                + 0.14 * smooth(x, y, 4 * nx, 4 * ny, seed + 2);
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }
}
