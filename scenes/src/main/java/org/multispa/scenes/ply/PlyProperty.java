package org.multispa.scenes.ply;

/// One property of an element.
sealed interface PlyProperty {
    /// A single number.
    record Scalar(String name, PlyType type) implements PlyProperty {}

    /// A count and as many numbers.
    record Numbers(PlyType count, PlyType item) implements PlyProperty {}
}
