package org.multispa.engine.objects;

/// How many of an object's points a frame must see for the object to count as seen there: a share of them, at least
/// one.
///
/// @param share of the object's points, in (0, 1]
/// @param roundUp whether a fractional threshold is rounded up, or down as in the published data
public record SeenRule(double share, boolean roundUp) {
    /// 5 %, rounded down: 216 points need 10.
    public static final SeenRule PAPER = new SeenRule(0.05, false);

    /// 5 %, rounded up: 216 points need 11.
    public static final SeenRule STRICT = new SeenRule(0.05, true);

    /// Products such as 0.07 · 100 miss the whole number they stand for by a few units in the last place.
    private static final double SLACK = 1e-9;

    public SeenRule {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("the visible share of an object must lie in (0, 1], found " + share);
        }
    }

    /// Number of points that must be visible of an object of `points` points.
    public int threshold(int points) {
        double exact = share * points;
        return (int) Math.max(1, roundUp ? Math.ceil(exact - SLACK) : Math.floor(exact + SLACK));
    }
}
