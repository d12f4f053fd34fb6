package org.multispa.evaluation.neighbours.table;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Picture;
import org.multispa.evaluation.neighbours.rows.FileKey;
import org.multispa.evaluation.neighbours.rows.Head;
import org.multispa.evaluation.neighbours.rows.ReadLimits;
import org.multispa.evaluation.neighbours.rows.Row;
import org.multispa.evaluation.neighbours.rows.RowUse;

/// A table with tabs as pandas writes it: cells with a tab, quote or line break stand in quotes, quotes doubled.
/// Of cells with images only the place is kept.
///
/// VLMEvalKit puts into `image` one image in base64, a list of such, or the `index` of another row whose images
/// are meant.
final class TsvRows {
    private static final int BUFFER = 1 << 16;
    private static final int MOST_COLUMNS = 1000;
    private static final int LONGEST_INDEX = 64;
    private static final String INDEX = "index";
    private static final String IMAGE = "image";

    private final Path file;
    private final FileKey key;
    private final ReadLimits room;
    private final Map<String, TsvImages> byIndex = new HashMap<>();

    /// A row whose images stand in another row.
    private record Borrowing(Row row, Map<String, String> from) {}

    TsvRows(Path file) {
        this.file = file;
        this.key = new FileKey(file);
        this.room = new ReadLimits(file);
    }

    void read(Head check, RowUse use) throws IOException {
        List<Borrowing> rows = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            Scanner scanner = new Scanner(in);
            List<String> head = head(scanner);
            check.check(head);
            while (scanner.next >= 0) {
                row(scanner, head, rows);
            }
        }
        for (Borrowing one : rows) {
            use.take(lent(one));
        }
    }

    private List<String> head(Scanner scanner) throws IOException {
        List<String> head = new ArrayList<>();
        do {
            scanner.cell(true, false);
            head.add(scanner.text().strip());
        } while (!scanner.endOfRow && head.size() < MOST_COLUMNS);
        if (!scanner.endOfRow) {
            throw new DatasetException(file + ": this is no table: more than " + MOST_COLUMNS + " columns");
        }
        if (head.getFirst().startsWith("\uFEFF")) {
            head.set(0, head.getFirst().substring(1));
        }
        return head;
    }

    private void row(Scanner scanner, List<String> head, List<Borrowing> rows) throws IOException {
        Map<String, Object> values = new HashMap<>();
        Map<String, List<Picture>> images = new HashMap<>();
        Map<String, String> from = new HashMap<>();
        Map<String, TsvImages> own = new HashMap<>();
        int column = 0;
        do {
            String name = column < head.size() ? head.get(column) : "";
            boolean image = name.matches("image(_\\d+)?");
            scanner.cell(!name.isEmpty() && !image, image);
            if (image && scanner.length() > 0) {
                if (scanner.length() <= LONGEST_INDEX) {
                    from.put(name, scanner.text());
                } else {
                    TsvImages place = new TsvImages(
                            file, key, scanner.from, scanner.length(), scanner.quoted, scanner.elements());
                    images.put(name, place.pictures());
                    own.put(name, place);
                }
            } else if (!image && !scanner.text().isBlank()) {
                values.put(name, scanner.text());
            }
            column++;
        } while (!scanner.endOfRow);
        if (values.isEmpty() && images.isEmpty()) {
            return;
        }
        room.row();
        Row row = new Row(file.getFileName() + ": row " + (rows.size() + 1), values, images);
        TsvImages lent = own.get(IMAGE);
        if (lent != null) {
            row.text(INDEX).ifPresent(index -> byIndex.putIfAbsent(index, lent));
        }
        rows.add(new Borrowing(row, from));
    }

    private Row lent(Borrowing one) throws DatasetException {
        if (one.from().isEmpty()) {
            return one.row();
        }
        Map<String, List<Picture>> images = new HashMap<>(one.row().images());
        for (Map.Entry<String, String> entry : one.from().entrySet()) {
            TsvImages lender = byIndex.get(entry.getValue().strip());
            if (lender == null) {
                throw one.row()
                        .wrong("the cell '" + entry.getKey() + "' holds neither an image in base64 nor the index of a"
                                + " row that does; found '" + entry.getValue() + "'");
            }
            images.put(entry.getKey(), lender.pictures());
        }
        return new Row(one.row().place(), one.row().values(), images);
    }

    /// Reads cell by cell and knows where each one stands.
    private final class Scanner {
        private final InputStream in;
        private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
        private int next;
        private long position;
        private long from;
        private long to;
        private boolean quoted;
        private boolean endOfRow;
        private boolean list;
        private int commas;

        Scanner(InputStream in) throws IOException {
            this.in = in;
            next = in.read();
        }

        /// Reads a cell and what ends it.
        ///
        /// @param whole whether its text is kept
        /// @param begun whether its text is kept if it is short
        void cell(boolean whole, boolean begun) throws IOException {
            cell.reset();
            commas = 0;
            quoted = next == '"';
            if (quoted) {
                advance();
            }
            from = position;
            to = position;
            list = next == '[';
            boolean open = quoted;
            while (next >= 0) {
                if (open && next == '"') {
                    to = position;
                    advance();
                    if (next != '"') {
                        open = false;
                        continue;
                    }
                } else if (!open && (next == '\t' || next == '\n' || next == '\r')) {
                    break;
                }
                commas += next == ',' ? 1 : 0;
                if (whole || (begun && cell.size() <= LONGEST_INDEX)) {
                    cell.write(next);
                    if (cell.size() > ReadLimits.TEXT) {
                        room.text(cell.size());
                    }
                }
                advance();
                to = quoted ? to : position;
            }
            if (whole) {
                room.text(cell.size());
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
            next = in.read();
            position++;
        }

        /// Bytes of the cell in the file, without the quotes around it.
        long length() {
            return to - from;
        }

        String text() {
            return cell.toString(StandardCharsets.UTF_8);
        }

        /// How many elements a cell with images has: base64 has no commas.
        int elements() {
            return list ? commas + 1 : 1;
        }
    }
}
