package org.multispa.engine.subtasks;

import java.util.Locale;

/// Names of the sampling bins. They sort in the order of what they stand for.
final class Bins {
    private static final String[] OVERLAP = new String[101];
    private static final double[] GAPS = {0.1, 0.25, 0.5, 1.0};

    static {
        for (int percent = 0; percent <= 100; percent++) {
            OVERLAP[percent] = String.format(Locale.ROOT, "overlap-%02d", percent);
        }
    }

    private Bins() {}

    /// One bin for each whole percent of overlap: `overlap-06` holds 6 ≤ overlap < 7.
    static String overlap(double percent) {
        return OVERLAP[(int) percent];
    }

    /// One bin for each half metre of depth: `depth-01.5` holds 1.5 m ≤ z < 2 m; all beyond 10 m share one.
    static String depth(double metres) {
        int halves = Math.min((int) (metres * 2), 20);
        return "depth-" + (halves < 20 ? "0" : "") + halves / 2 + (halves % 2 == 0 ? ".0" : ".5");
    }

    /// Bins of the relative difference of two depths: up to 10, 25, 50, 100 % and above.
    static String depthGap(double gap) {
        for (int i = 0; i < GAPS.length; i++) {
            if (gap < GAPS[i]) {
                return "gap-" + i + "-below-" + Math.round(GAPS[i] * 100);
            }
        }
        return "gap-4-from-100";
    }
}
