package org.multispa.evaluation.neighbours;

import java.util.Optional;

/// A question with what became of it.
///
/// @param reply what the model said; empty if there is none, which counts as wrong
/// @param judged whether a judge gave the grade
public record Graded(Question question, Optional<String> reply, Grade grade, boolean judged) {
    public double score() {
        return grade.score();
    }
}
