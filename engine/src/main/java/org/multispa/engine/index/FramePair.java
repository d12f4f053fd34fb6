package org.multispa.engine.index;

import org.multispa.geometry.Angles;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.Frame;

/// Two frames and how the camera moved from the first to the second.
///
/// @param overlapPercent shared points over all points seen by either, percent
/// @param displacement of the camera in the first camera's frame, metres: x right, y down, z forward
/// @param yawDegrees change of heading, (−180, 180], positive where the camera turned left
/// @param pitchDegrees change of elevation, positive where the camera tilted up
public record FramePair(
        Frame first, Frame second, double overlapPercent, Vec3 displacement, double yawDegrees, double pitchDegrees) {

    static FramePair of(Frame first, Frame second, double overlapPercent) {
        Pose a = first.pose();
        Pose b = second.pose();
        return new FramePair(
                first,
                second,
                overlapPercent,
                a.inverse().transform(b.translation()),
                Angles.wrap(b.yawDegrees() - a.yawDegrees()),
                Angles.wrap(b.pitchDegrees() - a.pitchDegrees()));
    }

    /// Change of roll, (−180, 180], positive where the camera turned clockwise as seen from behind it.
    public double rollDegrees() {
        return Angles.wrap(second.pose().rollDegrees() - first.pose().rollDegrees());
    }

    /// Straight-line distance between the two optical centres, metres.
    public double distanceMetres() {
        return second.pose().translation().minus(first.pose().translation()).norm();
    }
}
