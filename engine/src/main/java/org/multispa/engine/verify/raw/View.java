package org.multispa.engine.verify.raw;

import org.multispa.geometry.Intrinsics;
import org.multispa.scenes.Frame;

/// The camera of one frame.
///
/// @param position of the frame among the scene's frames
/// @param number of the frame in its scan
/// @param toWorld camera to aligned world, 16 numbers in row order, metres
/// @param toCamera its inverse
public record View(int position, int number, double[] toWorld, double[] toCamera, Intrinsics camera) {
    public static View of(int position, Frame frame) {
        double[] toWorld = frame.pose().toRowMajor();
        return new View(position, frame.number(), toWorld, Matrix.inverse(toWorld), frame.camera());
    }

    /// The same frame as one sees it who takes world-to-camera for camera-to-world.
    public View mistaken() {
        return new View(position, number, /* toWorld= */ toCamera, /* toCamera= */ toWorld, camera);
    }

    /// Where a point of the world lands.
    public Spot spot(double[] world) {
        return land(Matrix.point(toCamera, world));
    }

    /// Where a point in camera coordinates lands.
    public Spot land(double[] point) {
        return new Spot(
                camera.fx() * point[0] / point[2] + camera.cx(),
                camera.fy() * point[1] / point[2] + camera.cy(),
                point[2]);
    }

    /// The point of the world at depth `z` behind pixel (u, v).
    public double[] behind(double u, double v, double z) {
        double[] point = {(u - camera.cx()) / camera.fx() * z, (v - camera.cy()) / camera.fy() * z, z};
        return Matrix.point(toWorld, point);
    }

    /// Heading of the forward axis, the third column, degrees.
    public double yaw() {
        return Math.toDegrees(Math.atan2(toWorld[6], toWorld[2]));
    }

    /// Elevation of the forward axis, degrees.
    public double pitch() {
        double level = Math.sqrt(toWorld[2] * toWorld[2] + toWorld[6] * toWorld[6]);
        return Math.toDegrees(Math.atan2(toWorld[10], level));
    }

    /// Angle about the forward axis from the upright position, by the heights of the right axis and the down axis, the
    /// first two columns, degrees; positive where the right axis points down.
    public double roll() {
        return Math.toDegrees(Math.atan2(-toWorld[8], -toWorld[9]));
    }

    /// The optical centre in the world.
    public double[] eye() {
        return new double[] {toWorld[3], toWorld[7], toWorld[11]};
    }
}
