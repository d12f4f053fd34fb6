package org.multispa.dataset.export.vlmevalkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.multispa.dataset.export.ExportSample;
import org.multispa.dataset.export.ExportWriter;
import org.multispa.files.AtomicOutput;

/// A table with tabs between its cells, quoted as in CSV where a cell holds a tab, a quote or a line break.
final class TsvFile implements ExportWriter {
    private final AtomicOutput out;
    private final int columns;
    private final Function<ExportSample, List<String>> cells;

    /// @param cells what stands in the row of a sample
    TsvFile(AtomicOutput out, List<String> head, Function<ExportSample, List<String>> cells) throws IOException {
        this.out = out;
        this.columns = head.size();
        this.cells = cells;
        write(head);
    }

    @Override
    public void write(ExportSample exported) throws IOException {
        write(cells.apply(exported));
    }

    private void write(List<String> row) throws IOException {
        if (row.size() != columns) {
            throw new IllegalArgumentException("expected " + columns + " cells, found " + row.size());
        }
        for (int i = 0; i < columns; i++) {
            if (i > 0) {
                out.write('\t');
            }
            out.write(quoted(row.get(i)).getBytes(StandardCharsets.UTF_8));
        }
        out.write('\n');
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == '\t' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public void finish() throws IOException {
        out.commit();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
