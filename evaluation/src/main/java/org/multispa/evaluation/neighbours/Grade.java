package org.multispa.evaluation.neighbours;

import java.util.Optional;

/// What a reply is worth.
///
/// @param score 0 wrong to 1 right
/// @param answer what was read out of the reply; empty if it holds no answer
public record Grade(double score, Optional<String> answer) {
    /// No answer of the form that was asked for.
    public static final Grade NONE = new Grade(0, Optional.empty());

    public Grade {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score is from 0 to 1, found " + score);
        }
    }

    /// Right or wrong.
    public static Grade of(boolean right, String answer) {
        return new Grade(right ? 1 : 0, Optional.of(answer));
    }

    /// Partly right.
    public static Grade of(double score, String answer) {
        return new Grade(score, Optional.of(answer));
    }
}
