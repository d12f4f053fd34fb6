package org.multispa.dataset.audit.blind;

import java.util.List;

/// A way to answer without seeing the images.
interface Predictor {
    /// Learns from questions with their answers.
    ///
    /// @param training not empty
    Trained train(List<Probe> training);

    /// What was learnt. Immutable.
    interface Trained {
        Guess guess(Probe probe);

        /// What it goes by, for people; empty if there is nothing to say.
        default String hint() {
            return "";
        }
    }
}
