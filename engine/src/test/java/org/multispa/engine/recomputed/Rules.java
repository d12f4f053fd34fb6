package org.multispa.engine.recomputed;

/// The numbers of the two profiles, written down once more from the documentation.
///
/// @param strictSight depth must agree on both sides, away from the border
record Rules(
        String name,
        boolean strictSight,
        double deadZoneMetres,
        double deadZoneShare,
        double deadZoneDegrees,
        double minMetres,
        double minDegrees,
        double steepest,
        double minDepthGap,
        double minSeparation,
        boolean uniqueLabels,
        double maxObjectOverlap) {
    static final Rules PAPER = new Rules("paper", false, 0, 0, 0, 0, 0, 90, 0, 0, false, 100);
    static final Rules STRICT = new Rules("strict", true, 0.05, 0.1, 5, 0.05, 5, 70, 0.1, 0.05, true, 80);

    private static final double BORDER = 0.02;

    /// Whether a point at depth `z` that lands on (u, v) is seen where `measured` metres were measured, give or take
    /// `slack`: negative slack asks for a clear yes.
    boolean sees(double u, double v, double z, double measured, double width, double height, double slack) {
        double border = strictSight ? BORDER : 0;
        boolean inside = u >= border * width - slack
                && u < (1 - border) * width + slack
                && v >= border * height - slack
                && v < (1 - border) * height + slack;
        if (!inside || !(z > 0) || !(measured > 0)) {
            return false;
        }
        return strictSight ? Math.abs(z - measured) <= Math.max(0.02, 0.015 * z) + slack : z < measured + slack;
    }
}
