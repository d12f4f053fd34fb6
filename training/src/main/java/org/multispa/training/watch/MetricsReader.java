package org.multispa.training.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.multispa.dataset.DatasetException;

/// Reads the metrics that [MetricsLog] wrote, also those of a run that goes on. A line that is being written is
/// left out.
public final class MetricsReader {
    private static final int MOST = 2_000_000;

    private MetricsReader() {}

    /// The steps of a run, in order.
    ///
    /// @param folder of the run
    /// @throws IOException if a line is not one of a step, steps do not rise, or there are more than two
    ///     million; the message names file and line
    public static List<StepMetrics> steps(Path folder) throws IOException {
        Path file = folder.resolve(MetricsLog.STEPS);
        if (!Files.isRegularFile(file)) {
            throw new IOException(folder + ": expected the folder of a run, found no " + MetricsLog.STEPS + " in it");
        }
        List<StepMetrics> steps = new ArrayList<>();
        AppendedLines.each(file, line -> {
            StepMetrics step = MetricsJson.step(line);
            requireOrder(steps.isEmpty() ? 0 : steps.getLast().step(), step.step(), true, steps.size());
            steps.add(step);
        });
        return steps;
    }

    /// The evaluations of a run, in order; none if it made none.
    ///
    /// @param folder of the run
    /// @throws IOException if a line is not one of an evaluation, or there are more than two million; the
    ///     message names file and line
    public static List<EvaluationMetrics> evaluations(Path folder) throws IOException {
        Path file = folder.resolve(MetricsLog.EVALUATIONS);
        List<EvaluationMetrics> evaluations = new ArrayList<>();
        if (Files.isRegularFile(file)) {
            AppendedLines.each(file, line -> {
                EvaluationMetrics one = MetricsJson.evaluation(line);
                long before = evaluations.isEmpty() ? 0 : evaluations.getLast().step();
                requireOrder(before, one.step(), false, evaluations.size());
                evaluations.add(one);
            });
        }
        return evaluations;
    }

    private static void requireOrder(long before, long now, boolean isStrict, int count) throws DatasetException {
        if (now < before || (isStrict && now == before)) {
            throw new DatasetException("expected a step after " + before + ", found " + now);
        }
        if (count >= MOST) {
            throw new DatasetException("expected at most " + MOST + " lines");
        }
    }
}
