package org.multispa.model.adapter;

import java.util.Arrays;

/// The addition to one linear layer.
///
/// @param a [rank, inputs], row-major
/// @param b [outputs, rank], row-major
public record LowRank(int rank, int inputs, int outputs, float[] a, float[] b) {
    /// Checks that the numbers fit the shapes.
    ///
    /// @throws IllegalArgumentException if they do not
    public LowRank {
        if (rank < 1 || a.length != (long) rank * inputs || b.length != (long) rank * outputs) {
            throw new IllegalArgumentException("expected " + rank + " x " + inputs + " and " + outputs + " x " + rank
                    + " numbers, found " + a.length + " and " + b.length);
        }
    }

    /// How many numbers it holds.
    public long parameters() {
        return (long) a.length + b.length;
    }

    /// The Frobenius norm of `b · a`, the root of the sum of the squares of all its numbers. Not a number if one
    /// of the numbers is not.
    public double norm() {
        double squares = 0;
        for (int i = 0; i < rank; i++) {
            for (int j = 0; j < rank; j++) {
                squares += ofRows(i, j) * ofColumns(i, j);
            }
        }
        return Math.sqrt(squares < 0 ? 0 : squares);
    }

    /// The inner product of two rows of `a`.
    private double ofRows(int i, int j) {
        double sum = 0;
        for (int k = 0; k < inputs; k++) {
            sum += (double) a[i * inputs + k] * a[j * inputs + k];
        }
        return sum;
    }

    /// The inner product of two columns of `b`.
    private double ofColumns(int i, int j) {
        double sum = 0;
        for (int k = 0; k < outputs; k++) {
            sum += (double) b[k * rank + i] * b[k * rank + j];
        }
        return sum;
    }

    /// Adds `scale · b · a` to rows of the layer's weight, in single precision.
    ///
    /// @param rows [count, inputs], row-major; there may be room for more behind them
    /// @param from the first row
    /// @param count how many rows
    public void addTo(float[] rows, int from, int count, double scale) {
        float[] sum = new float[inputs];
        for (int row = 0; row < count; row++) {
            Arrays.fill(sum, 0);
            for (int r = 0; r < rank; r++) {
                float factor = (float) (scale * b[(from + row) * rank + r]);
                int at = r * inputs;
                for (int k = 0; k < inputs; k++) {
                    sum[k] += factor * a[at + k];
                }
            }
            for (int k = 0; k < inputs; k++) {
                rows[row * inputs + k] += sum[k];
            }
        }
    }
}
