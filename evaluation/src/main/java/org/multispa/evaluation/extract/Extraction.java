package org.multispa.evaluation.extract;

import java.util.Locale;
import org.multispa.dataset.Answer;

/// What a reply says.
public sealed interface Extraction {
    /// An answer of the form and unit asked for.
    ///
    /// @param rung where it was found
    record Found(Answer answer, Rung rung) implements Extraction {}

    /// The reply declines to answer.
    record Refused() implements Extraction {}

    /// No answer of the form asked for stands in the reply.
    record Unreadable(Reason reason) implements Extraction {}

    /// Why nothing could be read.
    enum Reason {
        /// There is no text.
        EMPTY,
        /// Nothing in the text has the form asked for.
        NO_ANSWER,
        /// What has the form is no possible answer, such as a pixel outside the image.
        OUT_OF_RANGE;

        /// Name in files, for example `no-answer`.
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
