package org.multispa.evaluation.neighbours.rows;

import java.io.IOException;

/// Takes the rows of a file one after the other.
@FunctionalInterface
public interface RowUse {
    /// @throws org.multispa.dataset.DatasetException if the row cannot be used; reading ends
    void take(Row row) throws IOException;
}
