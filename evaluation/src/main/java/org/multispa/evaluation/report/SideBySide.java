package org.multispa.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.multispa.evaluation.score.Figure;
import org.multispa.evaluation.score.PaperRow;

/// Several runs in one table of the paper's rows.
public final class SideBySide {
    private SideBySide() {}

    /// For people, lines ending in `\n`.
    public static String markdown(List<RunReport> reports) {
        List<String> head = new ArrayList<>(List.of("%"));
        reports.forEach(report -> head.add(report.info().model()));
        MarkdownTable table = new MarkdownTable(head);
        for (PaperRow row : PaperRow.values()) {
            table.row(cells(
                    row.text(),
                    reports,
                    report -> Optional.ofNullable(report.board().rows().get(row))));
        }
        table.row(cells("**average**", reports, report -> report.board().rowAverage()));
        table.row(
                cells("**mean of subtasks**", reports, report -> report.board().subtaskAverage()));
        return "# " + reports.size() + " runs side by side\n\n" + table.render();
    }

    private static List<String> cells(
            String name, List<RunReport> reports, Function<RunReport, Optional<Figure>> figure) {
        List<String> cells = new ArrayList<>(List.of(name));
        reports.forEach(report -> cells.add(
                figure.apply(report).map(one -> Format.percent(one.share())).orElse(Format.NONE)));
        return cells;
    }
}
