package org.multispa.evaluation.score;

import java.util.Optional;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Grading;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.extract.Extraction;
import org.multispa.evaluation.extract.Extractor;
import org.multispa.evaluation.extract.Rung;

/// Grades replies.
public final class Scorer {
    private Scorer() {}

    /// Reads a reply with [Extractor] and grades its answer with [Grading].
    ///
    /// @param reply absent where there is none, which is wrong
    /// @throws IllegalArgumentException if the sample compares two points and its provenance lacks the other one
    public static Scored score(Sample sample, Optional<String> reply) {
        if (reply.isEmpty()) {
            return scored(sample, Outcome.MISSING, Optional.empty(), Optional.empty());
        }
        return graded(sample, Extractor.extract(sample, reply.get()));
    }

    /// Grades what was read out of a reply.
    public static Scored graded(Sample sample, Extraction extraction) {
        return switch (extraction) {
            case Extraction.Found found ->
                scored(sample, Outcome.ANSWERED, Optional.of(found.answer()), Optional.of(found.rung()));
            case Extraction.Refused _ -> scored(sample, Outcome.ABSTAINED, Optional.empty(), Optional.empty());
            case Extraction.Unreadable _ -> scored(sample, Outcome.UNREADABLE, Optional.empty(), Optional.empty());
        };
    }

    private static Scored scored(Sample sample, Outcome outcome, Optional<Answer> answer, Optional<Rung> rung) {
        return new Scored(
                sample.id(),
                sample.provenance().scene(),
                sample.subtask(),
                outcome,
                rung,
                sample.truth(),
                answer,
                answer.isPresent() && Grading.isCorrect(sample, answer.get()),
                answer.flatMap(given -> ErrorSize.of(sample, given)),
                Facet.of(sample));
    }
}
