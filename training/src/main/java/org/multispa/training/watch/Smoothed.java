package org.multispa.training.watch;

/// A moving mean in which a value counts by how lately it came: each step back, its weight is multiplied with
/// `keep`. The weights add up to one from the first value on. Values that are no numbers are passed over.
///
/// @param keep from 0, the last value alone, to below 1
/// @param sum of the weighted values
/// @param weight sum of the weights
record Smoothed(double keep, double sum, double weight) {
    /// The mean of nothing yet.
    static Smoothed over(double keep) {
        if (!(keep >= 0 && keep < 1)) {
            throw new IllegalArgumentException("expected a share from 0 to below 1, found " + keep);
        }
        return new Smoothed(keep, 0, 0);
    }

    /// With one more value.
    Smoothed with(double value) {
        return Double.isFinite(value)
                ? new Smoothed(keep, keep * sum + (1 - keep) * value, keep * weight + (1 - keep))
                : this;
    }

    /// The mean; no number before the first value.
    double value() {
        return weight > 0 ? sum / weight : Double.NaN;
    }
}
