package org.multispa.evaluation.score;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    void clear() {
        Arrays.fill(right, 0);
        Arrays.fill(asked, 0);
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

    double[] figures() {
        double[] figures = new double[FIGURES];
        Arrays.fill(figures, Double.NaN);
        for (int i = 0; i < asked.length; i++) {
            if (asked[i] > 0) {
                figures[i] = (double) right[i] / asked[i];
            }
        }
        Map<PaperRow, Double> rows = Averages.rows(this::share);
        rows.forEach((row, share) -> figures[position(row)] = share);
        Averages.ofRows(rows).ifPresent(mean -> figures[ROW_AVERAGE] = mean);
        Averages.ofSubtasks(this::share).ifPresent(mean -> figures[SUBTASK_AVERAGE] = mean);
        return figures;
    }
}
