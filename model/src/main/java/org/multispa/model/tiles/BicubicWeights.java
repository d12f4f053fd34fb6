package org.multispa.model.tiles;

/// The weights that carry one axis of `from` pixels to `to` pixels: pixel `i` of the result is the weighted sum
/// of the pixels `start(i)` to `start(i) + taps(i) − 1`.
///
/// The filter is the cubic convolution with a = −0.5, its support widened by the scale where the axis shrinks,
/// cut off at the image's edge and normalised to a sum of 1, in double precision. Weights are then rounded to
/// fixed point.
final class BicubicWeights {
    /// Fractional bits of a weight: 8 bits of pixel and 2 of overshoot fit above them into 32.
    static final int PRECISION = 32 - 8 - 2;

    /// A half, which rounds a sum of weighted pixels.
    static final int HALF = 1 << (PRECISION - 1);

    private static final double SHAPE = -0.5;
    private static final double RADIUS = 2;

    private final int taps;
    private final int[] starts;
    private final int[] ends;
    private final int[] weights;

    private BicubicWeights(int taps, int[] starts, int[] ends, int[] weights) {
        this.taps = taps;
        this.starts = starts;
        this.ends = ends;
        this.weights = weights;
    }

    static BicubicWeights of(int from, int to) {
        double scale = (double) from / to;
        double stretch = Math.max(scale, 1);
        double support = RADIUS * stretch;
        int[] starts = new int[to];
        int[] ends = new int[to];
        int taps = 0;
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            starts[i] = Math.max(0, (int) (centre - support + 0.5));
            ends[i] = Math.min(from, (int) (centre + support + 0.5));
            taps = Math.max(taps, ends[i] - starts[i]);
        }
        int[] weights = new int[Math.multiplyExact(to, taps)];
        for (int i = 0; i < to; i++) {
            double[] exact = exact((i + 0.5) * scale, starts[i], ends[i] - starts[i], 1 / stretch);
            for (int t = 0; t < exact.length; t++) {
                weights[i * taps + t] = fixed(exact[t]);
            }
        }
        return new BicubicWeights(taps, starts, ends, weights);
    }

    private static double[] exact(double centre, int start, int count, double shrink) {
        double[] weights = new double[count];
        double sum = 0;
        for (int t = 0; t < count; t++) {
            weights[t] = cubic((t + start - centre + 0.5) * shrink);
            sum += weights[t];
        }
        for (int t = 0; sum != 0 && t < count; t++) {
            weights[t] /= sum;
        }
        return weights;
    }

    private static double cubic(double signed) {
        double x = Math.abs(signed);
        if (x < 1) {
            return ((SHAPE + 2) * x - (SHAPE + 3)) * x * x + 1;
        }
        return x < RADIUS ? (((x - 5) * x + 8) * x - 4) * SHAPE : 0;
    }

    /// Rounded to the nearest, halves away from 0.
    private static int fixed(double weight) {
        double scaled = weight * (1 << PRECISION);
        return (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    }

    /// Pixels of the result.
    int size() {
        return starts.length;
    }

    /// Most weights that a pixel of the result has.
    int taps() {
        return taps;
    }

    /// Weights that pixel `i` of the result has.
    int taps(int i) {
        return ends[i] - starts[i];
    }

    /// The first pixel that pixel `i` of the result is made of.
    int start(int i) {
        return starts[i];
    }

    /// The weight of pixel `start(i) + tap`.
    int weight(int i, int tap) {
        return weights[i * taps + tap];
    }
}
