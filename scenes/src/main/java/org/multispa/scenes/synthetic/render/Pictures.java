package org.multispa.scenes.synthetic.render;

/// Patterns that fill a whole face: paintings, screens, rows of books, rugs.
final class Pictures {
    private static final int[] SPINES = {
        0x8C2F2B, 0x2E4A6B, 0x3F6B45, 0xC9A54A, 0x5B3A5E, 0xD8D2C4, 0x2B2B2E, 0xB5622E, 0x6E8FA6, 0x9C8B72, 0x4F6F6B
    };

    private Pictures() {}

    /// A row of book spines, the width of the face given in metres.
    static int books(double x, double y, double metres, long seed) {
        double left = 0;
        int book = 0;
        double width = spine(book, metres, seed);
        while (left + width < x) {
            left += width;
            book++;
            width = spine(book, metres, seed);
        }
        double across = (x - left) / width;
        double top = 0.04 + 0.30 * Noise.cell(book, 1, seed);
        boolean gap = Noise.cell(book, 2, seed) < 0.06;
        if (y < top || gap) {
            return 0x1E1916;
        }
        int base = SPINES[(int) (Noise.cell(book, 3, seed) * SPINES.length)];
        double round = 0.72 + 0.32 * Math.sin(Math.PI * across);
        double inside = (y - top) / (1 - top);
        boolean band = Math.abs(inside - 0.15) < 0.018 || Math.abs(inside - 0.85) < 0.018;
        boolean title = inside > 0.3
                && inside < 0.65
                && Math.abs(across - 0.5) < 0.14
                && Noise.cell((int) (inside * 40), book, seed) < 0.7;
        int ink = Rgb.mix(base, 0xF2E6C0, 0.7);
        return Rgb.times(band || title ? ink : base, round * (0.9 + 0.2 * Noise.cell(book, 4, seed)));
    }

    private static double spine(int book, double metres, long seed) {
        return (0.016 + 0.032 * Noise.cell(book, 0, seed)) / metres;
    }

    /// One of a landscape, coloured rectangles, circles, or a portrait-like shape, within a pale margin.
    static int painting(double x, double y, int color, int accent, long seed) {
        if (Math.min(Math.min(x, 1 - x), Math.min(y, 1 - y)) < 0.07) {
            return 0xF1EDE4;
        }
        return switch ((int) (Noise.cell(1, 1, seed) * 4)) {
            case 0 -> landscape(x, y, color, accent, seed);
            case 1 -> blocks(x, y, color, accent, seed);
            case 2 -> circles(x, y, color, accent, seed);
            default -> {
                double body = Math.hypot((x - 0.5) / 0.38, (y - 1.05) / 0.45);
                double head = Math.hypot((x - 0.5) / 0.14, (y - 0.42) / 0.2);
                int back = Rgb.times(color, 0.75 + 0.25 * Noise.cloudy(x, y, 3, 3, seed));
                yield head < 1 ? 0xD9A883 : body < 1 ? accent : head < 1.3 && y < 0.45 ? 0x3A2A20 : back;
            }
        };
    }

    private static int landscape(double x, double y, int color, int accent, long seed) {
        double far = 0.45 + 0.10 * Noise.cloudy(x, 0.3, 4, 4, seed);
        double near = 0.66 + 0.09 * Noise.cloudy(x, 0.7, 3, 3, seed + 1);
        double sun = Math.hypot(x - 0.25 - 0.5 * Noise.cell(2, 2, seed), y - 0.25);
        if (y > near) {
            return Rgb.times(accent, 0.7 + 0.25 * Noise.cloudy(x, y, 12, 12, seed));
        }
        if (y > far) {
            return Rgb.mix(accent, 0x7F95A8, 0.6);
        }
        return sun < 0.08 ? 0xF7E3A1 : Rgb.mix(0xE9EEF2, color, 0.7 * (1 - y));
    }

    private static int blocks(double x, double y, int color, int accent, long seed) {
        int columns = 3 + (int) (3 * Noise.cell(3, 0, seed));
        int i = (int) (x * columns);
        int j = (int) (y * 4 + Noise.cell(i, 5, seed));
        double pick = Noise.cell(i, j, seed + 9);
        int tone = Rgb.times(pick < 0.3 ? accent : pick < 0.55 ? 0xE8DFCF : color, 0.6 + 0.5 * Noise.cell(j, i, seed));
        boolean line = x * columns - i < 0.04;
        return line ? 0x2A2622 : tone;
    }

    private static int circles(double x, double y, int color, int accent, long seed) {
        int result = 0xEDE6D8;
        for (int k = 0; k < 6; k++) {
            double r = Math.hypot(x - Noise.cell(k, 20, seed), y - Noise.cell(k, 21, seed));
            double size = 0.08 + 0.2 * Noise.cell(k, 22, seed);
            if (r < size) {
                result = Rgb.times(k % 2 == 0 ? color : accent, 0.7 + 0.4 * Noise.cell(k, 23, seed));
            }
        }
        return result;
    }

