package org.multispa.scenes.synthetic.model;

import java.util.ArrayList;
import java.util.List;

/// An object built so that it can be opened: the inside of it is there, and what moves is apart from what
/// does not. With all joints at rest it looks like the object's plain parts.
///
/// @param fixed what stays
public record Mechanism(List<Part> fixed, List<Joint> joints) {
    /// Of an object in which nothing moves.
    public static final Mechanism NONE = new Mechanism(List.of(), List.of());

    public Mechanism {
        fixed = List.copyOf(fixed);
        joints = List.copyOf(joints);
    }

    /// All parts: the fixed ones, then those of each joint.
    public List<Part> parts() {
        List<Part> all = new ArrayList<>(fixed);
        joints.forEach(joint -> all.addAll(joint.parts()));
        return all;
    }
}
