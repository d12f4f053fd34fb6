package org.multispa.evaluation.report;

import java.util.ArrayList;
import java.util.List;

/// A table of Markdown, also to be read as it stands: columns as wide as their widest cell, the first to the
/// left, the others to the right.
public final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    /// @param head the first row
    public MarkdownTable(List<String> head) {
        rows.add(escaped(head));
    }

    /// Adds a row of as many cells as the head has.
    public void row(List<String> cells) {
        if (cells.size() != rows.getFirst().size()) {
            throw new IllegalArgumentException("expected " + rows.getFirst().size() + " cells, found " + cells.size());
        }
        rows.add(escaped(cells));
    }

    private static List<String> escaped(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace('\n', ' ').replace('\r', ' '))
                .toList();
    }

    /// The table, its lines ending in `\n`.
    public String render() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            line(text, rows.get(row));
            if (row == 0) {
                text.append('|');
                for (int column = 0; column < rows.getFirst().size(); column++) {
                    String dashes = "-".repeat(width(column) + 1);
                    text.append(column == 0 ? dashes + "-" : dashes + ":").append('|');
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells) {
        text.append('|');
        for (int column = 0; column < cells.size(); column++) {
            String padding = " ".repeat(width(column) - length(cells.get(column)));
            text.append(' ')
                    .append(column == 0 ? cells.get(column) + padding : padding + cells.get(column))
                    .append(" |");
        }
        text.append('\n');
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
