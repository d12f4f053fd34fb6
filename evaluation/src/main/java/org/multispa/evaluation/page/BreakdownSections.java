package org.multispa.evaluation.page;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.multispa.evaluation.page.html.Html;
import org.multispa.evaluation.report.Format;
import org.multispa.evaluation.score.Breakdown;
import org.multispa.evaluation.score.Scoreboard;

/// The sections on scores by properties of the questions.
final class BreakdownSections {
    private static final int MOST_VALUES = 40;
    private static final Strip.Axis ERRORS = new Strip.Axis(0, 2, 4, 100, " %");

    private BreakdownSections() {}

    static void write(Html html, Scoreboard board) {
        html.open("section", "id", "breakdowns").element("h2", "Scores by property");
        html.element(
                "p",
                "Over all questions that have the property, whatever their subtask. The median error is that of answers"
                        + " in numbers, vectors and pixels, relative to the truth or to the width of the image; its bar"
                        + " ends at 200 %.",
                "class",
                "quiet");
        new Legend(html)
                .mark("point", "right answers")
                .mark("whisker", "95 % by Wilson")
                .mark("error", "median error")
                .end();
        List<Breakdown> telling = board.breakdowns().stream()
                .filter(breakdown -> breakdown.cells().size() > 1)
                .toList();
        if (telling.isEmpty()) {
            html.element("p", "The questions do not differ in any of the properties.");
        }
        telling.forEach(breakdown -> table(html, breakdown));
        html.close().line();
    }

    private static void table(Html html, Breakdown breakdown) {
        html.element("h3", "By " + breakdown.facet().text());
        Table table = new Table(html, "By " + breakdown.facet().text())
                .head("value")
                .axis("right", Strip.SHARES)
                .numbers("%", "95 % (Wilson)", "right", "asked")
                .axis("median error", ERRORS)
                .numbers("%");
        for (Breakdown.Cell cell : breakdown.frequent(MOST_VALUES)) {
            OptionalDouble error = cell.medianError();
            Strip errors = new Strip(ERRORS);
            error.ifPresent(value -> errors.bar("error", 0, value));
            table.row(Plain.value(breakdown.facet(), cell.value()))
                    .plot(new Strip(Strip.SHARES)
                            .whisker(Optional.of(cell.interval()))
                            .point(cell.share()))
                    .number(Format.percent(cell.share()))
                    .number(Format.interval(Optional.of(cell.interval())))
                    .number(Format.count(cell.right()))
                    .number(Format.count(cell.asked()))
                    .plot(errors)
                    .number(Plain.percent(error));
        }
        table.end();
        if (breakdown.cells().size() > MOST_VALUES) {
            html.element(
                    "p",
                    "The " + MOST_VALUES + " most frequent of "
                            + breakdown.cells().size() + "; all are in the JSON.",
                    "class",
                    "quiet");
        }
    }
}
