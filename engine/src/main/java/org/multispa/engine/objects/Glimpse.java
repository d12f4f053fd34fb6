package org.multispa.engine.objects;

/// What one frame, or several together, show of an object along one axis.
///
/// @param low smallest visible coordinate, metres; positive infinity where nothing is visible
/// @param high largest visible coordinate, metres; negative infinity where nothing is visible
/// @param strips bit `k` tells that a point in the k-th strip of the object's box is visible; see [Axis]
record Glimpse(double low, double high, long strips) {
    static final Glimpse NOTHING = new Glimpse(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0);

    Glimpse join(Glimpse other) {
        return new Glimpse(Math.min(low, other.low), Math.max(high, other.high), strips | other.strips);
    }

    /// Whether joining `other` to this one would change nothing.
    boolean contains(Glimpse other) {
        return low <= other.low && high >= other.high && (other.strips & ~strips) == 0;
    }

    /// What must be visible for a dimension to be covered.
    ///
    /// @param extent smallest distance between the outermost visible points, metres
    /// @param strips smallest number of strips in which a point is visible
    record Need(double extent, int strips) {
        boolean metBy(Glimpse glimpse) {
            return glimpse.high - glimpse.low >= extent && Long.bitCount(glimpse.strips) >= strips;
        }
    }
}
