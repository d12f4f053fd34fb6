package org.multispa.geometry;

/// A transform of three-dimensional points, `p -> R·p + t`, the upper 3x4 block of a 4x4 matrix in row order.
///
/// As a camera's extrinsics it maps camera to world coordinates (`E_i` of the paper): the translation is the optical
/// centre and the third column the forward axis. Matrices read from files are only approximately orthonormal, so
/// [#inverse] inverts the 3x3 block exactly instead of transposing it.
public record Pose(
        double m00,
        double m01,
        double m02,
        double m03,
        double m10,
        double m11,
        double m12,
        double m13,
        double m20,
        double m21,
        double m22,
        double m23) {
    public static final Pose IDENTITY = new Pose(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);

    /// From the first 12 (of 12 or 16) values of a matrix in row order.
    public static Pose ofRowMajor(double... m) {
        if (m.length != 12 && m.length != 16) {
            throw new IllegalArgumentException("a pose has 12 or 16 numbers, found " + m.length);
        }
        return new Pose(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8], m[9], m[10], m[11]);
    }

    /// From three columns (images of the unit axes) and a translation.
    public static Pose ofColumns(Vec3 x, Vec3 y, Vec3 z, Vec3 translation) {
        return new Pose(
                x.x(),
                y.x(),
                z.x(),
                translation.x(),
                x.y(),
                y.y(),
                z.y(),
                translation.y(),
                x.z(),
                y.z(),
                z.z(),
                translation.z());
    }

    /// From a unit quaternion (normalised here) and a translation.
    public static Pose ofQuaternion(double qx, double qy, double qz, double qw, Vec3 translation) {
        double norm = Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
        double x = qx / norm;
        double y = qy / norm;
        double z = qz / norm;
        double w = qw / norm;
        return new Pose(
                1 - 2 * (y * y + z * z),
                2 * (x * y - z * w),
                2 * (x * z + y * w),
                translation.x(),
                2 * (x * y + z * w),
                1 - 2 * (x * x + z * z),
                2 * (y * z - x * w),
                translation.y(),
                2 * (x * z - y * w),
                2 * (y * z + x * w),
                1 - 2 * (x * x + y * y),
                translation.z());
    }

    /// A camera at `eye` that looks at `target`, image upright with respect to the world's `up`.
    public static Pose lookingAt(Vec3 eye, Vec3 target, Vec3 up) {
        Vec3 forward = target.minus(eye).unit();
        Vec3 right = forward.cross(up).unit();
        return ofColumns(right, forward.cross(right), forward, eye);
    }

    /// This transform after `first`: `p -> this(first(p))`.
    public Pose times(Pose first) {
        Vec3 x = rotate(first.axisX());
        Vec3 y = rotate(first.axisY());
        Vec3 z = rotate(first.axisZ());
        return ofColumns(x, y, z, transform(first.translation()));
    }

    /// The transform that undoes this one.
    ///
    /// @throws ArithmeticException if the 3x3 block is singular or not finite
    public Pose inverse() {
        double c00 = m11 * m22 - m12 * m21;
        double c01 = m12 * m20 - m10 * m22;
        double c02 = m10 * m21 - m11 * m20;
        double det = m00 * c00 + m01 * c01 + m02 * c02;
        if (!(Math.abs(det) > 1e-12) || Double.isInfinite(det)) {
            throw new ArithmeticException("pose cannot be inverted, determinant " + det);
        }
        double d = 1 / det;
        double i00 = c00 * d;
        double i01 = (m02 * m21 - m01 * m22) * d;
        double i02 = (m01 * m12 - m02 * m11) * d;
        double i10 = c01 * d;
        double i11 = (m00 * m22 - m02 * m20) * d;
        double i12 = (m02 * m10 - m00 * m12) * d;
        double i20 = c02 * d;
        double i21 = (m01 * m20 - m00 * m21) * d;
        double i22 = (m00 * m11 - m01 * m10) * d;
        return new Pose(
                i00,
                i01,
                i02,
                -(i00 * m03 + i01 * m13 + i02 * m23),
                i10,
                i11,
                i12,
                -(i10 * m03 + i11 * m13 + i12 * m23),
                i20,
                i21,
                i22,
                -(i20 * m03 + i21 * m13 + i22 * m23));
    }

    public Vec3 transform(Vec3 p) {
        return rotate(p).plus(translation());
    }

    /// The linear part applied to a direction.
    public Vec3 rotate(Vec3 p) {
        return new Vec3(
                m00 * p.x() + m01 * p.y() + m02 * p.z(),
                m10 * p.x() + m11 * p.y() + m12 * p.z(),
                m20 * p.x() + m21 * p.y() + m22 * p.z());
    }

    public Vec3 axisX() {
        return new Vec3(m00, m10, m20);
    }

    public Vec3 axisY() {
        return new Vec3(m01, m11, m21);
    }

    /// The forward axis of a camera, in world coordinates.
    public Vec3 axisZ() {
        return new Vec3(m02, m12, m22);
    }

    public Vec3 translation() {
        return new Vec3(m03, m13, m23);
    }

    /// Heading of the forward axis about the world's up axis, `atan2(f_y, f_x)`, degrees in (−180, 180].
    public double yawDegrees() {
        return Math.toDegrees(Math.atan2(m12 + 0.0, m02));
    }

    /// Elevation of the forward axis over the horizontal plane, `asin(f_z / |f|)`, degrees.
    public double pitchDegrees() {
        Vec3 f = axisZ();
        return Math.toDegrees(Math.asin(Math.clamp(f.z() / f.norm(), -1, 1)));
    }

    /// Angle of a camera about its forward axis against the upright position, degrees in (−180, 180]: from the
    /// image's downward axis to the projection of the world's downward axis onto the image plane. Positive where
    /// the camera is turned clockwise as seen from behind it. Independent of heading and elevation; without
    /// meaning where the camera looks straight up or down.
    public double rollDegrees() {
        return Math.toDegrees(Math.atan2(0.0 - m20, 0.0 - m21));
    }

    /// False where a value is inf or NaN, which is how scans mark frames whose tracking was lost.
    public boolean isFinite() {
        return axisX().isFinite()
                && axisY().isFinite()
                && axisZ().isFinite()
                && translation().isFinite();
    }

    /// Largest deviation of `RᵀR` from the identity, and infinity for a reflection.
    public double orthonormalityError() {
        Vec3 x = axisX();
        Vec3 y = axisY();
        Vec3 z = axisZ();
        if (x.cross(y).dot(z) < 0) {
            return Double.POSITIVE_INFINITY;
        }
        double lengths = Math.max(Math.abs(x.dot(x) - 1), Math.max(Math.abs(y.dot(y) - 1), Math.abs(z.dot(z) - 1)));
        double angles = Math.max(Math.abs(x.dot(y)), Math.max(Math.abs(y.dot(z)), Math.abs(z.dot(x))));
        return Math.max(lengths, angles);
    }

    /// The 16 values of the 4x4 matrix in row order.
    public double[] toRowMajor() {
        return new double[] {m00, m01, m02, m03, m10, m11, m12, m13, m20, m21, m22, m23, 0, 0, 0, 1};
    }
}
