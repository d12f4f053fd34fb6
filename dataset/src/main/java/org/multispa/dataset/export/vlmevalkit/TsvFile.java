package org.multispa.dataset.export.vlmevalkit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.multispa.files.AtomicOutput;

/// A table with tabs between its cells, quoted as in CSV where a cell holds a tab, a quote or a line break.
final class TsvFile implements Closeable {
    private final AtomicOutput out;
    private final int columns;

    TsvFile(AtomicOutput out, List<String> head) throws IOException {
        this.out = out;
        this.columns = head.size();
        write(head);
    }

    void write(List<String> cells) throws IOException {
        if (cells.size() != columns) {
            throw new IllegalArgumentException("expected " + columns + " cells, found " + cells.size());
        }
        for (int i = 0; i < columns; i++) {
            if (i > 0) {
                out.write('\t');
            }
            out.write(quoted(cells.get(i)).getBytes(StandardCharsets.UTF_8));
        }
        out.write('\n');
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == '\t' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    void commit() throws IOException {
        out.commit();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
