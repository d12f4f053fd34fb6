package org.multispa.dataset.export.vlmevalkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tables read as `pandas.read_csv(sep="\t")` reads them: cells in quotes may hold tabs and line breaks, a doubled
/// quote in them is one.
final class PlainTsv {
    private PlainTsv() {}

    static List<Map<String, String>> rows(String text) {
        List<List<String>> table = cells(text);
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> cells : table.subList(1, table.size())) {
            if (cells.size() != table.getFirst().size()) {
                throw new AssertionError("expected " + table.getFirst().size() + " cells, found " + cells.size());
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(table.getFirst().get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> cells(String text) {
        List<List<String>> table = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == '\t' || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    table.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        if (quoted || !row.isEmpty() || !cell.isEmpty()) {
            throw new AssertionError("the table ends in the middle of a row");
        }
        return table;
    }
}
