package org.multispa.cli;

/// An option or argument that makes no sense; ends with exit code 2.
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
