package org.multispa.engine.testscenes;

import org.multispa.geometry.Pose;
import org.multispa.testing.rooms.Matrices;

/// Motions of a whole scene that leave the vertical where it is.
public final class Moved {
    private Moved() {}

    /// A turn about the vertical axis, degrees, and a shift, metres.
    public static Pose by(double degrees, double x, double y, double z) {
        return Pose.ofRowMajor(Matrices.turned(Math.toRadians(degrees), x, y, z));
    }
}
