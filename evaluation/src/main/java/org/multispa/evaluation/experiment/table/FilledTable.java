package org.multispa.evaluation.experiment.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.experiment.recipe.TableSpec;
import org.multispa.evaluation.score.Comparison.Paired;
import org.multispa.evaluation.score.Figure;

/// A table with its figures.
///
/// @param columns as they are shown, where the recipe names none all subtasks that were asked
/// @param chance by column what an answer drawn at random gets, 0 to 1; empty if it is not to be shown
/// @param rows guesses first
/// @param missing evaluations that are not there (yet)
/// @param questions that were asked, each counted once
/// @param scenes they come from
public record FilledTable(
        String name,
        String about,
        List<TableSpec.Column> columns,
        List<OptionalDouble> chance,
        List<Row> rows,
        List<Difference> differences,
        List<String> missing,
        long questions,
        long scenes,
        Optional<TableSpec.ChartSpec> chart) {
    public FilledTable {
        columns = List.copyOf(columns);
        chance = List.copyOf(chance);
        rows = List.copyOf(rows);
        differences = List.copyOf(differences);
        missing = List.copyOf(missing);
    }

    /// A row.
    ///
    /// @param guess whether it needs no model
    /// @param readable share of its replies in which an answer could be found, 0 to 1; absent if there are none
    /// @param cells a figure for each column; absent where nothing was asked, and in means where some of the
    ///     subtasks were not that other rows were asked
    public record Row(
            String name,
            boolean guess,
            OptionalDouble x,
            String curve,
            OptionalDouble readable,
            List<Optional<Figure>> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// Two rows held against each other, over the questions that both were asked.
    ///
    /// @param first name of the row that the second is held against
    /// @param cells by column
    public record Difference(String name, String first, String second, List<Optional<Paired>> cells) {
        public Difference {
            cells = List.copyOf(cells);
        }
    }

    /// Fills a table with what there is.
    ///
    /// @param name of the experiment
    /// @param about what it asks; may be empty
    /// @param evaluations by name; those that are not there leave their places empty
    /// @param questions by name of the data set, at least those that were asked
    /// @throws DatasetException if the questions of a data set cannot be guessed at
    /// @throws IllegalArgumentException if a question stands twice in a row, or is not the same in two rows that
    ///     are compared; the message names them
    public static FilledTable of(
            String name,
            String about,
            TableSpec spec,
            Map<String, Answered> evaluations,
            Map<String, List<Sample>> questions)
            throws DatasetException {
        return new TableFiller(spec, evaluations).fill(name, about, questions);
    }

    /// For people, lines ending in `\n`.
    public String markdown() {
        return TableMarkdown.of(this);
    }

    /// All figures as indented JSON.
    public String json() {
        return TableJson.of(this);
    }

    /// The rows as curves in an SVG file that needs nothing else; absent if none is wanted or there is nothing
    /// to draw.
    public Optional<String> svg() {
        return chart.flatMap(spec -> TableChart.of(this, spec));
    }
}
