package org.multispa.cli.console;

/// An option or argument that makes no sense; ends with exit code 2.
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
