package org.multispa.evaluation.experiment.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.experiment.recipe.TableSpec.ChartSpec;
import org.multispa.evaluation.experiment.recipe.TableSpec.Column;
import org.multispa.evaluation.experiment.recipe.TableSpec.Difference;
import org.multispa.evaluation.experiment.recipe.TableSpec.Guess;
import org.multispa.evaluation.experiment.recipe.TableSpec.Row;
import org.multispa.evaluation.score.Facet;
import org.multispa.evaluation.score.PaperRow;

/// Reads what the table is to hold.
final class TableReader {
    private static final String NAME = "name";
    private static final String FIGURE = "figure";
    private static final List<String> MEANS = List.of("average", "mean");

    private final String file;

    TableReader(String file) {
        this.file = file;
    }

    TableSpec read(Node node) throws RecipeException {
        Entry entry = new Entry(file, "table", node);
        List<Row> rows = new ArrayList<>();
        for (Entry row : entry.entries("rows", "")) {
            rows.add(row(row));
        }
        if (rows.isEmpty()) {
            throw entry.wrong("rows: expected at least one row, found none");
        }
        List<Column> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Entry column : entry.entries("columns", FIGURE)) {
            columns.add(column(column));
            if (!names.add(columns.getLast().name())) {
                throw column.wrong(
                        "two columns are called '" + columns.getLast().name() + "'; give one a name");
            }
        }
        List<Difference> differences = new ArrayList<>();
        for (Entry difference : entry.entries("differences", "")) {
            String first = difference.text("first");
            String second = difference.text("second");
            differences.add(
                    new Difference(difference.optionalText(NAME).orElse(second + " – " + first), first, second));
            difference.end();
        }
        TableSpec table = new TableSpec(rows, columns, guesses(entry), differences, chart(entry));
        entry.end();
        return table;
    }

    private static Row row(Entry entry) throws RecipeException {
        Row row = new Row(
                entry.line(),
                entry.text(NAME),
                entry.number("x"),
                entry.optionalText("curve").orElse(""),
                entry.texts("evaluations"));
        entry.end();
        if (row.evaluations().isEmpty()) {
            throw entry.wrong("evaluations: expected at least one, found none");
        }
        return row;
    }

    private Column column(Entry entry) throws RecipeException {
        String figure = entry.text(FIGURE);
        requireFigure(entry, figure);
        Map<Facet, String> where = new EnumMap<>(Facet.class);
        Optional<Node> filter = entry.node("where");
        if (filter.isPresent()) {
            Entry properties = new Entry(file, entry.where() + ".where", filter.get());
            for (Facet facet : Facet.values()) {
                List<String> values = properties.texts(facet.key());
                if (values.size() > 1) {
                    throw properties.wrong(facet.key() + ": expected one value, found " + values.size());
                }
                values.forEach(value -> where.put(facet, value(facet, value)));
            }
            properties.end();
        }
        Column column = new Column(entry.optionalText(NAME).orElse(figure), figure, entry.optionalText("on"), where);
        entry.end();
        return column;
    }

    /// Numbers of images have two digits, so that they sort.
    private static String value(Facet facet, String value) {
        return facet == Facet.IMAGES && value.length() == 1 ? "0" + value : value;
    }

    private static void requireFigure(Entry entry, String figure) throws RecipeException {
        boolean known = MEANS.contains(figure)
                || Subtask.byId(figure).isPresent()
                || Arrays.stream(PaperRow.values()).anyMatch(row -> row.key().equals(figure));
        if (!known) {
            throw entry.wrong("figure: expected a subtask, a row of the paper's table ("
                    + Stream.of(PaperRow.values()).map(PaperRow::key).collect(Collectors.joining(", "))
                    + "), average or mean, found '" + figure + "'");
        }
    }

    private static List<Guess> guesses(Entry entry) throws RecipeException {
        if (!entry.has("guesses")) {
            return List.of(Guess.values());
        }
        List<Guess> guesses = new ArrayList<>();
        for (String key : entry.texts("guesses")) {
            guesses.add(Arrays.stream(Guess.values())
                    .filter(guess -> guess.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> entry.wrong("guesses: expected chance or constant, found '" + key + "'")));
        }
        return List.copyOf(guesses);
    }

    private Optional<ChartSpec> chart(Entry entry) throws RecipeException {
        Optional<Node> node = entry.node("chart");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Entry chart = new Entry(file, "table.chart", node.get());
        String scale = chart.optionalText("scale").orElse("linear");
        if (!scale.equals("linear") && !scale.equals("log")) {
            throw chart.wrong("scale: expected linear or log, found '" + scale + "'");
        }
        ChartSpec spec = new ChartSpec(
                chart.optionalText("title").orElse(""), chart.optionalText("x").orElse(""), scale.equals("log"));
        chart.end();
        return Optional.of(spec);
    }
}
