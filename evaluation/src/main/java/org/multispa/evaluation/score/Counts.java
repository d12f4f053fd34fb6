package org.multispa.evaluation.score;

import java.util.List;
import java.util.OptionalDouble;
import org.multispa.dataset.Subtask;

/// Right and asked questions by subtask, and the figures that follow from them: first the subtasks', then the
/// rows', then the mean of the rows and the mean of the 26. A figure of which nothing was asked is NaN. Not
/// thread-safe.
final class Counts {
    static final List<Subtask> SUBTASKS = List.of(Subtask.values());
    static final List<PaperRow> ROWS = List.of(PaperRow.values());
    static final int ROW_AVERAGE = SUBTASKS.size() + ROWS.size();
    static final int SUBTASK_AVERAGE = ROW_AVERAGE + 1;
    static final int FIGURES = SUBTASK_AVERAGE + 1;

    private static final int[][] ROW_PLACES =
            ROWS.stream().map(row -> places(row.subtasks())).toArray(int[][]::new);
    private static final int[] ROW_AVERAGE_PLACES =
            ROWS.stream().mapToInt(Counts::position).toArray();
    private static final int[] BENCHMARK_PLACES = places(Subtask.benchmark());

    final long[] right = new long[SUBTASKS.size()];
    final long[] asked = new long[SUBTASKS.size()];

    static Counts of(List<Scored> items) {
        Counts counts = new Counts();
        for (Scored item : items) {
            int subtask = SUBTASKS.indexOf(item.subtask());
            counts.asked[subtask]++;
            counts.right[subtask] += item.correct() ? 1 : 0;
        }
        return counts;
    }

    static int position(Subtask subtask) {
        return SUBTASKS.indexOf(subtask);
    }

    static int position(PaperRow row) {
        return SUBTASKS.size() + ROWS.indexOf(row);
    }

    OptionalDouble share(Subtask subtask) {
        int i = SUBTASKS.indexOf(subtask);
        return asked[i] == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right[i] / asked[i]);
    }

    /// As [Averages] has it, without anything to be collected: intervals ask for it thousands of times.
    double[] figures() {
        double[] figures = new double[FIGURES];
        for (int i = 0; i < asked.length; i++) {
            figures[i] = asked[i] > 0 ? (double) right[i] / asked[i] : Double.NaN;
        }
        for (int row = 0; row < ROW_PLACES.length; row++) {
            figures[SUBTASKS.size() + row] = mean(figures, ROW_PLACES[row]);
        }
        figures[ROW_AVERAGE] = mean(figures, ROW_AVERAGE_PLACES);
        figures[SUBTASK_AVERAGE] = mean(figures, BENCHMARK_PLACES);
        return figures;
    }

    /// The mean of those that are defined.
    private static double mean(double[] figures, int[] places) {
        double sum = 0;
        int defined = 0;
        for (int place : places) {
            if (!Double.isNaN(figures[place])) {
                sum += figures[place];
                defined++;
            }
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }

    private static int[] places(List<Subtask> subtasks) {
        return subtasks.stream().mapToInt(Counts::position).toArray();
    }
}
