package org.multispa.scenes.synthetic.render;

/// Arithmetic of colours as they are stored in images (square root of light), 0xRRGGBB.
final class Rgb {
    private Rgb() {}

    /// From channels in 0..1, clamped.
    static int of(double r, double g, double b) {
        return level(r) << 16 | level(g) << 8 | level(b);
    }

    static int times(int rgb, double factor) {
        return of(red(rgb) * factor, green(rgb) * factor, blue(rgb) * factor);
    }

    /// `share` of `b` and the rest of `a`.
    static int mix(int a, int b, double share) {
        double s = Math.clamp(share, 0, 1);
        return of(
                red(a) + s * (red(b) - red(a)),
                green(a) + s * (green(b) - green(a)),
                blue(a) + s * (blue(b) - blue(a)));
    }

    static double red(int rgb) {
        return (rgb >> 16 & 0xFF) / 255.0;
    }

    static double green(int rgb) {
        return (rgb >> 8 & 0xFF) / 255.0;
    }

    static double blue(int rgb) {
        return (rgb & 0xFF) / 255.0;
    }

    private static int level(double value) {
        return (int) Math.clamp(Math.rint(value * 255), 0, 255);
    }
}
