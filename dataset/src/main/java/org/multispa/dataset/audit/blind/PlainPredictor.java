package org.multispa.dataset.audit.blind;

import java.util.List;
import org.multispa.dataset.Answer;

/// The two ways of answering that need next to no learning.
enum PlainPredictor implements Predictor {
    /// Says the same to every question.
    CONSTANT {
        @Override
        public Trained train(List<Probe> training) {
            Guess best = BestGuess.of(training);
            return new Trained() {
                @Override
                public Guess guess(Probe probe) {
                    return best;
                }

                @Override
                public String hint() {
                    return "always " + best.text();
                }
            };
        }
    },

    /// Repeats the pixel that the question names.
    ECHO {
        @Override
        public Trained train(List<Probe> training) {
            Guess overall = BestGuess.of(training);
            return probe -> probe.places().isEmpty()
                    ? overall
                    : new Guess.Fixed(pixel(probe.places().getFirst()));
        }
    };

    private static Answer pixel(Place place) {
        int x = Math.clamp(Math.round(place.x() * 1000), 0, 999);
        int y = Math.clamp(Math.round(place.y() * 1000), 0, 999);
        return new Answer.Pixel(x, y);
    }
}
