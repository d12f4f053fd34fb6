package org.multispa.evaluation.neighbours.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.parquet.ParquetRows;
import org.multispa.evaluation.neighbours.rows.RowUse;

/// Reads files of questions row by row.
final class Tables {
    private static final int LONGEST_LIST = 400;

    private Tables() {}

    /// Reads `.parquet`, `.tsv`, `.jsonl`, `.json` or `.tfrecord`, told by the name.
    ///
    /// Columns that hold images are, in Parquet, structs with a field `bytes`, lists of such and plain bytes; in
    /// tables with tabs `image`, `image_1` and so on, in base64. `.json` holds an array of objects, objects one
    /// after the other, or one object of objects, whose names then are the column `key`.
    ///
    /// @param benchmark its title, for messages
    /// @param columns without which the file is not what is expected
    /// @throws DatasetException if the file is broken, lacks a column or is larger than anything published
    static void read(Path file, String benchmark, List<String> columns, RowUse use) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            new ParquetRows(file).read(found -> check(file, benchmark, columns, found), use);
        } else if (name.endsWith(".tsv")) {
            new TsvRows(file).read(found -> check(file, benchmark, columns, found), use);
        } else if (name.endsWith(".tfrecord")) {
            TfRecords.read(file, found -> check(file, benchmark, columns, found), use);
        } else {
            JsonRows.read(file, found -> check(file, benchmark, columns, found), use);
        }
    }

    private static void check(Path file, String benchmark, List<String> columns, Collection<String> found)
            throws DatasetException {
        List<String> missing =
                columns.stream().filter(column -> !found.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw new DatasetException(file + ": expected the columns " + String.join(", ", columns) + " of "
                    + benchmark + "; missing " + String.join(", ", missing) + ", found "
                    + shown(String.join(", ", found)));
        }
    }

    private static String shown(String columns) {
        return columns.length() > LONGEST_LIST ? columns.substring(0, LONGEST_LIST) + "…" : columns;
    }
}
