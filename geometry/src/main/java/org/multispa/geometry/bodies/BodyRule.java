package org.multispa.geometry.bodies;

/// When points belong to one rigid body.
///
/// The change of a pair of points is the sum, over consecutive frames, of how much their distance changes, where
/// changes of at most `stillMetres` count nothing. Bodies are the clusters of average linkage over these changes,
/// merged as long as two clusters' average change is at most `mostChange`.
///
/// @param stillMetres largest change of a distance from one frame to the next that counts as none, metres
/// @param mostChange largest average change at which two clusters are one body, metres
/// @param mostPoints most points that are looked at; the matrix of changes takes `4 · mostPoints²` bytes
public record BodyRule(double stillMetres, double mostChange, int mostPoints) {
    /// The published rule: 1 cm a frame, cut at 10 cm. 4,096 points take 64 MiB.
    public static final BodyRule PUBLISHED = new BodyRule(0.01, 0.1, 4096);

    private static final int LARGEST_MATRIX = 65_536;

    public BodyRule {
        if (!(stillMetres >= 0 && mostChange >= 0)) {
            throw new IllegalArgumentException(
                    "lengths must be at least 0, found " + stillMetres + " and " + mostChange);
        }
        if (mostPoints < 1 || mostPoints > LARGEST_MATRIX) {
            throw new IllegalArgumentException(
                    "the number of points must lie in 1.." + LARGEST_MATRIX + ", found " + mostPoints);
        }
    }

    public BodyRule withMostPoints(int most) {
        return new BodyRule(stillMetres, mostChange, most);
    }

    void refuseMoreThanMost(int points) {
        if (points > mostPoints) {
            throw new IllegalArgumentException("expected at most " + mostPoints + " points, found " + points
                    + "; the memory needed grows with the square of their number (" + points + " points: "
                    + (4L * points * points >> 20) + " MiB), so take a part of the points or raise the limit");
        }
    }
}
