package org.multispa.scenes.fusion;

import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

/// The floor plane of a scan: the points p with `up · p = height`.
///
/// @param up unit direction against gravity, in the scan's world
record Floor(Vec3 up, double height) {
    /// Brings the scan's world to z up with the floor at z = 0, turned no more than needed.
    public Pose alignment() {
        Pose turn = turnToZ(up);
        return new Pose(
                turn.m00(),
                turn.m01(),
                turn.m02(),
                0,
                turn.m10(),
                turn.m11(),
                turn.m12(),
                0,
                turn.m20(),
                turn.m21(),
                turn.m22(),
                -height);
    }

    /// The smallest rotation that takes `up` (of any length) to the z axis.
    static Pose turnToZ(Vec3 up) {
        Vec3 u = up.unit();
        if (u.z() < -1 + 1e-12) {
            return new Pose(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0);
        }
        double k = 1 / (1 + u.z());
        return new Pose(
                1 - u.x() * u.x() * k,
                -u.x() * u.y() * k,
                -u.x(),
                0,
                -u.x() * u.y() * k,
                1 - u.y() * u.y() * k,
                -u.y(),
                0,
                u.x(),
                u.y(),
                u.z(),
                0);
    }
}
