package org.multispa.model.serve;

import org.multispa.model.serve.request.ApiError;

/// What a request that waits for its answer hears.
sealed interface AnswerEvent {
    /// More text.
    record Piece(String text) implements AnswerEvent {}

    /// The answer is complete.
    ///
    /// @param text all of it
    /// @param cutOff whether it reached its largest length
    record Ended(String text, boolean cutOff, int promptTokens, int answerTokens) implements AnswerEvent {}

    /// There will be no answer.
    record Failed(ApiError error) implements AnswerEvent {}
}
