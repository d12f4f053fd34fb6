package org.multispa.training.mixture.lines;

import java.util.Optional;

/// How records stand in a file.
enum Form {
    /// One a line.
    LINES(1),
    /// The members of one JSON array.
    ARRAY(2);

    private final long code;

    Form(long code) {
        this.code = code;
    }

    /// What stands for it in an index.
    long code() {
        return code;
    }

    static Optional<Form> of(long code) {
        return code == LINES.code ? Optional.of(LINES) : code == ARRAY.code ? Optional.of(ARRAY) : Optional.empty();
    }
}
