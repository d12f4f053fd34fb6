package org.multispa.scenes.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// How many tracked points keep their place in the world between two frames of a moving camera. All measures are
/// shares of the points' moves as the camera sees them, so that no unit matters.
record TrackMotion(List<Pair> pairs, int[] points) {
    private static final int MOST_PAIRS = 24;
    private static final int FEWEST_POINTS = 20;
    /// A pair counts if half of its points move by this share of their distance, as the camera sees them.
    private static final double SHARE_OF_DISTANCE = 0.005;
    /// A point stands still if at most this share of the usual move is left in the world.
    private static final double LEFT = 0.3;

    /// Two views of one video.
    record Pair(TrackView first, TrackView second) {}

    static TrackMotion of(List<TrackView> views, int[] points) {
        List<Pair> pairs = new ArrayList<>();
        for (int step = 1; step < views.size(); step *= 2) {
            for (int i = 0; i + step < views.size(); i += step) {
                Pair pair = new Pair(views.get(i), views.get(i + step));
                if (!pair.first().pose().equals(pair.second().pose())) {
                    pairs.add(pair);
                }
            }
        }
        return new TrackMotion(
                TrackCheck.spread(pairs.size(), MOST_PAIRS).mapToObj(pairs::get).toList(), points);
    }

    /// The share of points that stand still, over all pairs that tell; empty where none does.
    OptionalDouble still(UnaryOperator<TrackView> reading) {
        int common = 0;
        int still = 0;
        for (Pair pair : pairs) {
            TrackView first = reading.apply(pair.first());
            TrackView second = reading.apply(pair.second());
            int[] both = IntStream.of(points)
                    .filter(point -> first.sees(point) && second.sees(point))
                    .toArray();
            double move = median(
                    both,
                    point -> second.inCamera(point).minus(first.inCamera(point)).norm());
            double distance = median(both, point -> first.inCamera(point).norm());
            if (both.length >= FEWEST_POINTS && move >= SHARE_OF_DISTANCE * distance) {
                common += both.length;
                for (int point : both) {
                    double left =
                            second.inWorld(point).minus(first.inWorld(point)).norm();
                    still += left <= LEFT * move ? 1 : 0;
                }
            }
        }
        return common == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) still / common);
    }

    private static double median(int[] points, IntToDoubleFunction measure) {
        double[] values = IntStream.of(points).mapToDouble(measure).toArray();
        Arrays.sort(values);
        return values.length == 0 ? 0 : values[values.length / 2];
    }
}
