package org.multispa.evaluation.neighbours.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.multispa.dataset.json.PlainTree;
import org.multispa.dataset.stats.Statistics.Interval;
import org.multispa.evaluation.neighbours.Measure;
import org.multispa.evaluation.neighbours.Part;
import org.multispa.evaluation.report.MarkdownTable;

/// The report of a run on a neighbouring benchmark.
public final class SuiteReport {
    private static final String NONE = "–";
    private static final String FORMAT = "multispa-suite-report-1";

    private final SuiteRun run;

    public SuiteReport(SuiteRun run) {
        this.run = run;
    }

    /// For people, lines ending in `\n`. Shares are in percent.
    public String markdown() {
        SuiteRunInfo info = run.info();
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(info.model())
                .append(" on ")
                .append(run.title())
                .append("\n\n");
        run.measures().stream()
                .findFirst()
                .ifPresent(headline -> text.append("**")
                        .append(headline.text())
                        .append(": ")
                        .append(value(headline))
                        .append("**\n\n"));
        text.append(count(run.graded().size())).append(" questions");
        text.append(info.limit() == 0 ? "" : ", chosen from all by hash");
        text.append("; ").append(count(run.unanswered())).append(" without a reply, ");
        text.append(count(run.unreadable())).append(" with a reply that holds no answer of the form asked for.");
        if (!info.parameters().isEmpty()) {
            text.append(info.parameters().entrySet().stream()
                    .map(entry -> entry.getKey() + " `" + entry.getValue() + "`")
                    .collect(Collectors.joining(", ", " With ", ".")));
        }
        text.append(info.judge()
                .map(judge -> " Judged by " + judge.model() + ": " + count(judged()) + " of the replies.")
                .orElse(""));
        text.append("\n\n");
        MarkdownTable table = new MarkdownTable(List.of("", "figure", "95 % (Wilson)", "95 % (drawn)", "questions"));
        for (Measure measure : run.measures()) {
            table.row(List.of(
                    measure.text(),
                    value(measure),
                    interval(measure.unit(), measure.wilson()),
                    interval(measure.unit(), measure.drawn()),
                    count(measure.questions())));
        }
        text.append(table.render()).append('\n');
        text.append("Shares in percent. Wilson's interval takes questions for independent; the other one draws")
                .append(" questions anew, together those that share an image or a scene. It is a point where all or")
                .append(" none are right.\n");
        return text.toString();
    }

    private long judged() {
        return run.graded().stream().filter(one -> one.judged()).count();
    }

    /// All figures as indented JSON; shares from 0 to 1.
    public String json() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        Map<String, Object> info = new LinkedHashMap<>(run.info().tree());
        info.remove("format");
        tree.put("run", info);
        tree.put("title", run.title());
        tree.put("questions", run.graded().size());
        tree.put("without_reply", run.unanswered());
        tree.put("without_answer", run.unreadable());
        run.info().judge().ifPresent(_ -> tree.put("judged", judged()));
        List<Object> figures = new ArrayList<>();
        for (Measure measure : run.measures()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("key", measure.key());
            one.put("text", measure.text());
            one.put("unit", measure.unit().name().toLowerCase(Locale.ROOT));
            one.put("value", measure.value());
            one.put("questions", measure.questions());
            measure.wilson().ifPresent(interval -> one.put("wilson", List.of(interval.low(), interval.high())));
            measure.drawn().ifPresent(interval -> one.put("drawn", List.of(interval.low(), interval.high())));
            figures.add(one);
        }
        tree.put("figures", figures);
        return PlainTree.pretty(tree);
    }

    /// A figure as tables show it: `57.91` for shares and points.
    public static String value(Measure measure) {
        return String.format(Locale.ROOT, "%.2f", scale(measure.unit()) * measure.value());
    }

    private static String interval(Part.Unit unit, Optional<Interval> interval) {
        return interval.map(
                        i -> String.format(Locale.ROOT, "%.1f to %.1f", scale(unit) * i.low(), scale(unit) * i.high()))
                .orElse(NONE);
    }

    private static double scale(Part.Unit unit) {
        return switch (unit) {
            case SHARE -> 100;
            case POINTS -> 1;
        };
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
