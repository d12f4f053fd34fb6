package org.multispa.evaluation.recorded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multispa.dataset.DatasetException;

/// Tables with tabs, as pandas writes them: cells with a tab, quote or line break stand in quotes, quotes
/// doubled. Cells of columns that are not needed, such as images, are passed over without being kept.
final class TsvTable {
    private static final int LONGEST_CELL = 4 << 20;
    private static final int MOST_COLUMNS = 10_000;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Reader in;
    private final String file;
    private final StringBuilder cell = new StringBuilder();
    private int next;
    private long line = 1;
    private boolean cut;
    private boolean endOfRow;

    private TsvTable(Reader in, String file) throws IOException {
        this.in = in;
        this.file = file;
        next = in.read();
        if (next == BYTE_ORDER_MARK) {
            next = in.read();
        }
    }

    static void read(Path file, RecordedAnswers.Collected collected) throws IOException {
        try (Reader in = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)))) {
            new TsvTable(in, String.valueOf(file.getFileName())).run(collected);
        }
    }

    private void run(RecordedAnswers.Collected collected) throws IOException {
        Columns columns = Columns.of(file, head());
        while (next >= 0) {
            row(columns, collected);
        }
    }

    private List<String> head() throws IOException {
        List<String> head = new ArrayList<>();
        do {
            cell(true);
            head.add(cell.toString());
            if (cut || head.size() > MOST_COLUMNS) {
                throw new DatasetException(file + ":1: this is no head of a table: a name of more than " + LONGEST_CELL
                        + " characters, or more than " + MOST_COLUMNS + " columns");
            }
        } while (!endOfRow);
        return head;
    }

    private void row(Columns columns, RecordedAnswers.Collected collected) throws IOException {
        long start = line;
        Map<Integer, String> cells = new HashMap<>();
        boolean tooLong = false;
        int column = 0;
        do {
            boolean needed = columns.needs(column);
            cell(needed);
            tooLong |= cut;
            boolean blankLine = column == 0 && endOfRow && cell.isEmpty();
            if (needed && !blankLine) {
                cells.put(column, cell.toString());
            }
            column++;
        } while (!endOfRow);
        if (tooLong) {
            collected.setAside(start, "a cell may hold " + LONGEST_CELL + " characters, found more");
        } else {
            columns.take(start, cells, collected);
        }
    }

    /// Reads a cell and what ends it.
    private void cell(boolean kept) throws IOException {
        cell.setLength(0);
        cut = false;
        boolean quoted = next == '"';
        if (quoted) {
            advance();
        }
        while (next >= 0) {
            if (quoted && next == '"') {
                advance();
                if (next != '"') {
                    quoted = false;
                    continue;
                }
            } else if (!quoted && (next == '\t' || next == '\n' || next == '\r')) {
                break;
            }
            if (kept && cell.length() < LONGEST_CELL) {
                cell.append((char) next);
            } else {
                cut |= kept;
            }
            advance();
        }
        endOfRow = next != '\t';
        if (next == '\r') {
            advance();
        }
        if (next == '\n' || next == '\t') {
            advance();
        }
    }

    private void advance() throws IOException {
        line += next == '\n' ? 1 : 0;
        next = in.read();
    }
}
