package org.multispa.testing.rooms;

/// Four by four matrices as 16 numbers in row order, written out plainly.
public final class Matrices {
    private Matrices() {}

    /// `a · b`.
    public static double[] times(double[] a, double[] b) {
        double[] product = new double[16];
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                for (int k = 0; k < 4; k++) {
                    product[4 * row + column] += a[4 * row + k] * b[4 * k + column];
                }
            }
        }
        return product;
    }

    /// The first three coordinates of `m · (p, 1)`.
    public static double[] apply(double[] m, double[] p) {
        double[] moved = new double[3];
        for (int row = 0; row < 3; row++) {
            moved[row] = m[4 * row] * p[0] + m[4 * row + 1] * p[1] + m[4 * row + 2] * p[2] + m[4 * row + 3];
        }
        return moved;
    }

    /// The inverse, by Gauss-Jordan elimination with the largest pivot.
    ///
    /// @throws ArithmeticException if there is none
    public static double[] inverse(double[] matrix) {
        double[][] rows = new double[4][8];
        for (int row = 0; row < 4; row++) {
            System.arraycopy(matrix, 4 * row, rows[row], 0, 4);
            rows[row][4 + row] = 1;
        }
        for (int column = 0; column < 4; column++) {
            int pivot = column;
            for (int row = column + 1; row < 4; row++) {
                pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
            }
            double[] chosen = rows[pivot];
            rows[pivot] = rows[column];
            rows[column] = chosen;
            double head = chosen[column];
            if (!(Math.abs(head) > 1e-12)) {
                throw new ArithmeticException("singular matrix");
            }
            for (int k = 0; k < 8; k++) {
                chosen[k] /= head;
            }
            for (int row = 0; row < 4; row++) {
                double factor = rows[row][column];
                for (int k = 0; row != column && k < 8; k++) {
                    rows[row][k] -= factor * chosen[k];
                }
            }
        }
        double[] inverse = new double[16];
        for (int row = 0; row < 4; row++) {
            System.arraycopy(rows[row], 4, inverse, 4 * row, 4);
        }
        return inverse;
    }

    /// A camera (x right, y down, z forward) at `eye`, turned `yaw` from the world's x axis to the left and `pitch`
    /// upward, radians, without roll.
    public static double[] camera(double[] eye, double yaw, double pitch) {
        double[] forward = {Math.cos(pitch) * Math.cos(yaw), Math.cos(pitch) * Math.sin(yaw), Math.sin(pitch)};
        double[] right = {Math.sin(yaw), -Math.cos(yaw), 0};
        double[] down = {
            forward[1] * right[2] - forward[2] * right[1],
            forward[2] * right[0] - forward[0] * right[2],
            forward[0] * right[1] - forward[1] * right[0]
        };
        return new double[] {
            right[0],
            down[0],
            forward[0],
            eye[0],
            right[1],
            down[1],
            forward[1],
            eye[1],
            right[2],
            down[2],
            forward[2],
            eye[2],
            0,
            0,
            0,
            1
        };
    }

    /// A turn about the vertical axis, radians, followed by a shift.
    public static double[] turned(double angle, double x, double y, double z) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return new double[] {c, -s, 0, x, s, c, 0, y, 0, 0, 1, z, 0, 0, 0, 1};
    }
}
