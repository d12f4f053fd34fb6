package org.multispa.scenes.check;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.Pose;

/// How well a scene's points lie on the surfaces its depth images measured.
final class PointAgreement {
    private static final int SAMPLES = 8_000;
    private static final int MIN_DECIDED = 50;

    private PointAgreement() {}

    /// Median over the views of the share of points that the depth image confirms; empty where no view has enough
    /// points in it. Points behind a measured surface are hidden, not wrong; only those before one count against.
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
            if (tally.decided() >= MIN_DECIDED) {
                shares[n++] = tally.agreement(0);
            }
        }
        Arrays.sort(shares, 0, n);
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(shares[n / 2]);
    }
}
