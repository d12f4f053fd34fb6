package org.multispa.testing.rooms;

/// A pinhole camera with colour and depth images of different sizes; focal lengths and principal point in pixels of
/// the colour image.
public record Lens(double fx, double fy, double cx, double cy, int width, int height, int depthWidth, int depthHeight) {
    /// 320 x 240 colour, 160 x 120 depth.
    public static final Lens SMALL = new Lens(230, 236, 158.5, 121.5, 320, 240, 160, 120);

    /// Column of a camera point in the colour image.
    public double u(double[] point) {
        return fx * point[0] / point[2] + cx;
    }

    /// Row of a camera point in the colour image.
    public double v(double[] point) {
        return fy * point[1] / point[2] + cy;
    }

    /// Direction through colour pixel (u, v), of length one along the optical axis.
    public double[] ray(double u, double v) {
        return new double[] {(u - cx) / fx, (v - cy) / fy, 1};
    }
}
