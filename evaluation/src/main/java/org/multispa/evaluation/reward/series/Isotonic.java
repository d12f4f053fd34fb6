package org.multispa.evaluation.reward.series;

import java.util.Arrays;

/// Isotonic regression by pooling neighbours that fall.
final class Isotonic {
    private Isotonic() {}

    /// The series that never falls and has the least sum of squared distances from `values`.
    static double[] rising(double[] values) {
        double[] means = new double[values.length];
        int[] sizes = new int[values.length];
        int blocks = 0;
        for (double value : values) {
            means[blocks] = value;
            sizes[blocks] = 1;
            blocks++;
            while (blocks > 1 && means[blocks - 2] > means[blocks - 1]) {
                int size = sizes[blocks - 2] + sizes[blocks - 1];
                means[blocks - 2] += (means[blocks - 1] - means[blocks - 2]) * ((double) sizes[blocks - 1] / size);
                sizes[blocks - 2] = size;
                blocks--;
            }
        }
        double[] rising = new double[values.length];
        int from = 0;
        for (int block = 0; block < blocks; block++) {
            Arrays.fill(rising, from, from + sizes[block], means[block]);
            from += sizes[block];
        }
        return rising;
    }
}
