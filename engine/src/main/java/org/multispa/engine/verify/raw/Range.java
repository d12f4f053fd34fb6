package org.multispa.engine.verify.raw;

/// A quantity that rounding of doubles leaves open by a little.
public record Range(double low, double high) {
    /// Whether the quantity may be at least `limit`.
    public boolean mayReach(double limit) {
        return high >= limit;
    }

    /// Whether the quantity may be below `limit`.
    public boolean mayStayBelow(double limit) {
        return low < limit;
    }

    /// The value of the range that lies nearest to another one.
    public double nearest(double value) {
        return Math.min(Math.max(value, low), high);
    }
}
