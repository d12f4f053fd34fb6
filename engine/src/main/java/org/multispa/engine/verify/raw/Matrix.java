package org.multispa.engine.verify.raw;

/// Four by four matrices as 16 numbers in row order, written out plainly.
public final class Matrix {
    private static final int SIDE = 4;

    private Matrix() {}

    /// `a · b`.
    public static double[] times(double[] a, double[] b) {
        double[] product = new double[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                for (int k = 0; k < SIDE; k++) {
                    product[SIDE * row + column] += a[SIDE * row + k] * b[SIDE * k + column];
                }
            }
        }
        return product;
    }

    /// The first three coordinates of `m · (p, 1)`.
    public static double[] point(double[] m, double[] p) {
        double[] moved = direction(m, p);
        for (int row = 0; row < 3; row++) {
            moved[row] += m[SIDE * row + 3];
        }
        return moved;
    }

    /// The first three coordinates of `m · (p, 0)`.
    public static double[] direction(double[] m, double[] p) {
        double[] turned = new double[3];
        for (int row = 0; row < 3; row++) {
            turned[row] = m[SIDE * row] * p[0] + m[SIDE * row + 1] * p[1] + m[SIDE * row + 2] * p[2];
        }
        return turned;
    }

    /// The inverse, by Gauss-Jordan elimination with the largest pivot.
    ///
    /// @throws ArithmeticException if there is none
    public static double[] inverse(double[] matrix) {
        double[][] rows = new double[SIDE][2 * SIDE];
        for (int row = 0; row < SIDE; row++) {
            System.arraycopy(matrix, SIDE * row, rows[row], 0, SIDE);
            rows[row][SIDE + row] = 1;
        }
        for (int column = 0; column < SIDE; column++) {
            pivot(rows, column);
            for (int row = 0; row < SIDE; row++) {
                double factor = row == column ? 0 : rows[row][column];
                for (int k = 0; k < 2 * SIDE; k++) {
                    rows[row][k] -= factor * rows[column][k];
                }
            }
        }
        double[] inverse = new double[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++) {
            System.arraycopy(rows[row], SIDE, inverse, SIDE * row, SIDE);
        }
        return inverse;
    }

    /// Brings the row with the largest head to its place and divides it by that head.
    private static void pivot(double[][] rows, int column) {
        int largest = column;
        for (int row = column + 1; row < SIDE; row++) {
            largest = Math.abs(rows[row][column]) > Math.abs(rows[largest][column]) ? row : largest;
        }
        double[] chosen = rows[largest];
        rows[largest] = rows[column];
        rows[column] = chosen;
        double head = chosen[column];
        if (!(Math.abs(head) > 1e-12)) {
            throw new ArithmeticException("a singular matrix cannot be a camera's pose");
        }
        for (int k = 0; k < 2 * SIDE; k++) {
            chosen[k] /= head;
        }
    }
}