    /// A rug: border, inner line and a field of diamonds.
    static int rug(double x, double y, int color, int accent, double aspect, long seed) {
        double ex = Math.min(x, 1 - x) * aspect;
        double ey = Math.min(y, 1 - y);
        double edge = Math.min(ex, ey);
        double pile = 1 + 0.16 * (Noise.cell((int) (x * 400), (int) (y * 400), seed) - 0.5);
        if (edge < 0.02 || (edge > 0.12 && edge < 0.135)) {
            return Rgb.times(Rgb.mix(color, 0x1C1512, 0.6), pile);
        }
        if (edge < 0.12) {
            double position = ex < ey ? y : x * aspect;
            boolean dot = Math.abs(position * 9 - Math.floor(position * 9) - 0.5) + Math.abs(edge - 0.07) * 9 < 0.42;
            return Rgb.times(dot ? 0xE6D9BD : accent, pile);
        }
        double diamond = Math.abs(frac(x * aspect * 4) - 0.5) + Math.abs(frac(y * 4) - 0.5);
        int field = diamond < 0.18 ? 0xE6D9BD : diamond < 0.36 ? accent : color;
        return Rgb.times(field, pile);
    }

    /// A switched-on screen: windows, lines of text, a picture; or dark glass.
    static int screen(double x, double y, int color, int accent, long seed) {
        double kind = Noise.cell(4, 4, seed);
        if (kind < 0.3) {
            return Rgb.times(0x15171B, 1 + 0.6 * (1 - y) * x);
        }
        if (kind < 0.55) {
            return landscape(x, y, color, accent, seed);
        }
        if (y > 0.95) {
            return 0x20242C;
        }
        boolean left = x > 0.05 && x < 0.58 && y > 0.08 && y < 0.88;
        boolean right = x > 0.63 && x < 0.95 && y > 0.14 && y < 0.62;
        if (!left && !right) {
            return Rgb.mix(color, 0x101826, y * 0.8);
        }
        if (left ? y < 0.13 : y < 0.19) {
            return accent;
        }
        int line = (int) (y * 30);
        double length = (left ? 0.08 : 0.66) + (left ? 0.46 : 0.25) * Noise.cell(line, left ? 1 : 2, seed);
        boolean ink = frac(y * 30) > 0.35 && frac(y * 30) < 0.75 && x > (left ? 0.08 : 0.65) && x < length;
        return ink ? 0x4A5058 : 0xF3F4F6;
    }

    /// A keyboard seen from above.
    static int keys(double x, double y, int color, int accent) {
        double kx = frac(x * 15 + 0.5 * (int) (y * 5));
        double ky = frac(y * 5);
        boolean key = kx > 0.1 && kx < 0.9 && ky > 0.12 && ky < 0.88;
        return key ? accent : color;
    }

    /// What is seen through a window: sky, clouds, trees or roofs.
    static int sky(double x, double y, long seed) {
        double line = 0.72 + 0.12 * Noise.cloudy(x, 0.2, 5, 5, seed);
        if (y > line) {
            double tone = 0.55 + 0.35 * Noise.cloudy(x, y, 20, 20, seed + 3);
            return Noise.cell(5, 5, seed) < 0.6
                    ? Rgb.times(0x7E9C66, 0.6 + tone * 0.6)
                    : Rgb.times(0xA59A90, 0.6 + tone);
        }
        double cloud = Noise.cloudy(x, y, 3, 5, seed + 1) + 0.15;
        return Rgb.mix(Rgb.mix(0x9CC3EC, 0xDDEBF7, y / line), 0xFFFFFF, cloud * 1.4);
    }

    /// A clock face: twelve ticks and two hands.
    static int clock(double x, double y, int color, int accent, long seed) {
        double dx = x - 0.5;
        double dy = 0.5 - y;
        double r = Math.hypot(dx, dy) * 2;
        double turn = frac(Math.atan2(dx, dy) / (2 * Math.PI));
        double hour = Math.abs(frac(turn * 12 + 0.5) - 0.5);
        boolean tick = r > 0.74 && r < 0.86 && hour < 0.10;
        boolean hands = hand(dx, dy, Noise.cell(6, 1, seed), 0.26) || hand(dx, dy, Noise.cell(6, 2, seed), 0.36);
        return tick || hands ? accent : color;
    }

    private static boolean hand(double dx, double dy, double turn, double length) {
        double sin = Math.sin(2 * Math.PI * turn);
        double cos = Math.cos(2 * Math.PI * turn);
        double along = dx * sin + dy * cos;
        return along > -0.04 && along < length && Math.abs(dx * cos - dy * sin) < 0.018;
    }

    private static double frac(double value) {
        return value - Math.floor(value);
    }
}
