package org.multispa.scenes.fusion;

import java.io.IOException;
import java.util.Arrays;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.scenes.Frame;

/// What one frame adds to a fusion.
sealed interface DepthSamples {
    /// World points, metres: x, y, z of one after the other.
    record Points(float[] xyz) implements DepthSamples {}

    record Unreadable(IOException failure) implements DepthSamples {}

    /// Back-projects the measured pixels of a regular grid that has at most about `pixels` nodes.
    static Points of(Frame frame, DepthMap depth, double maxDepth, int pixels) {
        Intrinsics camera = frame.camera().scaledTo(depth.width(), depth.height());
        Pose pose = frame.pose();
        int step = gridStep(depth, pixels);
        int columns = (depth.width() + step - 1) / step;
        int rows = (depth.height() + step - 1) / step;
        float[] xyz = new float[3 * columns * rows];
        int n = 0;
        for (int y = 0; y < depth.height(); y += step) {
            double b = (y - camera.cy()) / camera.fy();
            for (int x = 0; x < depth.width(); x += step) {
                double d = depth.metres(x, y);
                if (d > 0 && d <= maxDepth) {
                    double cx = (x - camera.cx()) / camera.fx() * d;
                    double cy = b * d;
                    xyz[n] = (float) (pose.m00() * cx + pose.m01() * cy + pose.m02() * d + pose.m03());
                    xyz[n + 1] = (float) (pose.m10() * cx + pose.m11() * cy + pose.m12() * d + pose.m13());
                    xyz[n + 2] = (float) (pose.m20() * cx + pose.m21() * cy + pose.m22() * d + pose.m23());
                    n += 3;
                }
            }
        }
        return new Points(Arrays.copyOf(xyz, n));
    }

    private static int gridStep(DepthMap depth, int pixels) {
        double all = (double) depth.width() * depth.height();
        return Math.max(1, (int) Math.ceil(Math.sqrt(all / pixels) - 1e-9));
    }
}
