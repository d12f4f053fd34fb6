package org.multispa.evaluation.page;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.page.cases.Case;
import org.multispa.evaluation.page.html.Document;
import org.multispa.evaluation.page.html.Html;
import org.multispa.evaluation.report.Format;
import org.multispa.evaluation.report.Published;
import org.multispa.evaluation.report.RunReport;
import org.multispa.evaluation.run.RunInfo;
import org.multispa.evaluation.score.Averages;
import org.multispa.evaluation.score.Figure;
import org.multispa.evaluation.score.PaperRow;
import org.multispa.evaluation.score.Scoreboard;

/// The report of one run as a page: figures, plots, and questions to look at.
///
/// @param report the figures
/// @param cases the worst answers
public record RunPage(RunReport report, List<Case> cases) {
    public RunPage {
        cases = List.copyOf(cases);
    }

    /// The whole page.
    public String html() {
        return Document.render(report.info().model() + " on " + report.info().benchmark(), this::body);
    }

    private RunInfo info() {
        return report.info();
    }

    private Scoreboard board() {
        return report.board();
    }

    private void body(Html html) {
        html.open("header");
        html.element("h1", info().model() + " on " + info().benchmark());
        html.element("p", about(), "class", "quiet").close();
        html.open("nav", "aria-label", "Sections");
        link(html, "rows", "The paper's rows");
        link(html, "subtasks", "Subtasks");
        link(html, "replies", "Replies");
        link(html, "breakdowns", "Breakdowns");
        link(html, "cases", "Worst answers");
        html.close().line().open("main");
        averages(html);
        rows(html);
        subtasks(html);
        ReplySections.outcomes(html, board());
        ReplySections.rungs(html, board());
        BreakdownSections.write(html, board());
        long wrong = board().questions()
                - board().subtasks().values().stream().mapToLong(Figure::right).sum();
        new CaseBrowser(List.of(info().model()))
                .write(
                        html,
                        "The worst answers",
                        cases.size() + " of the " + Format.counted(wrong, "question")
                                + " that were not answered correctly, of every subtask some: wrong answers by the size"
                                + " of their error relative to the truth, then wrong letters and words, then questions"
                                + " without an answer.",
                        cases);
        html.close();
    }

    private static void link(Html html, String id, String text) {
        html.element("a", text, "href", "#" + id).text(" ");
    }

    private String about() {
        String parameters = info().parameters().entrySet().stream()
                .map(entry -> ", " + entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining());
        return Format.counted(board().questions(), "question") + " from "
                + Format.counted(board().scenes(), "scene")
                + (info().limit() == 0 ? "" : ", at most " + info().limit() + " of each subtask")
                + ". Benchmark "
                + info().checksum().substring(0, Math.min(12, info().checksum().length()))
                + "…, prompt " + info().prompt() + parameters + ".";
    }

    private boolean isWhole() {
        return board().rows().size() == PaperRow.values().length;
    }

    private void averages(Html html) {
        html.open("section", "class", "figures", "aria-label", "Averages");
        board().rowAverage()
                .ifPresent(figure -> figure(
                        html,
                        isWhole()
                                ? "average of the paper's 12 rows"
                                : "average of " + board().rows().size() + " of the paper's 12 rows",
                        figure,
                        rowChance()));
        board().subtaskAverage()
                .ifPresent(figure ->
                        figure(html, "mean of the " + report.counted() + " subtasks", figure, subtaskChance()));
        html.close().line();
        html.open("section", "aria-label", "Published averages");
        Table table = new Table(html, "Published averages")
                .head("average of the 12 rows")
                .axis("", Strip.SHARES)
                .numbers("%", "this run against it");
        for (Published published : Published.ALL) {
            table.row(published.text())
                    .plot(new Strip(Strip.SHARES).published(kind(published), published.average() / 100))
                    .number(Format.percent(published.average() / 100))
                    .number(board().rowAverage()
                            .filter(_ -> isWhole())
                            .map(figure -> Format.signed(100 * figure.share() - published.average()))
                            .orElse(Format.NONE));
        }
        table.end();
        html.element(
                "p",
                "Published figures were measured on the paper's own questions; a difference from them says something"
                        + " about a model only where the questions are alike."
                        + (isWhole() ? "" : " This run does not have all 12 rows, so the averages are not compared."),
                "class",
                "quiet");
        html.close().line();
    }

    private static String kind(Published published) {
        return published.rows().isEmpty() ? "alone" : published.key();
    }

