package org.multispa.scenes.sens;

/// Where a frame's images lie in a `.sens` file, and its pose as stored.
///
/// @param pose 4x4, camera to world, in row order
record SensFrame(double[] pose, long start, int colorBytes, int depthBytes) {
    /// Pose, two time stamps, two sizes.
    static final int HEADER = 64 + 16 + 16;

    long color() {
        return start + HEADER;
    }

    long depth() {
        return color() + colorBytes;
    }
}
