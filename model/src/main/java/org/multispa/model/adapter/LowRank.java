package org.multispa.model.adapter;

/// The addition to one linear layer.
///
/// @param a [rank, inputs], row-major
/// @param b [outputs, rank], row-major
public record LowRank(int rank, int inputs, int outputs, float[] a, float[] b) {
    /// Checks that the numbers fit the shapes.
    ///
    /// @throws IllegalArgumentException if they do not
    public LowRank {
        if (rank < 1 || a.length != (long) rank * inputs || b.length != (long) rank * outputs) {
            throw new IllegalArgumentException("expected " + rank + " x " + inputs + " and " + outputs + " x " + rank
                    + " numbers, found " + a.length + " and " + b.length);
        }
    }
}
