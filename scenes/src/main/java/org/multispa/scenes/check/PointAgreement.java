package org.multispa.scenes.check;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.Pose;

/// How well a scene's points lie on the surfaces its depth images measured.
final class PointAgreement {
    private static final int SAMPLES = 8_000;
    private static final int MIN_COMPARED = 50;
    private static final int ENOUGH_POINTS = 1_000;
    /// Most points of a building are hidden in any one frame.
    private static final double HIDDEN_WEIGHT = 0.05;

    private PointAgreement() {}

    /// Median over the views of the share of points that the depth image confirms, 0 where no view has points in
    /// it. Points behind a measured surface are hidden rather than wrong and count little. Empty where a scene has
    /// too few points to say.
    ///
    /// @param alignment what brought the views' world to that of the points
    static OptionalDouble of(PointCloud points, Pose alignment, List<CheckedView> views) {
        int step = Math.max(1, points.size() / SAMPLES);
        double[] shares = new double[views.size()];
        int n = 0;
        for (CheckedView view : views) {
            Pose toCamera = alignment.times(view.pose()).inverse();
            Tally tally = new Tally();
            for (int i = 0; i < points.size(); i += step) {
                tally.add(Depths.compare(toCamera.transform(points.point(i)), view));
            }
            if (tally.compared() >= MIN_COMPARED) {
                shares[n++] = tally.agreement(HIDDEN_WEIGHT);
            }
        }
        Arrays.sort(shares, 0, n);
        if (n == 0) {
            return points.size() < ENOUGH_POINTS ? OptionalDouble.empty() : OptionalDouble.of(0);
        }
        return OptionalDouble.of(shares[n / 2]);
    }
}
