package org.multispa.evaluation.reward.clip;

import java.util.Optional;
import org.multispa.geometry.Vec3;

/// How a point really moved.
@FunctionalInterface
public interface PointTruth {
    /// Under this a point did not move, metres.
    double STILL_METRES = 0.01;

    /// From its place in one frame to that in another, metres, in the first one's camera coordinates: x right, y
    /// down, z forward. Nothing where a place is not known.
    Optional<Vec3> displacement(int from, int to);

    /// The same, but 0 where the point [did not move][#STILL_METRES].
    default Optional<Vec3> motion(int from, int to) {
        return displacement(from, to).map(moved -> moved.norm() < STILL_METRES ? Vec3.ZERO : moved);
    }
}
