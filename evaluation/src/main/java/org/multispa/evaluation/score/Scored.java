package org.multispa.evaluation.score;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.extract.Rung;

/// A question with what became of it.
///
/// @param id the sample's
/// @param scene the sample's; intervals and p-values treat the questions of one scene as belonging together
/// @param rung where the answer was found; present exactly if there is one
/// @param error of an answer that is a number, vector or pixel
/// @param facets what the score may be broken down by
public record Scored(
        String id,
        String scene,
        Subtask subtask,
        Outcome outcome,
        Optional<Rung> rung,
        Answer truth,
        Optional<Answer> answer,
        boolean correct,
        Optional<ErrorSize> error,
        Map<Facet, String> facets) {
    public Scored {
        if (facets.isEmpty()) {
            facets = Map.of();
        } else {
            facets = Collections.unmodifiableMap(new EnumMap<>(facets));
        }
        boolean answered = outcome == Outcome.ANSWERED;
        if (answered != answer.isPresent() || answered != rung.isPresent() || (correct && !answered)) {
            throw new IllegalArgumentException(
                    "question '" + id + "': exactly what is answered has an answer and a rung,"
                            + " and only that can be correct; found " + outcome.key() + ", " + answer + ", " + rung);
        }
    }
}
