package org.multispa.engine.motion;

import java.util.Locale;

/// Names of the sampling bins of motion questions, the same for all scenes, so that the balance can be struck over
/// them together.
final class MotionBins {
    static final String STILL = "still";

    private static final double[] FROM = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10};
    private static final String[] NAMES = new String[FROM.length];

    static {
        for (int bin = 0; bin < FROM.length; bin++) {
            NAMES[bin] = String.format(Locale.ROOT, "moved-%05.2f", FROM[bin]);
        }
    }

    private MotionBins() {}

    /// The bin of a point that moved by so many metres: `moved-00.20` holds 0.2 m ≤ d < 0.5 m. Steps of 1, 2, 5,
    /// because errors of answers are judged by their share of the truth.
    static String moved(double metres) {
        int bin = 0;
        while (bin + 1 < FROM.length && metres >= FROM[bin + 1]) {
            bin++;
        }
        return NAMES[bin];
    }
}
