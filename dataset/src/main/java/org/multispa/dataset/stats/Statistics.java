package org.multispa.dataset.stats;

/// The few pieces of statistics that reports need.
public final class Statistics {
    /// Normal quantile of a two-sided 95 % interval.
    public static final double Z95 = 1.959963984540054;

    private static final double EPSILON = 1e-15;
    private static final int STEPS = 100_000;
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };

    private Statistics() {}

    /// An interval of shares.
    public record Interval(double low, double high) {}

    /// Wilson's score interval of the share `right / asked`; 0 to 1 where nothing was asked.
    ///
    /// @param z normal quantile, such as [#Z95]
    public static Interval wilson(long right, long asked, double z) {
        if (asked == 0) {
            return new Interval(0, 1);
        }
        double n = asked;
        double share = right / n;
        double middle = share + z * z / (2 * n);
        double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
        double scale = 1 + z * z / n;
        return new Interval(Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale));
    }

    /// Probability that a chi-square variable is at least `value`.
    public static double chiSquareTail(double value, int freedom) {
        return value <= 0 || freedom < 1 ? 1 : upperGamma(freedom / 2.0, value / 2);
    }

    /// The z for which a normal variable lies above it with this probability, to 1e-9.
    ///
    /// @param tail above 0 and below 0.5
    public static double zOfTail(double tail) {
        double low = 0;
        double high = 40;
        while (high - low > 1e-9) {
            double middle = (low + high) / 2;
            if (chiSquareTail(middle * middle, 1) / 2 > tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// Regularised upper incomplete gamma function: a series below a + 1, a continued fraction above.
    private static double upperGamma(double a, double x) {
        double scale = Math.exp(a * Math.log(x) - x - logGamma(a));
        if (x < a + 1) {
            double term = 1 / a;
            double sum = term;
            for (int i = 1; i < STEPS && term > sum * EPSILON; i++) {
                term *= x / (a + i);
                sum += term;
            }
            return Math.max(0, 1 - sum * scale);
        }
        double b = x + 1 - a;
        double c = 1 / Double.MIN_NORMAL;
        double d = 1 / b;
        double fraction = d;
        for (int i = 1; i < STEPS; i++) {
            double factor = -i * (i - a);
            b += 2;
            d = 1 / nonZero(factor * d + b);
            c = nonZero(b + factor / c);
            fraction *= d * c;
            if (Math.abs(d * c - 1) < EPSILON) {
                break;
            }
        }
        return Math.min(1, scale * fraction);
    }

    private static double nonZero(double value) {
        return Math.abs(value) < Double.MIN_NORMAL ? Double.MIN_NORMAL : value;
    }

    private static double logGamma(double x) {
        if (x < 0.5) {
            return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
        }
        double base = x + 6.5;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x + i - 1);
        }
        return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
    }
}
