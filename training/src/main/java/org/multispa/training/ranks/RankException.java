package org.multispa.training.ranks;

/// Ranks that cannot go on together: one of them is lost, none came, or the time is up. The message says which, and
/// what to do. Unchecked, because it comes up in the middle of a backward pass, and nobody can go on after it.
public final class RankException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RankException(String message) {
        super(message);
    }

    public RankException(String message, Throwable cause) {
        super(message, cause);
    }
}
