package org.multispa.evaluation.neighbours.rows;

/// What is read of one file at most: more than any published benchmark has, and little enough to fit into memory.
public final class Limits {
    /// Rows.
    public static final int ROWS = 1_000_000;

    /// Characters or bytes of a text.
    public static final int TEXT = 4 << 20;

    /// All kept texts together, characters.
    public static final long ALL_TEXTS = 512L << 20;

    /// Bytes of an encoded image.
    public static final int IMAGE = 64 << 20;

    private Limits() {}
}
