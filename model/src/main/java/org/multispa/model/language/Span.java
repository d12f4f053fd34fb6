package org.multispa.model.language;

import java.util.Optional;

/// One sequence among several laid end to end. Tokens see only earlier tokens of their own sequence, so sequences of
/// different lengths need no padding.
///
/// @param rows how many rows of the packed tensor are its own
/// @param cache what earlier calls computed of the same sequence; the new rows follow it
public record Span(int rows, Optional<KvCache> cache) {
    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if there is no row, or several follow a filled cache
    public Span {
        if (rows < 1) {
            throw new IllegalArgumentException("expected at least one row, found " + rows);
        }
        if (rows > 1 && cache.isPresent() && cache.get().length() > 0) {
            throw new IllegalArgumentException("expected one row after a filled cache, found " + rows);
        }
    }

    /// A whole sequence that is computed once.
    public static Span of(int rows) {
        return new Span(rows, Optional.empty());
    }

    /// Rows that continue a sequence.
    public static Span after(KvCache cache, int rows) {
        return new Span(rows, Optional.of(cache));
    }

    /// Position of its first row in the sequence.
    public int start() {
        return cache.map(KvCache::length).orElse(0);
    }
}
