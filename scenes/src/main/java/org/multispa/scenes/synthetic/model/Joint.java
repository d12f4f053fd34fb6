package org.multispa.scenes.synthetic.model;

import java.util.List;
import org.multispa.geometry.Vec3;

/// A piece of an object that can be moved against the rest of it: a door, a drawer, a lid, a seat.
///
/// @param kind whether it turns or slides
/// @param at a point of the axis, in the object's own coordinates
/// @param axis unit direction; it turns about this direction (right-handed) or slides along it
/// @param reach how far it goes when fully opened: radians or metres
/// @param parts what moves
public record Joint(Joint.Kind kind, Vec3 at, Vec3 axis, double reach, List<Part> parts) {
    public Joint {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || !(reach > 0) || Math.abs(axis.norm() - 1) > 1e-9) {
            throw new IllegalArgumentException("a joint has parts, a reach above 0 and a unit axis, found "
                    + parts.size() + " parts, " + reach + ", " + axis);
        }
    }

    /// How a joint moves.
    public enum Kind {
        TURN,
        SLIDE
    }
}
