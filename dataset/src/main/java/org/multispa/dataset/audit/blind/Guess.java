package org.multispa.dataset.audit.blind;

import org.multispa.dataset.Answer;

/// What a blind predictor says to a question.
sealed interface Guess {
    Answer on(Probe probe);

    /// How a report names it.
    String text();

    /// The same answer to every question.
    record Fixed(Answer answer) implements Guess {
        @Override
        public Answer on(Probe probe) {
            return answer;
        }

        @Override
        public String text() {
            return answer.text();
        }
    }

    /// The option at a position, from 0.
    record Option(int index) implements Guess {
        @Override
        public Answer on(Probe probe) {
            return probe.option(index);
        }

        @Override
        public String text() {
            return index == 0 ? "the first" : index == 1 ? "the second" : "number " + (index + 1);
        }
    }
}
