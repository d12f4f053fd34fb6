package org.multispa.evaluation.experiment.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.multispa.dataset.stats.Statistics.Interval;
import org.multispa.evaluation.experiment.recipe.TableSpec.Column;
import org.multispa.evaluation.report.MarkdownTable;
import org.multispa.evaluation.score.Comparison.Paired;
import org.multispa.evaluation.score.Figure;

/// A table for people.
final class TableMarkdown {
    private static final String NONE = "–";

    private TableMarkdown() {}

    static String of(FilledTable table) {
        StringBuilder text = new StringBuilder("# ").append(table.name()).append("\n\n");
        if (!table.about().isBlank()) {
            text.append(table.about().strip()).append("\n\n");
        }
        text.append(String.format(
                Locale.ROOT,
                "%,d questions from %,d scenes. Right answers in percent.\n\n",
                table.questions(),
                table.scenes()));
        text.append(shares(table)).append('\n');
        text.append("## Intervals\n\n");
        text.append("95 %: by scene (whole scenes drawn anew); in brackets Wilson's, which takes questions for"
                + " independent.\n\n");
        text.append(intervals(table)).append('\n');
        if (!table.differences().isEmpty()) {
            text.append("## Differences\n\n");
            text.append("In points, over the questions that both were asked: the difference, 95 % by scene, p by scene"
                    + " / p of\nMcNemar's exact test. The p-values are not corrected for their number.\n\n");
            text.append(differences(table)).append('\n');
        }
        if (!table.missing().isEmpty()) {
            text.append("Not there yet: ")
                    .append(String.join(", ", table.missing()))
                    .append(".\n");
        }
        return text.toString();
    }

    private static MarkdownTable table(FilledTable table, String first) {
        List<String> head = new ArrayList<>(List.of(first));
        table.columns().stream().map(Column::name).forEach(head::add);
        return new MarkdownTable(head);
    }

    private static String shares(FilledTable table) {
        List<String> head = new ArrayList<>(List.of("%"));
        table.columns().stream().map(Column::name).forEach(head::add);
        head.add("readable");
        MarkdownTable shares = new MarkdownTable(head);
        if (!table.chance().isEmpty()) {
            List<String> cells = new ArrayList<>(List.of("chance"));
            table.chance().forEach(chance -> cells.add(chance.isPresent() ? percent(chance.getAsDouble()) : NONE));
            cells.add(NONE);
            shares.row(cells);
        }
        for (FilledTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.name()));
            row.cells()
                    .forEach(cell -> cells.add(
                            cell.map(figure -> percent(figure.share())).orElse(NONE)));
            cells.add(row.readable().isPresent() ? percent(row.readable().getAsDouble()) : NONE);
            shares.row(cells);
        }
        return shares.render();
    }

    private static String intervals(FilledTable table) {
        MarkdownTable intervals = table(table, "95 %");
        for (FilledTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.name()));
            row.cells()
                    .forEach(
                            cell -> cells.add(cell.map(TableMarkdown::intervals).orElse(NONE)));
            intervals.row(cells);
        }
        return intervals.render();
    }

    private static String intervals(Figure figure) {
        return interval(figure.byScene())
                + figure.wilson()
                        .map(wilson -> " (" + interval(Optional.of(wilson)) + ")")
                        .orElse("");
    }

    private static String differences(FilledTable table) {
        MarkdownTable differences = table(table, "points");
        for (FilledTable.Difference difference : table.differences()) {
            List<String> cells = new ArrayList<>(List.of(difference.name()));
            difference
                    .cells()
                    .forEach(cell ->
                            cells.add(cell.map(TableMarkdown::difference).orElse(NONE)));
            differences.row(cells);
        }
        return differences.render();
    }

    private static String difference(Paired pair) {
        return String.format(Locale.ROOT, "%+.1f", 100 * pair.difference() + 0.0)
                + ", " + interval(pair.interval())
                + ", " + probability(pair.probability())
                + pair.mcNemar()
                        .map(test -> " / " + probability(OptionalDouble.of(test.probability())))
                        .orElse("");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private static String interval(Optional<Interval> interval) {
        return interval.map(i -> String.format(Locale.ROOT, "%.1f to %.1f", 100 * i.low(), 100 * i.high()))
                .orElse(NONE);
    }

    private static String probability(OptionalDouble probability) {
        if (probability.isEmpty()) {
            return NONE;
        }
        double p = probability.getAsDouble();
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p %.3f", p);
    }
}
