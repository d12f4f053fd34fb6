package org.multispa.dataset;

import java.io.IOException;

/// A file of a data set that is not what it should be. The message says which file and line, what was expected and
/// what was found.
public final class DatasetException extends IOException {
    private static final long serialVersionUID = 1;

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }

    /// The same failure with the place put before its message, for example `train/a.jsonl:12`.
    public DatasetException at(String place) {
        return new DatasetException(place + ": " + getMessage(), this);
    }
}
