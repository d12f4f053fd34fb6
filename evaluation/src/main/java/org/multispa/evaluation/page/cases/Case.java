package org.multispa.evaluation.page.cases;

import java.util.List;
import java.util.Optional;
import org.multispa.evaluation.score.Scored;

/// A question to look at.
///
/// @param question its text; absent where the benchmark is not at hand
/// @param pictures its images; empty where the benchmark is not at hand
/// @param replies what each run made of it: one, or two that are compared
public record Case(Optional<String> question, List<Picture> pictures, List<Replied> replies) {
    public Case {
        pictures = List.copyOf(pictures);
        replies = List.copyOf(replies);
        if (replies.isEmpty()) {
            throw new IllegalArgumentException("a case has the reply of at least one run");
        }
    }

    /// The first run's grading; id, subtask and truth are those of all.
    public Scored first() {
        return replies.getFirst().scored();
    }

    /// What a run made of the question.
    ///
    /// @param text the reply as it came; absent where there is none
    public record Replied(Scored scored, Optional<String> text) {}
}
