package org.multispa.model.plan;

import java.util.List;

/// Memory of a step at its peak, in parts that are all there at that moment.
public record MemoryEstimate(List<Part> parts) {
    /// @param bytes not negative
    public record Part(String name, long bytes) {
        public Part {
            if (bytes < 0) {
                throw new IllegalArgumentException(name + ": expected no negative number of bytes, found " + bytes);
            }
        }
    }

    public MemoryEstimate {
        parts = List.copyOf(parts);
    }

    /// All parts together, in bytes.
    public long total() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }

    /// The bytes of a part, 0 if there is none of that name.
    public long bytes(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .mapToLong(Part::bytes)
                .sum();
    }
}
