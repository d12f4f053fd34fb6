package org.multispa.training.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;

/// Keeps the metrics of a run in its folder: a line a step in `metrics.jsonl`, a line an evaluation in
/// `evaluations.jsonl`, and all of it as events for TensorBoard. A line is handed to the system as soon as it is
/// told.
///
/// A run that goes on from a checkpoint cuts off the lines of steps that it will do again, so that the files are
/// those of a run that was never interrupted. Not thread-safe; of several processes, one keeps the log.
public final class MetricsLog implements AutoCloseable {
    /// The file of steps.
    public static final String STEPS = "metrics.jsonl";

    /// The file of evaluations.
    public static final String EVALUATIONS = "evaluations.jsonl";

    private static final double GIGA = 1e9;

    private final AppendedLines steps;
    private final AppendedLines evaluations;
    private final EventFile events;
    private long next;

    private MetricsLog(AppendedLines steps, AppendedLines evaluations, EventFile events, long next) {
        this.steps = steps;
        this.evaluations = evaluations;
        this.events = events;
        this.next = next;
    }

    /// Opens the log of a run.
    ///
    /// @param folder of the run; made if it is not there
    /// @param next the step that the run goes on with, 1 at its beginning; what the files say of it and later
    ///     steps is cut off
    /// @throws IOException if a file cannot be written, or holds lines that are not of a log
    public static MetricsLog open(Path folder, long next) throws IOException {
        return open(folder, next, InstantSource.system());
    }

    static MetricsLog open(Path folder, long next, InstantSource clock) throws IOException {
        if (next < 1) {
            throw new IllegalArgumentException("expected a step from 1, found " + next);
        }
        Files.createDirectories(folder);
        AppendedLines steps = AppendedLines.open(folder.resolve(STEPS), next);
        try {
            AppendedLines evaluations = AppendedLines.open(folder.resolve(EVALUATIONS), next == 1 ? 0 : next);
            try {
                return new MetricsLog(steps, evaluations, EventFile.make(folder, next, clock), next);
            } catch (IOException e) {
                evaluations.close();
                throw e;
            }
        } catch (IOException e) {
            steps.close();
            throw e;
        }
    }

    /// Adds a step.
    ///
    /// @throws IllegalArgumentException if it does not come after the last one
    /// @throws IOException if it cannot be written
    public void step(StepMetrics metrics) throws IOException {
        if (metrics.step() < next) {
            throw new IllegalArgumentException("expected step " + next + " or a later one, found " + metrics.step());
        }
        steps.append(MetricsJson.line(metrics));
        next = metrics.step() + 1;
        SortedMap<String, Double> tags = new TreeMap<>();
        tags.put("train/loss", metrics.loss());
        tags.put("train/gradient_norm", metrics.gradientNorm());
        tags.put("train/rate", metrics.rate());
        tags.put("train/epoch", metrics.epoch());
        tags.put("train/tokens_per_second", metrics.tokensPerSecond());
        tags.put("train/samples_per_second", metrics.samplesPerSecond());
        tags.put("train/waited", metrics.waited());
        tags.put("train/memory", metrics.peakBytes() / GIGA);
        tags.put("train/set_aside", (double) metrics.setAside());
        events.add(metrics.step(), tags);
    }

    /// Adds an evaluation that took place after the last step that was told. A checkpoint of that step should be
    /// written after it: going on from one that was written before, the run would not know whether it is still
    /// to be made.
    ///
    /// @throws IllegalArgumentException if it is of an earlier or a coming step
    /// @throws IOException if it cannot be written
    public void evaluation(EvaluationMetrics metrics) throws IOException {
        if (metrics.step() != next - 1) {
            throw new IllegalArgumentException(
                    "expected an evaluation after step " + (next - 1) + ", found one after " + metrics.step());
        }
        evaluations.append(MetricsJson.line(metrics));
        SortedMap<String, Double> tags = new TreeMap<>();
        metrics.values().forEach((name, value) -> tags.put("evaluation/" + name, value));
        events.add(metrics.step(), tags);
    }

    @Override
    public void close() throws IOException {
        try (steps;
                evaluations) {
            events.close();
        }
    }
}
