package org.multispa.evaluation.score;

import java.util.Locale;

/// What became of a question.
public enum Outcome {
    /// The reply holds an answer of the form asked for.
    ANSWERED,
    /// The reply declines to answer.
    ABSTAINED,
    /// No answer of the form asked for could be read in the reply.
    UNREADABLE,
    /// There is no reply.
    MISSING;

    /// The same in words.
    public String text() {
        return switch (this) {
            case ANSWERED -> "answered";
            case ABSTAINED -> "declined to answer";
            case UNREADABLE -> "no answer of the form asked for";
            case MISSING -> "no reply";
        };
    }

    /// Name in files, for example `answered`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
