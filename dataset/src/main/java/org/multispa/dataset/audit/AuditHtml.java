package org.multispa.dataset.audit;

import java.util.Locale;
import org.multispa.dataset.audit.blind.BlindScore;
import org.multispa.dataset.stats.Statistics;

/// An audit as one page: for each subtask a bar for each blind predictor, with its interval and the level of chance.
final class AuditHtml {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>@title@</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
            :root { color-scheme: light dark }
            body { font: 15px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
            h2 { font-size: 1.1rem; margin: 2rem 0 .3rem; border-bottom: 1px solid #8886 }
            .bar { display: grid; grid-template-columns: 7rem 1fr 4rem; gap: .6rem; align-items: center }
            .track { position: relative; height: .9rem; background: #8882 }
            .fill { position: absolute; inset: 0 auto 0 0; background: #57a }
            .warning .fill { background: #c52 }
            .expected .fill { background: #a83 }
            .range { position: absolute; top: .38rem; height: .14rem; background: currentColor }
            .chance { position: absolute; top: -.15rem; bottom: -.15rem; border-left: 2px dashed currentColor }
            .number { text-align: right; font-variant-numeric: tabular-nums }
            ul { margin: .3rem 0; padding-left: 1.2rem }
            li.warning::marker { content: "! " } li.expected::marker { content: "~ " }
            .small { opacity: .7; font-size: .9rem }
            </style></head><body>
            <h1>@title@</h1>
            <p>How far one gets without seeing the images. The thin line is the 95 % interval, the dashed line
            chance.</p>
            """;

    private AuditHtml() {}

    static String render(DatasetAudit audit, String title) {
        StringBuilder html = new StringBuilder(HEAD.replace("@title@", escaped(title)));
        html.append("<p>")
                .append(audit.samples())
                .append(" samples, ")
                .append(audit.flags(Flag.Severity.WARNING))
                .append(" warnings, ")
                .append(audit.flags(Flag.Severity.EXPECTED))
                .append(" expected.</p>\n");
        audit.subtasks().forEach(subtask -> append(subtask, html));
        return html.append("</body></html>\n").toString();
    }

    private static void append(SubtaskAudit audit, StringBuilder html) {
        html.append("<h2>").append(audit.subtask().id()).append("</h2>\n");
        audit.scores().forEach(score -> append(audit, score, html));
        html.append("<ul>");
        for (Flag flag : audit.flags()) {
            html.append("<li class=\"")
                    .append(flag.severity().key())
                    .append("\"><b>")
                    .append(flag.kind())
                    .append("</b> ")
                    .append(escaped(flag.reason()))
                    .append("</li>");
        }
        html.append("</ul><p class=\"small\">")
                .append(audit.samples())
                .append(" samples, ")
                .append(audit.questions())
                .append(" questions looked at")
                .append(audit.tooFew() ? " (too few to judge)" : "")
                .append("; most frequent answer ")
                .append(escaped(audit.majority().answer()))
                .append(" (")
                .append(Flags.percent(audit.majority().share()))
                .append("); ")
                .append(audit.families().count())
                .append(" scene families, the largest ")
                .append(Flags.percent(audit.families().share()))
                .append("; ")
                .append(Flags.percent(audit.repeated()))
                .append(" repeated</p>\n");
    }

    private static void append(SubtaskAudit audit, BlindScore score, StringBuilder html) {
        String mark = AuditText.mark(audit, score.clue());
        String kind = switch (mark) {
            case "!" -> " warning";
            case "~" -> " expected";
            default -> "";
        };
        Statistics.Interval interval = score.interval();
        html.append("<div class=\"bar")
                .append(kind)
                .append("\"><span>")
                .append(score.clue().key());
        html.append("</span><span class=\"track\"");
        if (!score.hint().isEmpty()) {
            html.append(" title=\"").append(escaped(score.hint())).append('"');
        }
        html.append("><span class=\"fill\" style=\"width:").append(percent(score.share()));
        html.append("\"></span><span class=\"range\" style=\"left:").append(percent(interval.low()));
        html.append(";width:").append(percent(interval.high() - interval.low())).append("\"></span>");
        audit.chance()
                .ifPresent(chance -> html.append("<span class=\"chance\" style=\"left:")
                        .append(percent(chance))
                        .append("\"></span>"));
        html.append("</span><span class=\"number\">")
                .append(Flags.percent(score.share()))
                .append("</span></div>\n");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
