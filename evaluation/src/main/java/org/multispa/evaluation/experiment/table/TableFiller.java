package org.multispa.evaluation.experiment.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.experiment.recipe.TableSpec;
import org.multispa.evaluation.experiment.recipe.TableSpec.Column;
import org.multispa.evaluation.experiment.recipe.TableSpec.Guess;
import org.multispa.evaluation.score.Comparison.Paired;
import org.multispa.evaluation.score.Figure;
import org.multispa.evaluation.score.Outcome;
import org.multispa.evaluation.score.Scored;

/// Puts figures in their places.
final class TableFiller {
    private static final String CONSTANT = "best constant";

    private final TableSpec spec;
    private final Map<String, List<Answered>> rows = new LinkedHashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final List<Column> columns;

    TableFiller(TableSpec spec, Map<String, Answered> evaluations) {
        this.spec = spec;
        for (TableSpec.Row row : spec.rows()) {
            List<Answered> answered = new ArrayList<>();
            for (String evaluation : row.evaluations()) {
                Answered one = evaluations.get(evaluation);
                if (one == null) {
                    missing.add(evaluation);
                } else {
                    answered.add(one);
                }
            }
            requireOnce(row.name(), answered);
            rows.put(row.name(), answered);
        }
        columns = spec.columns().isEmpty() ? all() : spec.columns();
    }

    /// Answers to one question by two evaluations cannot stand in one row.
    private static void requireOnce(String row, List<Answered> answered) {
        Map<String, Set<String>> seen = new HashMap<>();
        for (Answered one : answered) {
            Set<String> ids = seen.computeIfAbsent(one.data(), _ -> new HashSet<>());
            for (Scored item : one.items()) {
                if (!ids.add(item.id())) {
                    throw new IllegalArgumentException("table: two evaluations of row '" + row + "' answer question '"
                            + item.id() + "' of " + one.data() + "; give them rows of their own");
                }
            }
        }
    }

    /// Every subtask that was asked, and their mean.
    private List<Column> all() {
        Set<Subtask> asked = EnumSet.noneOf(Subtask.class);
        rows.values()
                .forEach(row -> row.forEach(answered -> answered.items().forEach(item -> asked.add(item.subtask()))));
        List<Column> all = new ArrayList<>();
        asked.forEach(subtask -> all.add(column(subtask.id())));
        if (asked.size() > 1) {
            all.add(column("mean"));
        }
        return all;
    }

    private static Column column(String figure) {
        return new Column(figure, figure, Optional.empty(), Map.of());
    }

    FilledTable fill(String name, String about, Map<String, List<Sample>> questions) throws DatasetException {
        Guesses guesses = new Guesses(questions, List.copyOf(rows.values()));
        List<OptionalDouble> chance = new ArrayList<>();
        if (spec.guesses().contains(Guess.CHANCE)) {
            columns.forEach(column -> chance.add(guesses.chance(column)));
        }
        List<FilledTable.Row> filled = new ArrayList<>();
        if (spec.guesses().contains(Guess.CONSTANT)) {
            filled.add(row(CONSTANT, true, OptionalDouble.empty(), "", guesses.constant()));
        }
        for (TableSpec.Row row : spec.rows()) {
            filled.add(row(row.name(), false, row.x(), row.curve(), answered(row.name())));
        }
        List<FilledTable.Difference> differences = new ArrayList<>();
        for (TableSpec.Difference difference : spec.differences()) {
            differences.add(difference(difference));
        }
        return new FilledTable(
                name,
                about,
                columns,
                chance,
                filled,
                differences,
                List.copyOf(missing),
                guesses.questionsAsked(),
                Guesses.scenes(List.copyOf(rows.values())),
                spec.chart());
    }

    private FilledTable.Row row(String name, boolean guess, OptionalDouble x, String curve, List<Answered> answered) {
        OptionalDouble readable = answered.stream()
                .flatMap(one -> one.items().stream())
                .mapToInt(item -> item.outcome() == Outcome.ANSWERED ? 1 : 0)
                .average();
        return new FilledTable.Row(name, guess, x, curve, readable, cells(answered));
    }

    private List<Answered> answered(String row) {
        return rows.getOrDefault(row, List.of());
    }

    private List<Optional<Figure>> cells(List<Answered> row) {
        List<Optional<Figure>> cells = new ArrayList<>();
        for (Column column : columns) {
            List<Scored> items = Figures.items(column, row);
            cells.add(
                    Figures.isMean(column) && !subtasks(items).equals(everywhere(column))
                            ? Optional.empty()
                            : Figures.figure(column, items));
        }
        return cells;
    }

    private static Set<Subtask> subtasks(List<Scored> items) {
        Set<Subtask> subtasks = EnumSet.noneOf(Subtask.class);
        items.forEach(item -> subtasks.add(item.subtask()));
        return subtasks;
    }

    /// The subtasks of a column that any row was asked: means of others cannot be compared.
    private Set<Subtask> everywhere(Column column) {
        Set<Subtask> subtasks = EnumSet.noneOf(Subtask.class);
        rows.values().forEach(row -> subtasks.addAll(subtasks(Figures.items(column, row))));
        return subtasks;
    }

    private FilledTable.Difference difference(TableSpec.Difference difference) {
        List<Optional<Paired>> cells = new ArrayList<>();
        for (Column column : columns) {
            List<Scored> first = Figures.items(column, answered(difference.first()));
            List<Scored> second = Figures.items(column, answered(difference.second()));
            boolean unlike = Figures.isMean(column) && !subtasks(first).equals(subtasks(second));
            cells.add(unlike ? Optional.empty() : Figures.paired(column, first, second));
        }
        return new FilledTable.Difference(difference.name(), difference.first(), difference.second(), cells);
    }
}
