package org.multispa.evaluation.neighbours.rows;

import java.nio.file.Path;
import org.multispa.dataset.DatasetException;

/// What is read of one file at most: more than any published benchmark has, and little enough to fit into memory.
/// Counts what is kept, so that a file that unfolds without end is refused. Not thread-safe.
public final class ReadLimits {
    /// Rows.
    public static final int ROWS = 1_000_000;

    /// Characters or bytes of a text.
    public static final int TEXT = 4 << 20;

    /// All kept texts together, characters.
    public static final long ALL_TEXTS = 512L << 20;

    /// Bytes of an encoded image.
    public static final int IMAGE = 64 << 20;

    private final Path file;
    private long kept;
    private long rows;

    public ReadLimits(Path file) {
        this.file = file;
    }

    /// @throws DatasetException if there were too many rows before
    public void row() throws DatasetException {
        rows++;
        if (rows > ROWS) {
            throw new DatasetException(file + ": more than " + ROWS + " rows are not read");
        }
    }

    /// @throws DatasetException if a text is too long, or all of them together are
    public void text(long length) throws DatasetException {
        if (length > TEXT) {
            throw new DatasetException(
                    file + ": behind row " + rows + ": a text may have " + TEXT + " characters, found " + length);
        }
        kept(length);
    }

    /// @throws DatasetException if all of the file together takes more room than anything published
    public void kept(long size) throws DatasetException {
        kept += size;
        if (kept > ALL_TEXTS) {
            throw new DatasetException(file + ": behind row " + rows + ": all texts together may take " + ALL_TEXTS
                    + " characters, found more");
        }
    }
}
