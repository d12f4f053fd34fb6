package org.multispa.evaluation.report;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.multispa.evaluation.score.PaperRow;

/// The figures that the paper reports on its own benchmark, in percent. Another benchmark is another measure: they are
/// comparable with ours only as far as the questions are.
enum Published {
    /// InternVL2-8B as it was.
    BASE(
            "InternVL2-8B",
            20.43,
            new double[] {49.50, 3.34, 1.67, 33.33, 48.17, 3.34, 52.33, 14.33, 0.33, 8.84, 2.50, 27.45}),
    /// InternVL2-8B tuned on the paper's data.
    TUNED(
            "tuned 8B",
            56.11,
            new double[] {74.00, 75.33, 49.00, 90.00, 90.83, 45.50, 85.89, 42.33, 18.00, 40.42, 12.92, 49.11}),
    /// GPT-4o, of which the average alone is kept here.
    GPT_4O("GPT-4o", 28.87, new double[0]);

    private final String text;
    private final double average;
    private final Map<PaperRow, Double> rows;

    Published(String text, double average, double[] figures) {
        this.text = text;
        this.average = average;
        Map<PaperRow, Double> byRow = new EnumMap<>(PaperRow.class);
        for (int i = 0; i < figures.length; i++) {
            byRow.put(PaperRow.values()[i], figures[i]);
        }
        rows = Collections.unmodifiableMap(byRow);
    }

    String text() {
        return text;
    }

    /// Name in files, for example `base`.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The figure of a row, if it is known.
    Optional<Double> row(PaperRow row) {
        return Optional.ofNullable(rows.get(row));
    }

    /// The average as it was reported, to two decimals.
    double average() {
        return average;
    }

    /// Those of which all rows are known.
    static List<Published> withRows() {
        return Arrays.stream(values())
                .filter(published -> published.rows.size() == PaperRow.values().length)
                .toList();
    }
}
