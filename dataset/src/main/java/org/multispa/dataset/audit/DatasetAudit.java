package org.multispa.dataset.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.DatasetReader;

/// Which shortcuts a data set offers, subtask by subtask. Only questions and answers are read, no image.
///
/// The same samples and settings give the same audit, whatever the order of the files.
///
/// @param settings how it was made
/// @param subtasks those that occur, in the paper's order
public record DatasetAudit(AuditSettings settings, List<SubtaskAudit> subtasks) {
    public DatasetAudit {
        subtasks = List.copyOf(subtasks);
    }

    /// Reads a whole data set once. Memory grows with the settings' number of questions, the number of different
    /// numbers among the answers and the number of scenes.
    ///
    /// @throws UncheckedIOException if a file is missing or broken; the message begins with `file:line`
    public static DatasetAudit of(DatasetReader reader, AuditSettings settings) {
        try (Stream<Sample> samples = reader.samples()) {
            return of(samples, settings);
        }
    }

    /// @throws UncheckedIOException if a sample that compares two points does not hold the other one
    public static DatasetAudit of(Stream<Sample> samples, AuditSettings settings) {
        Map<Subtask, Intake> intakes = new EnumMap<>(Subtask.class);
        samples.forEach(sample -> {
            try {
                intakes.computeIfAbsent(sample.subtask(), _ -> new Intake(settings.questions()))
                        .add(sample);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        });
        List<SubtaskAudit> found = intakes.entrySet().stream()
                .map(entry -> entry.getValue().audit(entry.getKey()))
                .toList();
        return new DatasetAudit(settings, new Flags(settings, found).raise());
    }

    /// Samples of all subtasks.
    public long samples() {
        return subtasks.stream().mapToLong(SubtaskAudit::samples).sum();
    }

    /// Number of flags of one severity.
    public long flags(Flag.Severity severity) {
        return subtasks.stream()
                .flatMap(subtask -> subtask.flags().stream())
                .filter(flag -> flag.severity() == severity)
                .count();
    }

    /// Tables for people to read, lines ending in `\n`.
    public String text() {
        return AuditText.render(this);
    }

    /// All figures as indented JSON.
    public String json() {
        return AuditJson.encode(this);
    }

    /// One page that needs nothing else, for a browser.
    ///
    /// @param title heading of the page, such as the data set's name
    public String html(String title) {
        return AuditHtml.render(this, title);
    }
}
