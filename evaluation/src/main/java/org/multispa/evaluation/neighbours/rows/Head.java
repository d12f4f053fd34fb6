package org.multispa.evaluation.neighbours.rows;

import java.util.Collection;
import org.multispa.dataset.DatasetException;

/// Looks at the columns of a file before its rows are used.
@FunctionalInterface
public interface Head {
    /// @throws DatasetException if a column is missing
    void check(Collection<String> columns) throws DatasetException;
}
