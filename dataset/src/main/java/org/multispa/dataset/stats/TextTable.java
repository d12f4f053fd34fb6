package org.multispa.dataset.stats;

import java.util.ArrayList;
import java.util.List;

/// Columns as wide as their widest cell, two spaces apart; the first to the left, numbers to the right.
public final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();
    private final int leftColumns;

    /// @param leftColumns number of columns, from the first, that are set to the left
    public TextTable(int leftColumns, String... headings) {
        this.leftColumns = leftColumns;
        rows.add(List.of(headings));
    }

    /// Adds a row, one cell a column.
    public void row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("expected " + rows.getFirst().size() + " cells, found " + cells.length);
        }
        rows.add(List.of(cells));
    }

    /// Whether there is no row but the headings.
    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /// The table as lines that end in `\n`.
    public String render() {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                String padding = " ".repeat(widths[column] - cell.length());
                line.append(column == 0 ? "" : "  ");
                line.append(column < leftColumns ? cell + padding : padding + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
