package org.multispa.scenes.check;

import java.util.List;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

/// How well pairs of depth images confirm each other through the poses.
///
/// @param usable pairs of which enough measurements land inside the other image
/// @param median of the share of confirmed measurements over the usable pairs, NaN without one
record PairAgreement(int usable, double median) {
    static final PairAgreement NONE = new PairAgreement(0, Double.NaN);
    private static final int SAMPLES = 2_000;
    private static final int MIN_COMPARED = 100;
    private static final double MIN_COMPARED_SHARE = 0.1;
    /// A measurement that comes to lie behind what the other image measured may be hidden by it.
    private static final double HIDDEN_WEIGHT = 0.5;

    /// Two views, the first of which predicts the second.
    record Views(CheckedView from, CheckedView to) {}

    static PairAgreement of(List<Views> pairs) {
        double[] shares = pairs.stream()
                .mapToDouble(PairAgreement::share)
                .filter(share -> !Double.isNaN(share))
                .sorted()
                .toArray();
        return shares.length == 0 ? NONE : new PairAgreement(shares.length, median(shares));
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /// Share of the first view's measurements that the second confirms, NaN where too few can be compared.
    private static double share(Views pair) {
        CheckedView from = pair.from();
        DepthMap depth = from.depth();
        int step = Math.max(1, (int) Math.sqrt((double) depth.width() * depth.height() / SAMPLES));
        Pose relative = pair.to().pose().inverse().times(from.pose());
        Tally tally = new Tally();
        for (int y = step / 2; y < depth.height(); y += step) {
            for (int x = step / 2; x < depth.width(); x += step) {
                double d = from.metres(x, y);
                if (d > 0) {
                    Vec3 point = relative.transform(from.camera().backProject(x, y, d));
                    tally.add(Depths.compare(point, pair.to()));
                }
            }
        }
        boolean enough = tally.compared() >= MIN_COMPARED && tally.comparedShare() >= MIN_COMPARED_SHARE;
        return enough ? tally.agreement(HIDDEN_WEIGHT) : Double.NaN;
    }
}
