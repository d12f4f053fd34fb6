package org.multispa.evaluation.experiment.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.experiment.recipe.TableSpec.Column;
import org.multispa.evaluation.score.Comparison;
import org.multispa.evaluation.score.Comparison.Paired;
import org.multispa.evaluation.score.Figure;
import org.multispa.evaluation.score.PaperRow;
import org.multispa.evaluation.score.Scoreboard;
import org.multispa.evaluation.score.Scored;

/// The figures of a column.
final class Figures {
    private static final String AVERAGE = "average";
    private static final String MEAN = "mean";

    private Figures() {}

    /// Whether the column is a mean over whatever subtasks were asked.
    static boolean isMean(Column column) {
        return column.figure().equals(AVERAGE) || column.figure().equals(MEAN);
    }

    /// The answers that the column is about.
    static List<Scored> items(Column column, List<Answered> row) {
        List<Scored> items = new ArrayList<>();
        for (Answered answered : row) {
            if (column.on().isEmpty() || column.on().get().equals(answered.data())) {
                answered.items().stream().filter(item -> isIn(column, item)).forEach(items::add);
            }
        }
        return items;
    }

    /// Whether a question has the properties that the column asks for and belongs to one of its subtasks.
    static boolean isIn(Column column, Scored item) {
        return column.where().entrySet().stream()
                        .allMatch(one -> one.getValue().equals(item.facets().get(one.getKey())))
                && subtasks(column).contains(item.subtask());
    }

    /// The subtasks that the column may be about.
    static Set<Subtask> subtasks(Column column) {
        Optional<Subtask> subtask = Subtask.byId(column.figure());
        if (subtask.isPresent()) {
            return EnumSet.of(subtask.get());
        }
        return paperRow(column)
                .<Set<Subtask>>map(row -> EnumSet.copyOf(row.subtasks()))
                .orElseGet(() -> EnumSet.copyOf(Subtask.benchmark()));
    }

    private static Optional<PaperRow> paperRow(Column column) {
        return Arrays.stream(PaperRow.values())
                .filter(row -> row.key().equals(column.figure()))
                .findFirst();
    }

    static Optional<Figure> figure(Column column, List<Scored> items) {
        Scoreboard board = Scoreboard.of(items);
        return switch (column.figure()) {
            case AVERAGE -> board.rowAverage();
            case MEAN -> board.subtaskAverage();
            default ->
                paperRow(column)
                        .map(row -> Optional.ofNullable(board.rows().get(row)))
                        .orElseGet(() -> Subtask.byId(column.figure())
                                .flatMap(subtask ->
                                        Optional.ofNullable(board.subtasks().get(subtask))));
        };
    }

    /// The difference over the questions that both were asked.
    static Optional<Paired> paired(Column column, List<Scored> first, List<Scored> second) {
        Comparison comparison = Comparison.of(first, second);
        return switch (column.figure()) {
            case AVERAGE -> comparison.rowAverage();
            case MEAN -> comparison.subtaskAverage();
            default ->
                paperRow(column)
                        .map(row -> Optional.ofNullable(comparison.rows().get(row)))
                        .orElseGet(() -> Subtask.byId(column.figure())
                                .flatMap(subtask -> Optional.ofNullable(
                                        comparison.subtasks().get(subtask))));
        };
    }
}
