package org.multispa.training.watch;

import java.util.Random;
import java.util.TreeMap;

/// Metrics for tests.
final class Runs {
    private Runs() {}

    /// A step like any other, the same for the same number.
    static StepMetrics step(long step) {
        return step(step, 2 / Math.sqrt((double) step) + 0.1 * new Random(step).nextDouble());
    }

    static StepMetrics step(long step, double loss) {
        return new StepMetrics(step, step / 100.0, loss, 1.5, 4e-5, 192, 710_400, 7_680, 180.25, 1.5, 16_200_000_000L, 3);
    }

    /// An evaluation of names and values in turn.
    static EvaluationMetrics evaluation(long step, Object... namesAndValues) {
        TreeMap<String, Double> values = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], (Double) namesAndValues[i + 1]);
        }
        return new EvaluationMetrics(step, values);
    }
}
