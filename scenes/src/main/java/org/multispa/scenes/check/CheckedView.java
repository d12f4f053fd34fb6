package org.multispa.scenes.check;

import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;

/// A frame as it is looked at under some reading of its conventions.
///
/// @param pose camera to the world of the files
/// @param camera colour camera brought to the size of the depth image
/// @param depth as stored
/// @param depthFactor what the depth image's metres are multiplied by
record CheckedView(Pose pose, Intrinsics camera, DepthMap depth, double depthFactor) {
    CheckedView withPose(Pose other) {
        return new CheckedView(other, camera, depth, depthFactor);
    }

    CheckedView withCamera(Intrinsics other) {
        return new CheckedView(pose, other, depth, depthFactor);
    }

    CheckedView withDepthFactor(double factor) {
        return new CheckedView(pose, camera, depth, factor);
    }

    double metres(int x, int y) {
        return depth.metres(x, y) * depthFactor;
    }
}
