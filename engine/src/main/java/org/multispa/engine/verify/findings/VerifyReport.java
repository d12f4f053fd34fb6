package org.multispa.engine.verify.findings;

import java.util.List;

/// What a verification found. The same data set and scenes give the same report, whatever the number of threads.
///
/// @param checked number of samples that were recomputed, in the order of the subtasks
/// @param unchecked samples whose scene was not there or could not be read
/// @param rows disagreements by subtask and cause; those of the data set as a whole first
public record VerifyReport(List<Checked> checked, long unchecked, List<Row> rows) {
    /// @param subtask id of the subtask
    public record Checked(String subtask, long samples) {}

    /// @param subtask id of the subtask, empty for the data set as a whole
    /// @param count number of samples (or files, lines, scenes) with this cause
    /// @param examples the first few
    public record Row(String subtask, Cause cause, long count, List<Disagreement> examples) {
        public Row {
            examples = List.copyOf(examples);
        }
    }

    public VerifyReport {
        checked = List.copyOf(checked);
        rows = List.copyOf(rows);
    }

    /// Number of samples that were recomputed.
    public long samples() {
        return checked.stream().mapToLong(Checked::samples).sum();
    }

    /// Number of disagreements.
    public long disagreements() {
        return rows.stream().mapToLong(Row::count).sum();
    }

    /// Whether nothing speaks against the data set.
    public boolean isClean() {
        return rows.isEmpty();
    }

    /// Tables for people.
    public String text() {
        return ReportText.of(this);
    }

    /// The same as JSON.
    public String json() {
        return ReportJson.of(this);
    }
}
