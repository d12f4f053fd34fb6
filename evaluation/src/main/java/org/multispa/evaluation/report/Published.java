package org.multispa.evaluation.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multispa.evaluation.score.PaperRow;

/// Figures that the paper reports on its own benchmark, in percent. Another benchmark is another measure: they are
/// comparable with ours only as far as the questions are.
///
/// @param key name in files
/// @param text name in tables
/// @param average as it was reported, to two decimals
/// @param rows by row; empty where the average alone is kept here
public record Published(String key, String text, double average, Map<PaperRow, Double> rows) {
    /// InternVL2-8B as it was, InternVL2-8B tuned on the paper's data, and GPT-4o.
    public static final List<Published> ALL = List.of(
            new Published(
                    "base",
                    "InternVL2-8B",
                    20.43,
                    rows(49.50, 3.34, 1.67, 33.33, 48.17, 3.34, 52.33, 14.33, 0.33, 8.84, 2.50, 27.45)),
            new Published(
                    "tuned",
                    "tuned 8B",
                    56.11,
                    rows(74.00, 75.33, 49.00, 90.00, 90.83, 45.50, 85.89, 42.33, 18.00, 40.42, 12.92, 49.11)),
            new Published("gpt-4o", "GPT-4o", 28.87, Map.of()));

    public Published {
        rows = Map.copyOf(rows);
    }

    private static Map<PaperRow, Double> rows(double... figures) {
        Map<PaperRow, Double> rows = new EnumMap<>(PaperRow.class);
        Iterator<PaperRow> row = List.of(PaperRow.values()).iterator();
        for (double figure : figures) {
            rows.put(row.next(), figure);
        }
        return Collections.unmodifiableMap(rows);
    }

    /// The figure of a row, if it is known.
    public Optional<Double> row(PaperRow row) {
        return Optional.ofNullable(rows.get(row));
    }

    /// Those of which all rows are known.
    public static List<Published> withRows() {
        return ALL.stream().filter(one -> !one.rows.isEmpty()).toList();
    }
}
