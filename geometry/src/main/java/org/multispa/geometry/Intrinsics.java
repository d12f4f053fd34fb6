package org.multispa.geometry;

/// A pinhole camera: focal lengths and principal point in pixels, image size in pixels.
///
/// Pixel (0, 0) is the top-left one; u runs right, v down. A camera point (x, y, z) lands on `u = fx·x/z + cx`,
/// `v = fy·y/z + cy`.
public record Intrinsics(double fx, double fy, double cx, double cy, int width, int height) {
    public Intrinsics {
        if (!(fx > 0 && fy > 0) || Double.isInfinite(fx) || Double.isInfinite(fy)) {
            throw new IllegalArgumentException("focal lengths must be positive and finite, found " + fx + ", " + fy);
        }
        if (!Double.isFinite(cx) || !Double.isFinite(cy)) {
            throw new IllegalArgumentException("principal point must be finite, found " + cx + ", " + cy);
        }
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("image size must be positive, found " + width + "x" + height);
        }
    }

    /// The same camera for an image resampled to another size.
    public Intrinsics scaledTo(int newWidth, int newHeight) {
        double sx = (double) newWidth / width;
        double sy = (double) newHeight / height;
        return new Intrinsics(fx * sx, fy * sy, cx * sx, cy * sy, newWidth, newHeight);
    }

    public double u(Vec3 camera) {
        return fx * camera.x() / camera.z() + cx;
    }

    public double v(Vec3 camera) {
        return fy * camera.y() / camera.z() + cy;
    }

    /// The camera point at depth `z` (metres along the optical axis) behind pixel (u, v).
    public Vec3 backProject(double u, double v, double z) {
        return new Vec3((u - cx) / fx * z, (v - cy) / fy * z, z);
    }

    /// True where `0 ≤ u < width` and `0 ≤ v < height`.
    public boolean contains(double u, double v) {
        return u >= 0 && u < width && v >= 0 && v < height;
    }
}
