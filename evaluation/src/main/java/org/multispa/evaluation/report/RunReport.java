package org.multispa.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.run.RunInfo;
import org.multispa.evaluation.score.Averages;
import org.multispa.evaluation.score.Breakdown;
import org.multispa.evaluation.score.Figure;
import org.multispa.evaluation.score.Outcome;
import org.multispa.evaluation.score.PaperRow;
import org.multispa.evaluation.score.RungEffect;
import org.multispa.evaluation.score.Scoreboard;

/// The report of one run.
///
/// @param info what was evaluated
/// @param board its figures
public record RunReport(RunInfo info, Scoreboard board) {
    private static final int MOST_VALUES = 40;

    /// For people, lines ending in `\n`.
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(info.model())
                .append(" on ")
                .append(info.benchmark())
                .append("\n\n");
        head(text);
        rows(text);
        subtasks(text);
        unanswered(text);
        rungs(text);
        breakdowns(text);
        return text.toString();
    }

    /// All figures as indented JSON.
    public String json() {
        return ReportJson.run(info, board);
    }

    private void head(StringBuilder text) {
        text.append(Format.counted(board.questions(), "question"))
                .append(" from ")
                .append(Format.counted(board.scenes(), "scene"))
                .append(info.limit() == 0 ? "" : ", at most " + info.limit() + " of each subtask")
                .append(". Benchmark `")
                .append(info.checksum(), 0, Math.min(12, info.checksum().length()))
                .append("…`, prompt `")
                .append(info.prompt())
                .append('`');
        if (!info.parameters().isEmpty()) {
            text.append(info.parameters().entrySet().stream()
                    .map(entry -> entry.getKey() + " `" + entry.getValue() + "`")
                    .collect(Collectors.joining(", ", ", ", "")));
        }
        text.append(".\n\n");
        MarkdownTable table = new MarkdownTable(List.of("replies", "questions", "%"));
        for (Outcome outcome : Outcome.values()) {
            table.row(List.of(
                    outcome.text(),
                    Format.count(board.outcomes().getOrDefault(outcome, 0L)),
                    Format.percent(board.share(outcome))));
        }
        text.append(table.render()).append('\n');
    }

    private void rows(StringBuilder text) {
        text.append("## The paper's rows\n\n");
        List<String> head = new ArrayList<>(List.of("%", "this run", "95 % by scene", "questions"));
        for (Published published : Published.withRows()) {
            head.add(published.text());
            head.add("difference");
        }
        MarkdownTable table = new MarkdownTable(head);
        board.rows().forEach((row, figure) -> table.row(row(row, figure)));
        board.rowAverage().ifPresent(figure -> table.row(average(figure)));
        text.append(table.render()).append('\n');
        text.append("Each row is the plain mean of its subtasks, the average the plain mean of the rows")
                .append(isWhole() ? "" : ", here of " + board.rows().size() + " of the 12")
                .append(
                        ". The published figures were measured on the paper's own questions; a difference from them says")
                .append(" something about a model only where the questions are alike.\n\n");
        averagesAlone(text);
    }

    private static List<String> row(PaperRow row, Figure figure) {
        List<String> cells = new ArrayList<>(cells(row.text(), figure));
        for (Published published : Published.withRows()) {
            compared(cells, published.row(row), figure);
        }
        return cells;
    }

    private List<String> average(Figure figure) {
        List<String> cells = new ArrayList<>(cells("**average**", figure));
        for (Published published : Published.withRows()) {
            compared(cells, Optional.of(published.average()), figure);
            if (!isWhole()) {
                cells.set(cells.size() - 1, Format.NONE);
            }
        }
        return cells;
    }

    private boolean isWhole() {
        return board.rows().size() == PaperRow.values().length;
    }

    /// Published averages whose rows are not known.
    private void averagesAlone(StringBuilder text) {
        for (Published published : Published.ALL) {
            if (published.rows().isEmpty()) {
                text.append("Published average of ")
                        .append(published.text())
                        .append(": ")
                        .append(Format.percent(published.average() / 100));
                board.rowAverage()
                        .filter(_ -> isWhole())
                        .ifPresent(figure -> text.append(" (difference ")
                                .append(Format.signed(100 * figure.share() - published.average()))
                                .append(')'));
                text.append(".\n\n");
            }
        }
    }

    private static List<String> cells(String name, Figure figure) {
        return List.of(
                name, Format.percent(figure.share()), Format.interval(figure.byScene()), Format.count(figure.asked()));
    }

    private static void compared(List<String> cells, Optional<Double> published, Figure figure) {
        cells.add(published.map(value -> Format.percent(value / 100)).orElse(Format.NONE));
        cells.add(published
                .map(value -> Format.signed(100 * figure.share() - value))
                .orElse(Format.NONE));
    }

    private void subtasks(StringBuilder text) {
        text.append("## Subtasks\n\n");
        MarkdownTable table = new MarkdownTable(List.of(
                "subtask", "right", "asked", "%", "95 % (Wilson)", "95 % by scene", "chance %", "median error %"));
        board.subtasks()
                .forEach((subtask, figure) -> table.row(List.of(
                        subtask.id(),
                        Format.count(figure.right()),
                        Format.count(figure.asked()),
                        Format.percent(figure.share()),
                        Format.interval(figure.wilson()),
                        Format.interval(figure.byScene()),
                        percent(info.chance(), subtask),
                        percent(board.medianErrors(), subtask))));
        board.subtaskAverage()
                .ifPresent(figure -> table.row(List.of(
                        "**mean of the " + counted() + "**",
                        Format.count(figure.right()),
                        Format.count(figure.asked()),
                        Format.percent(figure.share()),
                        Format.interval(figure.wilson()),
                        Format.interval(figure.byScene()),
                        meanChance(),
                        Format.NONE)));
        text.append(table.render()).append('\n');
        text.append(
                        "Chance is an answer drawn at random. The median error is that of answers in numbers, vectors and pixels,")
                .append(" relative to the truth or to the width of the image. Wilson's interval takes questions for")
                .append(
                        " independent; the one by scene draws whole scenes anew and is the one to trust where many questions")
                .append(" share a scene. It is a point where all or none of the answers are right.\n\n");
    }

    private String meanChance() {
        OptionalDouble mean = Averages.ofSubtasks(subtask -> {
            Double share = info.chance().get(subtask);
            return share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
        });
        return mean.isPresent() ? Format.percent(mean.getAsDouble()) : Format.NONE;
    }

    /// How many of the 26 were asked, in words: `26` or `3 asked of 26`.
    public String counted() {
        long asked = board.subtasks().keySet().stream()
                .filter(subtask -> !subtask.isExtra())
                .count();
        return asked == Subtask.benchmark().size() ? "26" : asked + " asked of 26";
    }

    private static String percent(Map<Subtask, Double> shares, Subtask subtask) {
        return Optional.ofNullable(shares.get(subtask)).map(Format::percent).orElse(Format.NONE);
    }

    /// Subtasks of which some questions were left without an answer.
    private void unanswered(StringBuilder text) {
        List<Outcome> without = List.of(Outcome.ABSTAINED, Outcome.UNREADABLE, Outcome.MISSING);
        List<String> head = new ArrayList<>(List.of("% of questions"));
        without.forEach(outcome -> head.add(outcome.text()));
        MarkdownTable table = new MarkdownTable(head);
        boolean some = false;
        for (Subtask subtask : board.subtaskOutcomes().keySet()) {
            if (board.share(subtask, Outcome.ANSWERED) < 1) {
                List<String> cells = new ArrayList<>(List.of(subtask.id()));
                without.forEach(outcome -> cells.add(Format.percent(board.share(subtask, outcome))));
                table.row(cells);
                some = true;
            }
        }
        if (some) {
            text.append("## Questions without an answer\n\n")
                    .append(table.render())
                    .append('\n');
            text.append("Subtasks that are not named here were answered throughout. What has no answer is wrong.\n\n");
        }
    }

    private void rungs(StringBuilder text) {
        text.append("## How answers were read\n\n");
        MarkdownTable table =
                new MarkdownTable(List.of("found in", "answers", "right", "right %", "mean up to here %", "gain"));
        for (RungEffect effect : board.rungs()) {
            if (effect.found() > 0) {
                table.row(List.of(
                        effect.rung().text(),
                        Format.count(effect.found()),
                        Format.count(effect.right()),
                        Format.percent((double) effect.right() / effect.found()),
                        Format.percent(effect.upTo()),
                        Format.points(effect.gain())));
            }
        }
        text.append(table.render()).append('\n');
        text.append("The mean of all subtasks if answers found further down counted as wrong.\n\n");
    }

    private void breakdowns(StringBuilder text) {
        text.append("The following tables are over all questions that have the property, whatever their subtask.\n\n");
        for (Breakdown breakdown : board.breakdowns()) {
            if (breakdown.cells().size() < 2) {
                continue;
            }
            text.append("## By ").append(breakdown.facet().text()).append("\n\n");
            MarkdownTable table =
                    new MarkdownTable(List.of("value", "right", "asked", "%", "95 % (Wilson)", "median error %"));
            for (Breakdown.Cell cell : breakdown.frequent(MOST_VALUES)) {
                table.row(List.of(
                        cell.value(),
                        Format.count(cell.right()),
                        Format.count(cell.asked()),
                        Format.percent(cell.share()),
                        Format.interval(Optional.of(cell.interval())),
                        cell.medianError().isPresent()
                                ? Format.percent(cell.medianError().getAsDouble())
                                : Format.NONE));
            }
            text.append(table.render()).append('\n');
            if (breakdown.cells().size() > MOST_VALUES) {
                text.append("The ")
                        .append(MOST_VALUES)
                        .append(" most frequent of ")
                        .append(breakdown.cells().size())
                        .append("; all are in the JSON.\n\n");
            }
        }
    }
}
