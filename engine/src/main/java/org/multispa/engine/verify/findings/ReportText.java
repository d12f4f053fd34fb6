package org.multispa.engine.verify.findings;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// A report as tables for people.
final class ReportText {
    private static final String DATASET = "(data set)";

    private ReportText() {}

    static String of(VerifyReport report) {
        StringBuilder text = new StringBuilder();
        samples(report, text);
        if (report.unchecked() > 0) {
            text.append(String.format(
                    Locale.ROOT, "%,d samples were not checked: their scenes could not be read%n", report.unchecked()));
        }
        text.append('\n').append(report.summary()).append('\n');
        if (!report.isClean()) {
            disagreements(report, text);
        }
        return text.toString();
    }

    private static void samples(VerifyReport report, StringBuilder text) {
        SortedMap<String, Long> wrong = new TreeMap<>();
        report.rows().forEach(row -> wrong.merge(row.subtask(), row.count(), Long::sum));
        line(text, String.format(Locale.ROOT, "%-36s %10s %14s", "subtask", "checked", "disagreements"));
        for (VerifyReport.Checked checked : report.checked()) {
            long count = wrong.getOrDefault(checked.subtask(), 0L);
            line(text, String.format(Locale.ROOT, "%-36s %,10d %,14d", checked.subtask(), checked.samples(), count));
        }
    }

    private static void disagreements(VerifyReport report, StringBuilder text) {
        text.append('\n');
        line(text, String.format(Locale.ROOT, "%-36s %-16s %8s  %s", "subtask", "cause", "count", "what it means"));
        for (VerifyReport.Row row : report.rows()) {
            Cause cause = row.cause();
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "%-36s %-16s %,8d  %s",
                            named(row.subtask()),
                            cause.id(),
                            row.count(),
                            cause.meaning()));
        }
        for (VerifyReport.Row row : report.rows()) {
            text.append('\n')
                    .append(named(row.subtask()))
                    .append(", ")
                    .append(row.cause().id())
                    .append(":\n");
            row.examples().forEach(example -> text.append("  ").append(example).append('\n'));
            if (row.count() > row.examples().size()) {
                line(
                        text,
                        String.format(
                                Locale.ROOT,
                                "  … %,d more",
                                row.count() - row.examples().size()));
            }
        }
    }

    private static String named(String subtask) {
        return subtask.isEmpty() ? DATASET : subtask;
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
