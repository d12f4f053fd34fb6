package org.multispa.evaluation.answers;

import org.multispa.evaluation.backend.Usage;

/// A line of the store.
public sealed interface StoredAnswer {
    AnswerKey key();

    /// The sample's id, for people and for other tools; the key decides.
    String id();

    /// The model answered.
    record Answered(AnswerKey key, String id, String text, Usage usage) implements StoredAnswer {}

    /// It did not; a later success counts in its place.
    ///
    /// @param error why not
    record Failed(AnswerKey key, String id, String error) implements StoredAnswer {}
}
