package org.multispa.evaluation.neighbours.rows;

import java.nio.file.Path;
import org.multispa.dataset.DatasetException;

/// Counts what is kept of a file, so that one that unfolds without end is refused.
public final class TextRoom {
    private final Path file;
    private long kept;
    private long rows;

    public TextRoom(Path file) {
        this.file = file;
    }

    /// @throws DatasetException if there were too many rows before
    public void row() throws DatasetException {
        rows++;
        if (rows > Limits.ROWS) {
            throw new DatasetException(file + ": more than " + Limits.ROWS + " rows are not read");
        }
    }

    /// @throws DatasetException if a text is too long, or all of them together are
    public void text(long length) throws DatasetException {
        if (length > Limits.TEXT) {
            throw new DatasetException(file + ": behind row " + rows + ": a text may have " + Limits.TEXT
                    + " characters, found " + length);
        }
        kept(length);
    }

    /// @throws DatasetException if all of the file together takes more room than anything published
    public void kept(long size) throws DatasetException {
        kept += size;
        if (kept > Limits.ALL_TEXTS) {
            throw new DatasetException(file + ": behind row " + rows + ": all texts together may take "
                    + Limits.ALL_TEXTS + " characters, found more");
        }
    }
}
