package org.multispa.evaluation.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.multispa.dataset.json.PlainTree;
import org.multispa.evaluation.reward.score.Measure;
import org.multispa.evaluation.reward.score.RewardBoard;
import org.multispa.evaluation.reward.score.RewardFigure;

/// How good rewards are, for people and for programs.
///
/// @param model who answered
/// @param settings how, in the form of [PlainTree]
public record RewardReport(String model, Map<String, Object> settings, RewardBoard board) {
    public RewardReport {
        settings = PlainTree.of(settings);
    }

    /// As a page of Markdown.
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("# Rewards of ").append(model.replace('\n', ' ')).append("\n\n");
        text.append(Format.counted(board.episodes(), "point"))
                .append(" (")
                .append(Format.count(board.still()))
                .append(" at rest) in ")
                .append(Format.counted(board.clips(), "clip"))
                .append(" of ")
                .append(Format.counted(board.recordings(), "recording"))
                .append(", ")
                .append(Format.counted(board.frames(), "frame"))
                .append(" asked about.\n\n");
        MarkdownTable table = new MarkdownTable(List.of("", "value", "95 % by recording", "of"));
        for (Measure measure : Measure.values()) {
            RewardFigure figure = board.figures().get(measure);
            if (figure == null) {
                table.row(List.of(measure.text(), Format.NONE, Format.NONE, "0"));
            } else {
                table.row(List.of(
                        measure.text(),
                        shown(measure, figure.value()),
                        figure.interval()
                                .map(i -> shown(measure, i.low()) + " to " + shown(measure, i.high()))
                                .orElse(Format.NONE),
                        Format.count(figure.numbers())));
            }
        }
        text.append(table.render()).append('\n');
        settings.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }

    private static String shown(Measure measure, double value) {
        return measure.isShare()
                ? Format.percent(value) + " %"
                : String.format(Locale.ROOT, measure == Measure.SPEARMAN ? "%.3f" : "%,.1f", value);
    }

    /// All figures as JSON.
    public String json() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "multispa-reward-report-1");
        tree.put("model", model);
        tree.put("settings", settings);
        tree.put("recordings", board.recordings());
        tree.put("clips", board.clips());
        tree.put("points", board.episodes());
        tree.put("points_at_rest", board.still());
        tree.put("frames", board.frames());
        Map<String, Object> figures = new LinkedHashMap<>();
        board.figures().forEach((measure, figure) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("value", figure.value());
            one.put("numbers", figure.numbers());
            figure.interval().ifPresent(i -> one.put("by_recording", List.of(i.low(), i.high())));
            figures.put(measure.key(), one);
        });
        tree.put("figures", figures);
        return PlainTree.pretty(tree);
    }
}
