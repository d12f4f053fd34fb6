package org.multispa.evaluation.page;

import java.util.List;
import org.multispa.evaluation.page.html.Html;
import org.multispa.evaluation.report.Format;
import org.multispa.evaluation.score.Outcome;
import org.multispa.evaluation.score.RungEffect;
import org.multispa.evaluation.score.Scoreboard;

/// The sections on what the replies were like: how many hold an answer, and where in them it was found.
final class ReplySections {
    private static final String RIGHT = "right";
    private static final String WRONG = "wrong";

    private ReplySections() {}

    static void outcomes(Html html, Scoreboard board) {
        html.open("section", "id", "replies").element("h2", "Replies without an answer");
        html.element(
                "p",
                Format.percent(board.share(Outcome.ABSTAINED)) + " % declined to answer, "
                        + Format.percent(board.share(Outcome.UNREADABLE))
                        + " % hold no answer of the form asked for, "
                        + Format.percent(board.share(Outcome.MISSING))
                        + " % of the questions have no reply. All of these count as wrong.");
        Legend legend = new Legend(html).mark(RIGHT, "right").mark(WRONG, "wrong");
        List<Outcome> without = List.of(Outcome.ABSTAINED, Outcome.UNREADABLE, Outcome.MISSING);
        without.forEach(outcome -> legend.mark(outcome.key(), outcome.text()));
        legend.end();
        Table table = new Table(html, "Replies without an answer")
                .head("subtask")
                .axis("", Strip.SHARES)
                .numbers("right %", "wrong %", "declined %", "not of the form %", "no reply %");
        board.subtasks().forEach((subtask, figure) -> {
            Strip strip = new Strip(Strip.SHARES);
            double at = part(strip, RIGHT, 0, figure.share());
            double wrong = Math.max(0, board.share(subtask, Outcome.ANSWERED) - figure.share());
            at = part(strip, WRONG, at, wrong);
            for (Outcome outcome : without) {
                at = part(strip, outcome.key(), at, board.share(subtask, outcome));
            }
            table.row(subtask.id())
                    .plot(strip)
                    .number(Format.percent(figure.share()))
                    .number(Format.percent(wrong));
            without.forEach(outcome -> table.number(Format.percent(board.share(subtask, outcome))));
        });
        table.end();
        html.close().line();
    }

    private static double part(Strip strip, String kind, double from, double length) {
        if (length > 0) {
            strip.bar(kind, from, from + length);
        }
        return from + length;
    }

    static void rungs(Html html, Scoreboard board) {
        html.open("section", "id", "rungs").element("h2", "How answers were read");
        new Legend(html)
                .mark("before", "mean of all subtasks up to the rung above")
                .mark("gain", "what this rung adds")
                .end();
        Table table = new Table(html, "How answers were read")
                .head("found in")
                .axis("", Strip.SHARES)
                .numbers("answers", "right", "right %", "mean up to here %", "gain");
        for (RungEffect effect : board.rungs()) {
            if (effect.found() > 0) {
                Strip strip = new Strip(Strip.SHARES);
                double before = effect.upTo() - effect.gain();
                part(strip, "before", 0, before);
                part(strip, "gain", before, effect.gain());
                table.row(effect.rung().text())
                        .plot(strip)
                        .number(Format.count(effect.found()))
                        .number(Format.count(effect.right()))
                        .number(Format.percent((double) effect.right() / effect.found()))
                        .number(Format.percent(effect.upTo()))
                        .number(Format.points(effect.gain()));
            }
        }
        table.end();
        html.element(
                "p",
                "The first rung that holds an answer decides. The mean is that of all subtasks if answers found further"
                        + " down counted as wrong.",
                "class",
                "quiet");
        html.close().line();
    }
}
