package org.multispa.geometry;

/// A point or direction in three dimensions, metres unless said otherwise.
public record Vec3(double x, double y, double z) {
    public static final Vec3 ZERO = new Vec3(0, 0, 0);

    public Vec3 plus(Vec3 other) {
        return new Vec3(x + other.x, y + other.y, z + other.z);
    }

    public Vec3 minus(Vec3 other) {
        return new Vec3(x - other.x, y - other.y, z - other.z);
    }

    public Vec3 times(double factor) {
        return new Vec3(x * factor, y * factor, z * factor);
    }

    public double dot(Vec3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    public Vec3 cross(Vec3 other) {
        return new Vec3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    /// The component along axis 0 (x), 1 (y) or 2 (z).
    public double along(int axis) {
        return switch (axis) {
            case 0 -> x;
            case 1 -> y;
            case 2 -> z;
            default -> throw new IllegalArgumentException("axis must be 0, 1 or 2, found " + axis);
        };
    }

    public double norm() {
        return Math.sqrt(dot(this));
    }

    /// This direction with length one.
    ///
    /// @throws ArithmeticException if the length is zero or not finite
    public Vec3 unit() {
        double norm = norm();
        if (!(norm > 0) || Double.isInfinite(norm)) {
            throw new ArithmeticException("no direction in " + this);
        }
        return times(1 / norm);
    }

    public boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
    }
}
