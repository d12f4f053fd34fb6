package org.multispa.scenes.synthetic.model;

import java.util.ArrayList;
import java.util.List;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

/// One object of a room: parts in its own coordinates and where it stands.
///
/// An object's own coordinates: metres, origin on its base below its middle, z up, its front towards −y.
///
/// @param label category in lower case words
/// @param pose the object's own coordinates to the world
/// @param structure true for what the room itself is made of: walls, floor, ceiling, door, window, column
/// @param mechanism the same object ready to be opened, [Mechanism#NONE] if nothing in it moves
public record Instance(String label, Pose pose, List<Part> parts, boolean structure, Mechanism mechanism) {
    public Instance {
        parts = List.copyOf(parts);
    }

    public Instance(String label, Pose pose, List<Part> parts, boolean structure) {
        this(label, pose, parts, structure, Mechanism.NONE);
    }

    public Instance at(Pose newPose) {
        return new Instance(label, newPose, parts, structure, mechanism);
    }

    /// The object with its inside, if it can be opened; otherwise itself.
    public Instance openable() {
        return mechanism.joints().isEmpty() ? this : new Instance(label, pose, mechanism.parts(), structure, mechanism);
    }

    /// The parts in world coordinates.
    public List<Part> worldParts() {
        List<Part> moved = new ArrayList<>();
        for (Part part : parts) {
            moved.add(new Part(
                    part.material(),
                    part.facets().stream().map(facet -> facet.moved(pose)).toList()));
        }
        return moved;
    }

    /// The axis-aligned box of the object in the world.
    public AxisBox box() {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (Part part : parts) {
            for (Facet facet : part.facets()) {
                for (Corner corner : List.of(facet.a(), facet.b(), facet.c(), facet.d())) {
                    Vec3 p = pose.transform(corner.at());
                    for (int axis = 0; axis < 3; axis++) {
                        low[axis] = Math.min(low[axis], p.along(axis));
                        high[axis] = Math.max(high[axis], p.along(axis));
                    }
                }
            }
        }
        return new AxisBox(new Vec3(low[0], low[1], low[2]), new Vec3(high[0], high[1], high[2]));
    }
}
