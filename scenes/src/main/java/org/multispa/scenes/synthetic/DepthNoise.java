package org.multispa.scenes.synthetic;

import org.multispa.geometry.SeededHash;

/// What a structured-light sensor does to depth: an error along the axis that grows with distance, and holes where the
/// surface breaks off or is seen at a grazing angle.
final class DepthNoise {
    private static final int FARTHEST = 7000;

    private DepthNoise() {}

    /// A noisy copy of a depth image in millimetres.
    static char[] added(char[] exact, int width, int height, double focal, SeededHash hash) {
        char[] noisy = new char[exact.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                int z = exact[at];
                SeededHash pixel = hash.with(at);
                if (z == 0 || z > FARTHEST || lost(slope(exact, width, height, x, y) * focal / z, pixel)) {
                    continue;
                }
                double sigma = 1.2 + 1.9e-6 * (z - 400.0) * (z - 400.0);
                double gauss = Math.sqrt(-2 * Math.log(1 - pixel.with("radius").unit()))
                        * Math.cos(2 * Math.PI * pixel.with("angle").unit());
                noisy[at] = (char) Math.clamp(Math.round(z + sigma * gauss), 1, 65535);
            }
        }
        return noisy;
    }

    /// Largest change of depth to a neighbour, millimetres.
    private static double slope(char[] depth, int width, int height, int x, int y) {
        int at = y * width + x;
        int z = depth[at];
        int most = 0;
        most = x > 0 ? Math.max(most, Math.abs(z - depth[at - 1])) : most;
        most = x + 1 < width ? Math.max(most, Math.abs(z - depth[at + 1])) : most;
        most = y > 0 ? Math.max(most, Math.abs(z - depth[at - width])) : most;
        return y + 1 < height ? Math.max(most, Math.abs(z - depth[at + width])) : most;
    }

    /// @param tangent of the angle between the surface and the image plane
    private static boolean lost(double tangent, SeededHash pixel) {
        double chance = tangent > 12 ? 0.8 : tangent > 5 ? 0.35 : 0.002;
        return pixel.with("hole").unit() < chance;
    }
}
