package org.multispa.geometry.bodies;

/// Divides moving points into rigid bodies. Points without a known position in some frame belong to none. Stateless
/// and safe to share.
public interface BodyFinder {
    /// @throws IllegalArgumentException if there are more points than the rule allows
    Bodies find(MovingPoints points);
}
