package org.multispa.scenes.ply;

import java.util.List;

/// An element of the header: its name, how many of it follow, and the properties of each.
record PlyElement(String name, long count, List<PlyProperty> properties) {
    PlyElement {
        properties = List.copyOf(properties);
    }

    /// Bytes that one element takes at least in a binary file; exactly as many where it has no list.
    long leastBytes() {
        long bytes = 0;
        for (PlyProperty property : properties) {
            bytes += switch (property) {
                case PlyProperty.Scalar scalar -> scalar.type().bytes();
                case PlyProperty.Numbers numbers -> numbers.count().bytes();
            };
        }
        return bytes;
    }

    boolean hasList() {
        return properties.stream().anyMatch(PlyProperty.Numbers.class::isInstance);
    }
}
