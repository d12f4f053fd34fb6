package org.multispa.evaluation.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.multispa.evaluation.page.cases.Case;
import org.multispa.evaluation.page.html.Document;
import org.multispa.evaluation.page.html.Html;
import org.multispa.evaluation.report.ComparisonReport;
import org.multispa.evaluation.report.Format;
import org.multispa.evaluation.score.Comparison;
import org.multispa.evaluation.score.Comparison.Paired;
import org.multispa.evaluation.score.McNemar;

/// Two runs held against each other, as a page.
///
/// @param report the figures
/// @param cases questions that only one of the two answered correctly
public record ComparisonPage(ComparisonReport report, List<Case> cases) {
    public ComparisonPage {
        cases = List.copyOf(cases);
    }

    /// The whole page.
    public String html() {
        return Document.render(title(), this::body);
    }

    private String title() {
        return report.second().model() + " against " + report.first().model();
    }

    private Comparison comparison() {
        return report.comparison();
    }

    private void body(Html html) {
        html.open("header").element("h1", title());
        html.element("p", about(), "class", "quiet").close();
        html.open("nav", "aria-label", "Sections");
        html.element("a", "The paper's rows", "href", "#rows").text(" ");
        html.element("a", "Subtasks", "href", "#subtasks").text(" ");
        html.element("a", "Only one right", "href", "#cases").close();
        html.line().open("main");
        averages(html);
        rows(html);
        subtasks(html);
        McNemar overall = comparison().overall();
        new CaseBrowser(List.of(report.first().model(), report.second().model()))
                .write(
                        html,
                        "Only one of the two is right",
                        cases.size() + " of " + Format.counted(overall.onlyFirst() + overall.onlySecond(), "question")
                                + ", of every subtask some, by the size of the wrong one's error. First: "
                                + report.first().model() + "; second: "
                                + report.second().model() + ".",
                        cases);
        html.close();
    }

    private String about() {
        Comparison all = comparison();
        String leftOut = all.onlyInFirst() + all.onlyInSecond() == 0
                ? ""
                : " (left out: " + Format.count(all.onlyInFirst()) + " that only the first was asked, "
                        + Format.count(all.onlyInSecond()) + " that only the second was)";
        return Format.counted(all.questions(), "question") + " of "
                + report.first().benchmark()
                + " that both were asked" + leftOut + ". "
                + Format.count(all.overall().onlySecond())
                + " only the second answered correctly, "
                + Format.count(all.overall().onlyFirst())
                + " only the first: p " + Format.probability(all.overall().probability())
                + " by McNemar's exact test.";
    }

    private void averages(Html html) {
        html.open("section", "class", "figures", "aria-label", "Averages");
        comparison().rowAverage().ifPresent(pair -> figure(html, "average of the rows", pair));
        comparison().subtaskAverage().ifPresent(pair -> figure(html, "mean of the subtasks", pair));
        html.close().line();
    }

    private static void figure(Html html, String name, Paired pair) {
        html.open("div", "class", "figure");
        html.element("p", name, "class", "name");
        html.open("p", "class", "value")
                .text(Format.points(pair.difference()))
                .element("small", " points")
                .close();
        html.element(
                "p",
                Format.percent(pair.first()) + " to " + Format.percent(pair.second()) + " %; 95 % of the difference: "
                        + Format.interval(pair.interval()) + "; p " + Format.probability(pair.probability()),
                "class",
                "quiet");
        both(pair).write(html);
        html.close();
    }

    /// Both figures on one line.
    private static Strip both(Paired pair) {
        return new Strip(Strip.SHARES)
                .bar("between", Math.min(pair.first(), pair.second()), Math.max(pair.first(), pair.second()))
                .hollow(pair.first())
                .point(pair.second());
    }

    /// Reaches as far as the widest interval, in whole tenths.
    private Strip.Axis differences() {
        double reach = Stream.concat(comparison().rows().values().stream(), comparison().subtasks().values().stream())
                .mapToDouble(pair -> pair.interval()
                        .map(interval -> Math.max(Math.abs(interval.low()), Math.abs(interval.high())))
                        .orElse(Math.abs(pair.difference())))
                .max()
                .orElse(1);
        return Strip.Axis.around0(Math.clamp(Math.ceil(reach * 10) / 10, 0.2, 1));
    }

    private static void legend(Html html) {
        new Legend(html)
                .mark("hollow", "first")
                .mark("point", "second")
                .mark("band", "95 % of the difference by drawing scenes anew")
                .end();
    }

    private void rows(Html html) {
        html.open("section", "id", "rows").element("h2", "The paper's rows");
        legend(html);
        Strip.Axis axis = differences();
        Table table = head(Table.dense(html, "The paper's rows").head("row"), axis);
        comparison().rows().forEach((row, pair) -> cells(table.row(row.text()), axis, pair));
        comparison().rowAverage().ifPresent(pair -> cells(table.mean("average"), axis, pair));
        comparison().subtaskAverage().ifPresent(pair -> cells(table.mean("mean of subtasks"), axis, pair));
        table.end();
        html.close().line();
    }

    private static Table head(Table table, Strip.Axis axis) {
        return table.axis("both", Strip.SHARES)
                .numbers("first %", "second %")
                .axis("difference", axis)
                .numbers("points", "95 % by scene", "p by scene");
    }

    private static Table cells(Table table, Strip.Axis axis, Paired pair) {
        return table.plot(both(pair))
                .number(Format.percent(pair.first()))
                .number(Format.percent(pair.second()))
                .plot(new Strip(axis).band(pair.interval()).point(pair.difference()))
                .number(Format.points(pair.difference()))
                .number(Format.interval(pair.interval()))
                .number(Format.probability(pair.probability()));
    }

    private void subtasks(Html html) {
        html.open("section", "id", "subtasks").element("h2", "Subtasks");
        legend(html);
        Strip.Axis axis = differences();
        Table table = head(Table.dense(html, "Subtasks").head("subtask"), axis)
                .numbers("only first", "only second", "p McNemar");
        comparison().subtasks().forEach((subtask, pair) -> {
            cells(table.row(subtask.id()), axis, pair);
            Optional<McNemar> test = pair.mcNemar();
            table.number(test.map(one -> Format.count(one.onlyFirst())).orElse(Format.NONE))
                    .number(test.map(one -> Format.count(one.onlySecond())).orElse(Format.NONE))
                    .number(test.map(one -> Format.probability(one.probability()))
                            .orElse(Format.NONE));
        });
        table.end();
        html.element(
                "p",
                "Differences are second minus first, in points. Interval and p by scene draw whole scenes anew, the same"
                        + " for both runs; McNemar's test takes questions for independent. None of the p-values is"
                        + " corrected for their number: of 26, one falls below 0.04 by chance.",
                "class",
                "quiet");
        html.close().line();
    }
}
