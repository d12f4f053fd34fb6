package org.multispa.evaluation.backend;

import java.io.IOException;

/// A back end that will not answer any further question: a key that is not accepted, a model that is not there, a
/// server that is gone. A run that meets it stops; started again, it goes on where it stopped.
public final class BackendDown extends IOException {
    private static final long serialVersionUID = 1;

    public BackendDown(String message) {
        super(message);
    }

    public BackendDown(String message, Throwable cause) {
        super(message, cause);
    }
}
