package org.multispa.cli.experiment;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.multispa.cli.experiment.plan.Step;
import org.multispa.cli.experiment.plan.StepKind;

/// Guesses the time left from steps of the same kind that are done, each by its size. Not thread-safe.
final class TimeLeft {
    private final Map<StepKind, double[]> done = new EnumMap<>(StepKind.class);

    /// Learns from a step that is done.
    void learn(Step step, double seconds) {
        double[] sums = done.computeIfAbsent(step.kind(), _ -> new double[2]);
        sums[0] += seconds;
        sums[1] += step.size();
    }

    /// For example `left about 12:30`, `left at least 3:00` or nothing where nothing is known.
    ///
    /// @param steps not yet done, the one under way first
    /// @param seconds that the one under way has taken so far
    String text(List<Step> steps, double seconds) {
        double left = 0;
        boolean known = true;
        boolean first = true;
        for (Step step : steps) {
            double[] sums = done.get(step.kind());
            if (sums == null || sums[1] == 0) {
                known = false;
            } else {
                double all = sums[0] * step.size() / sums[1];
                left += first ? Math.max(0, all - seconds) : all;
            }
            first = false;
        }
        if (!known && left == 0) {
            return "";
        }
        return "left " + (known ? "about " : "at least ") + clock(left);
    }

    static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
