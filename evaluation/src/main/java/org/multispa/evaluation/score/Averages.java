package org.multispa.evaluation.score;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.multispa.dataset.Subtask;

/// The rules by which figures are averaged: all means are plain, so that neither a subtask nor a row counts
/// more because it has more questions. What was not asked is left out of a mean.
public final class Averages {
    private Averages() {}

    /// A row's figure from those of its subtasks; absent if none of them was asked.
    public static OptionalDouble row(PaperRow row, Function<Subtask, OptionalDouble> figure) {
        return mean(row.subtasks().stream().map(figure).toList());
    }

    /// The paper's average: the mean of the rows.
    public static OptionalDouble ofRows(Map<PaperRow, Double> rows) {
        return mean(rows.values().stream().map(OptionalDouble::of).toList());
    }

    /// The mean of the 26 subtasks; the extra ones are not in it.
    public static OptionalDouble ofSubtasks(Function<Subtask, OptionalDouble> figure) {
        return mean(Subtask.benchmark().stream().map(figure).toList());
    }

    /// All rows of which at least one subtask was asked.
    static Map<PaperRow, Double> rows(Function<Subtask, OptionalDouble> figure) {
        Map<PaperRow, Double> rows = new EnumMap<>(PaperRow.class);
        for (PaperRow row : PaperRow.values()) {
            row(row, figure).ifPresent(value -> rows.put(row, value));
        }
        return rows;
    }

    private static OptionalDouble mean(List<OptionalDouble> values) {
        return values.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }
}
