package org.multispa.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.evaluation.run.RunInfo;
import org.multispa.evaluation.score.Comparison;
import org.multispa.evaluation.score.Comparison.Paired;
import org.multispa.evaluation.score.McNemar;
import org.multispa.evaluation.score.PaperRow;

/// The report of two runs held against each other.
///
/// @param first what the second is held against
/// @param second the run whose gain or loss is told
public record ComparisonReport(RunInfo first, RunInfo second, Comparison comparison) {
    /// For people, lines ending in `\n`.
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(second.model())
                .append(" against ")
                .append(first.model())
                .append("\n\n");
        text.append(Format.counted(comparison.questions(), "question")).append(" that both were asked");
        if (comparison.onlyInFirst() + comparison.onlyInSecond() > 0) {
            text.append(" (left out: ")
                    .append(Format.count(comparison.onlyInFirst()))
                    .append(" that only the first was asked, ")
                    .append(Format.count(comparison.onlyInSecond()))
                    .append(" that only the second was)");
        }
        McNemar overall = comparison.overall();
        text.append(". ")
                .append(Format.count(overall.onlySecond()))
                .append(" only the second answered correctly, ")
                .append(Format.count(overall.onlyFirst()))
                .append(" only the first: p ")
                .append(Format.probability(overall.probability()))
                .append(" by McNemar's exact test.\n\n");
        rows(text);
        subtasks(text);
        text.append(
                        "Differences are second minus first, in points. Interval and p by scene draw whole scenes anew, the same")
                .append(
                        " for both runs; McNemar's test takes questions for independent. None of the p-values is corrected for")
                .append(" their number: of 26, one falls below 0.04 by chance.\n");
        return text.toString();
    }

    /// All figures as indented JSON.
    public String json() {
        return ReportJson.comparison(first, second, comparison);
    }

    private void rows(StringBuilder text) {
        text.append("## The paper's rows\n\n");
        MarkdownTable table =
                new MarkdownTable(List.of("%", "first", "second", "difference", "95 % by scene", "p by scene"));
        for (PaperRow row : PaperRow.values()) {
            Optional.ofNullable(comparison.rows().get(row)).ifPresent(pair -> table.row(cells(row.text(), pair)));
        }
        comparison.rowAverage().ifPresent(pair -> table.row(cells("**average**", pair)));
        comparison.subtaskAverage().ifPresent(pair -> table.row(cells("**mean of subtasks**", pair)));
        text.append(table.render()).append('\n');
    }

    private void subtasks(StringBuilder text) {
        text.append("## Subtasks\n\n");
        MarkdownTable table = new MarkdownTable(List.of(
                "%",
                "first",
                "second",
                "difference",
                "95 % by scene",
                "p by scene",
                "only first",
                "only second",
                "p McNemar"));
        comparison.subtasks().forEach((subtask, pair) -> {
            List<String> cells = new ArrayList<>(cells(subtask.id(), pair));
            cells.add(pair.mcNemar().map(test -> Format.count(test.onlyFirst())).orElse(Format.NONE));
            cells.add(
                    pair.mcNemar().map(test -> Format.count(test.onlySecond())).orElse(Format.NONE));
            cells.add(pair.mcNemar()
                    .map(test -> Format.probability(test.probability()))
                    .orElse(Format.NONE));
            table.row(cells);
        });
        text.append(table.render()).append('\n');
    }

    private static List<String> cells(String name, Paired pair) {
        return List.of(
                name,
                Format.percent(pair.first()),
                Format.percent(pair.second()),
                Format.points(pair.difference()),
                Format.interval(pair.interval()),
                Format.probability(pair.probability()));
    }
}
