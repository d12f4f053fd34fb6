package org.multispa.dataset.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.multispa.dataset.audit.Flag.Severity;
import org.multispa.dataset.audit.blind.BlindScore;
import org.multispa.dataset.audit.blind.Clue;
import org.multispa.dataset.stats.TextTable;

/// An audit as tables for people to read.
final class AuditText {
    private AuditText() {}

    static String render(DatasetAudit audit) {
        StringBuilder text = new StringBuilder();
        section(text, "Right without seeing the images, percent (! warning, ~ expected)", scores(audit));
        section(text, "Answers", answers(audit));
        section(text, "Balance of the right answer", balances(audit));
        section(text, "Spread and repetition", spread(audit));
        text.append('\n').append(flags(audit));
        return text.toString();
    }

    private static void section(StringBuilder text, String title, TextTable table) {
        if (!table.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(title).append('\n').append(table.render());
        }
    }

    private static TextTable scores(DatasetAudit audit) {
        List<Clue> columns = Arrays.stream(Clue.values())
                .filter(column -> audit.subtasks().stream()
                        .anyMatch(subtask -> subtask.score(column).isPresent()))
                .toList();
        List<String> headings = new ArrayList<>(List.of("subtask", "questions", "chance"));
        columns.forEach(column -> headings.add(column.key()));
        TextTable table = new TextTable(1, headings.toArray(String[]::new));
        for (SubtaskAudit subtask : audit.subtasks()) {
            List<String> cells = new ArrayList<>();
            cells.add(subtask.subtask().id());
            cells.add(Long.toString(subtask.questions()));
            cells.add(
                    subtask.chance().isPresent() ? number(100 * subtask.chance().getAsDouble()) : "-");
            columns.forEach(column -> cells.add(cell(subtask, column)));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static String cell(SubtaskAudit subtask, Clue clue) {
        Optional<BlindScore> score = subtask.score(clue);
        return score.isEmpty()
                ? "-"
                : mark(subtask, clue) + number(100 * score.get().share());
    }

    /// `!` where this predictor's score raised a warning, `~` where it is as expected, else nothing.
    static String mark(SubtaskAudit subtask, Clue clue) {
        return subtask.flags().stream()
                .filter(flag -> flag.kind().equals(Flags.kind(clue)))
                .map(flag -> flag.severity() == Severity.WARNING ? "!" : "~")
                .findFirst()
                .orElse("");
    }

    private static TextTable answers(DatasetAudit audit) {
        TextTable table = new TextTable(1, "subtask", "most frequent", "share", "most often right", "share");
        for (SubtaskAudit subtask : audit.subtasks()) {
            table.row(
                    subtask.subtask().id(),
                    subtask.majority().answer(),
                    Flags.percent(subtask.majority().share()),
                    subtask.prior().map(Common::answer).orElse("-"),
                    subtask.prior().map(prior -> Flags.percent(prior.share())).orElse("-"));
        }
        return table;
    }

    private static TextTable balances(DatasetAudit audit) {
        TextTable table = new TextTable(2, "subtask", "of", "chi-square", "p", "worst", "found", "expected");
        for (SubtaskAudit subtask : audit.subtasks()) {
            for (Balance balance : subtask.balances()) {
                table.row(
                        subtask.subtask().id(),
                        balance.what(),
                        number(balance.chiSquare()),
                        String.format(Locale.ROOT, "%.2g", balance.probability()),
                        balance.worst().name(),
                        Long.toString(balance.worst().observed()),
                        number(balance.worst().expected()));
            }
        }
        return table;
    }

    private static TextTable spread(DatasetAudit audit) {
        TextTable table =
                new TextTable(1, "subtask", "samples", "repeated", "families", "effective", "largest", "held out by");
        for (SubtaskAudit subtask : audit.subtasks()) {
            table.row(
                    subtask.subtask().id(),
                    Long.toString(subtask.samples()),
                    Flags.percent(subtask.repeated()),
                    Integer.toString(subtask.families().count()),
                    number(subtask.families().effective()),
                    Flags.percent(subtask.families().share()),
                    subtask.byFamily() ? "family" : "question");
        }
        return table;
    }

    private static String flags(DatasetAudit audit) {
        String lines = audit.subtasks().stream()
                .flatMap(subtask -> subtask.flags().stream()
                        .map(flag -> flag.severity().key() + ": "
                                + subtask.subtask().id() + ": " + flag.kind() + ": " + flag.reason() + "\n"))
                .collect(Collectors.joining());
        String few = audit.subtasks().stream()
                .filter(SubtaskAudit::tooFew)
                .map(subtask -> subtask.subtask().id())
                .collect(Collectors.joining(", "));
        String unjudged = few.isEmpty()
                ? ""
                : "not judged for fewer than " + AuditSettings.LEAST_QUESTIONS + " questions: " + few + "\n";
        return lines + unjudged + audit.flags(Severity.WARNING) + " warnings, " + audit.flags(Severity.EXPECTED)
                + " expected, " + audit.samples() + " samples\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
