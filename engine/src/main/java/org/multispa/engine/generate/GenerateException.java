package org.multispa.engine.generate;

/// A run that cannot start or go on. The message says what was expected, what was found and what to do.
public final class GenerateException extends Exception {
    private static final long serialVersionUID = 1;

    public GenerateException(String message) {
        super(message);
    }

    public GenerateException(String message, Throwable cause) {
        super(message, cause);
    }
}