    private static void figure(Html html, String name, Figure figure, OptionalDouble chance) {
        html.open("div", "class", "figure");
        html.element("p", name, "class", "name");
        html.open("p", "class", "value")
                .text(Format.percent(figure.share()))
                .element("small", " %")
                .close();
        figure.byScene()
                .ifPresent(interval ->
                        html.element("p", "95 %: " + Format.interval(Optional.of(interval)), "class", "quiet"));
        new Strip(Strip.SHARES)
                .band(figure.byScene())
                .chance(chance)
                .point(figure.share())
                .write(html);
        Strip.SHARES.write(html);
        if (chance.isPresent()) {
            html.element("p", "chance " + Format.percent(chance.getAsDouble()), "class", "quiet");
        }
        html.close();
    }

    private OptionalDouble chance(Subtask subtask) {
        return Plain.optional(Optional.ofNullable(info().chance().get(subtask)));
    }

    private OptionalDouble rowChance() {
        return board().rows().keySet().stream()
                .map(row -> Averages.row(row, this::chance))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }

    private OptionalDouble subtaskChance() {
        return Averages.ofSubtasks(this::chance);
    }

    private void rows(Html html) {
        html.open("section", "id", "rows").element("h2", "The paper's rows");
        List<Published> published = Published.withRows();
        Legend.ofShares(html, published.stream().map(Published::text).toList());
        Table table = new Table(html, "The paper's rows")
                .head("row")
                .axis("", Strip.SHARES)
                .numbers("this run %", "95 % by scene", "questions");
        published.forEach(one -> table.numbers(one.text(), "difference"));
        board().rows().forEach((row, figure) -> {
            Strip strip = strip(figure, Averages.row(row, this::chance));
            published.forEach(one -> one.row(row).ifPresent(value -> strip.published(one.key(), value / 100)));
            ours(table.row(row.text()), strip, figure);
            published.forEach(one -> compared(table, one.row(row), figure, true));
        });
        board().rowAverage().ifPresent(figure -> {
            Strip strip = strip(figure, rowChance());
            published.forEach(one -> strip.published(one.key(), one.average() / 100));
            ours(table.mean(isWhole() ? "average" : "average of these"), strip, figure);
            published.forEach(one -> compared(table, Optional.of(one.average()), figure, isWhole()));
        });
        table.end();
        html.element(
                "p",
                "Each row is the plain mean of its subtasks, the average the plain mean of the rows.",
                "class",
                "quiet");
        html.close().line();
    }

    private static Strip strip(Figure figure, OptionalDouble chance) {
        return new Strip(Strip.SHARES)
                .band(figure.byScene())
                .whisker(figure.wilson())
                .chance(chance)
                .point(figure.share());
    }

    private static void ours(Table table, Strip strip, Figure figure) {
        table.plot(strip)
                .number(Format.percent(figure.share()))
                .number(Format.interval(figure.byScene()))
                .number(Format.count(figure.asked()));
    }

    private static void compared(Table table, Optional<Double> published, Figure figure, boolean comparable) {
        table.number(published.map(value -> Format.percent(value / 100)).orElse(Format.NONE));
        table.number(published
                .filter(_ -> comparable)
                .map(value -> Format.signed(100 * figure.share() - value))
                .orElse(Format.NONE));
    }

    private void subtasks(Html html) {
        html.open("section", "id", "subtasks").element("h2", "Subtasks");
        Legend.ofShares(html, List.of());
        Table table = new Table(html, "Subtasks")
                .head("subtask")
                .axis("", Strip.SHARES)
                .numbers("%", "95 % (Wilson)", "95 % by scene", "right", "asked", "chance %", "median error %");
        board().subtasks()
                .forEach((subtask, figure) -> cells(
                        table.row(subtask.id()),
                        figure,
                        chance(subtask),
                        Optional.ofNullable(board().medianErrors().get(subtask))));
        board().subtaskAverage()
                .ifPresent(figure -> cells(
                        table.mean("mean of the " + report.counted()), figure, subtaskChance(), Optional.empty()));
        table.end();
        html.element(
                "p",
                "Chance is an answer drawn at random. The median error is that of answers in numbers, vectors and"
                        + " pixels, relative to the truth or to the width of the image. Wilson's interval takes questions"
                        + " for independent; the one by scene is the one to trust where many questions share a scene. It"
                        + " is a point where all or none of the answers are right.",
                "class",
                "quiet");
        html.close().line();
    }

    private static void cells(Table table, Figure figure, OptionalDouble chance, Optional<Double> error) {
        table.plot(strip(figure, chance))
                .number(Format.percent(figure.share()))
                .number(Format.interval(figure.wilson()))
                .number(Format.interval(figure.byScene()))
                .number(Format.count(figure.right()))
                .number(Format.count(figure.asked()))
                .number(Plain.percent(chance))
                .number(error.map(Format::percent).orElse(Format.NONE));
    }
}
