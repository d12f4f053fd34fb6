package org.multispa.evaluation.experiment.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.multispa.evaluation.score.Facet;

/// What the table of an experiment holds.
///
/// @param rows of evaluations, in their order
/// @param columns empty for every subtask that was asked, and their mean
/// @param guesses what stands in the first rows
/// @param chart absent where none is to be drawn
public record TableSpec(
        List<Row> rows,
        List<Column> columns,
        List<Guess> guesses,
        List<Difference> differences,
        Optional<ChartSpec> chart) {
    public TableSpec {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        guesses = List.copyOf(guesses);
        differences = List.copyOf(differences);
    }

    /// A row.
    ///
    /// @param line of the recipe
    /// @param x where it stands in the chart
    /// @param curve what it belongs to in the chart; empty if there is one curve a column
    /// @param evaluations whose answers make it up, together
    public record Row(int line, String name, OptionalDouble x, String curve, List<String> evaluations) {
        public Row {
            evaluations = List.copyOf(evaluations);
        }
    }

    /// A column.
    ///
    /// @param figure key of a subtask or of a row of the paper's table, or `average` or `mean`
    /// @param on only questions of this data set; absent for all
    /// @param where only questions with these properties
    public record Column(String name, String figure, Optional<String> on, Map<Facet, String> where) {
        public Column {
            where = Map.copyOf(where);
        }
    }

    /// Answers without a model.
    public enum Guess {
        /// What an answer drawn at random gets.
        CHANCE("chance"),
        /// The one answer to each subtask that is right most often.
        CONSTANT("constant");

        private final String key;

        Guess(String key) {
            this.key = key;
        }

        /// Name in recipes.
        public String key() {
            return key;
        }
    }

    /// Two rows held against each other.
    ///
    /// @param first name of the row that the second is held against
    public record Difference(String name, String first, String second) {}

    /// A chart of the rows.
    ///
    /// @param title above it
    /// @param x name of what goes to the right
    /// @param logarithmic whether equal steps to the right are equal factors
    public record ChartSpec(String title, String x, boolean logarithmic) {}
}
