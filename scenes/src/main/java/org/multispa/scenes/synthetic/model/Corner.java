package org.multispa.scenes.synthetic.model;

import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

/// A corner of a [Facet].
///
/// @param at position, metres
/// @param normal unit direction the surface faces there; shared by the corners of a curved surface
/// @param u metres along the texture's rows
/// @param v metres along the texture's columns
public record Corner(Vec3 at, Vec3 normal, double u, double v) {
    /// The corner after a rigid motion.
    public Corner moved(Pose motion) {
        return new Corner(motion.transform(at), motion.rotate(normal), u, v);
    }
}
