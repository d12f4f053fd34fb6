package org.multispa.scenes.plain;

import java.io.IOException;
import org.multispa.geometry.Pose;
import org.multispa.scenes.plain.PlainSceneFile.CameraAxes;
import org.multispa.scenes.plain.PlainSceneFile.PoseDirection;

/// From the matrices of a `scene.json` to poses.
final class PlainPoses {
    static final Pose FLIP_Y_AND_Z = new Pose(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0);

    private PlainPoses() {}

    /// Camera to world, metres, OpenCV axes.
    ///
    /// @param metres length of the file's unit
    /// @throws IOException with the reason, if the matrix holds inf or NaN or cannot be inverted
    static Pose cameraToWorld(double[] matrix, PoseDirection direction, CameraAxes axes, double metres)
            throws IOException {
        Pose pose = scaled(Pose.ofRowMajor(matrix), metres);
        if (!pose.isFinite()) {
            throw new IOException("the pose holds inf or NaN, tracking was lost");
        }
        Pose toWorld = switch (direction) {
            case CAMERA_TO_WORLD -> pose;
            case WORLD_TO_CAMERA -> inverse(pose);
        };
        return switch (axes) {
            case OPENCV -> toWorld;
            case OPENGL -> toWorld.times(FLIP_Y_AND_Z);
        };
    }

    static Pose inverse(Pose pose) throws IOException {
        try {
            return pose.inverse();
        } catch (ArithmeticException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// The same with its translation in metres.
    static Pose scaled(Pose p, double metres) {
        return Pose.ofColumns(p.axisX(), p.axisY(), p.axisZ(), p.translation().times(metres));
    }
}
