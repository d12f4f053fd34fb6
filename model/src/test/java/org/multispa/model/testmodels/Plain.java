package org.multispa.model.testmodels;

import java.util.Random;

/// The arithmetic of a model in double precision and loops.
public final class Plain {
    private Plain() {}

    /// `weight · x`, row by row.
    ///
    /// @param weight [outputs, x.length]
    public static double[] times(float[] weight, double[] x) {
        double[] result = new double[weight.length / x.length];
        for (int o = 0; o < result.length; o++) {
            for (int i = 0; i < x.length; i++) {
                result[o] += weight[o * x.length + i] * x[i];
            }
        }
        return result;
    }

    /// The sum of two vectors.
    public static double[] plus(double[] a, double[] b) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] + b[i];
        }
        return result;
    }

    /// The sum of a vector and stored numbers.
    public static double[] plus(double[] a, float[] b) {
        return plus(a, wide(b));
    }

    /// Each number times the stored one at its place.
    public static double[] scaled(double[] a, float[] b) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] * b[i];
        }
        return result;
    }

    /// By the root mean square.
    public static double[] rmsNorm(double[] x, float[] weight, double eps) {
        double squares = 0;
        for (double value : x) {
            squares += value * value;
        }
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = x[i] / Math.sqrt(squares / x.length + eps) * weight[i];
        }
        return result;
    }

    /// To mean 0 and deviation 1.
    public static double[] layerNorm(double[] x, float[] weight, float[] bias, double eps) {
        double mean = 0;
        for (double value : x) {
            mean += value / x.length;
        }
        double variance = 0;
        for (double value : x) {
            variance += (value - mean) * (value - mean) / x.length;
        }
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = (x[i] - mean) / Math.sqrt(variance + eps) * weight[i] + bias[i];
        }
        return result;
    }

    /// Attention of one query.
    ///
    /// @param count how many of the keys it sees
    public static double[] attend(double[] query, double[][] keys, double[][] values, int count) {
        double[] scores = new double[count];
        double total = 0;
        for (int i = 0; i < count; i++) {
            scores[i] = Math.exp(dot(query, keys[i]) / Math.sqrt(query.length));
            total += scores[i];
        }
        double[] result = new double[values[0].length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < result.length; k++) {
                result[k] += scores[i] / total * values[i][k];
            }
        }
        return result;
    }

    /// The inner product.
    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /// `x / (1 + e^−x)`.
    public static double silu(double x) {
        return x / (1 + Math.exp(-x));
    }

    /// `x · Φ(x)`, exactly rather than by a tangent.
    public static double[] gelu(double[] x) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = x[i] / 2 * (1 + erf(x[i] / Math.sqrt(2)));
        }
        return result;
    }

    /// The error function by its power series.
    static double erf(double x) {
        if (Math.abs(x) > 5) {
            return Math.signum(x);
        }
        double power = x;
        double sum = x;
        for (int n = 1; n < 120; n++) {
            power *= -x * x / n;
            sum += power / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    /// A part of a vector.
    public static double[] part(double[] x, int from, int length) {
        double[] result = new double[length];
        System.arraycopy(x, from, result, 0, length);
        return result;
    }

    /// Stored numbers in double precision.
    public static double[] wide(float[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }

    /// Rows of a row-major matrix.
    public static double[][] rows(float[] values, int width) {
        double[][] rows = new double[values.length / width][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = part(wide(values), i * width, width);
        }
        return rows;
    }

    /// Normally distributed numbers.
    public static float[] gaussian(Random random, int count, double deviation) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    /// Token ids below a limit.
    public static int[] ids(Random random, int count, int limit) {
        return random.ints(count, 0, limit).toArray();
    }

    /// The largest difference; infinite for different lengths, not a number if one is not.
    public static double difference(float[] a, float[] b) {
        return difference(wide(a), wide(b));
    }

    /// The largest difference; infinite for different lengths, not a number if one is not.
    public static double difference(double[] a, double[] b) {
        if (a.length != b.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
