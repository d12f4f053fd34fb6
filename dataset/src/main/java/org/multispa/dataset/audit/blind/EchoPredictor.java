package org.multispa.dataset.audit.blind;

import java.util.List;
import org.multispa.dataset.Answer;

/// Repeats the pixel that the question names.
final class EchoPredictor implements Predictor {
    @Override
    public Trained train(List<Probe> training) {
        Guess overall = BestGuess.of(training);
        return probe -> {
            if (probe.places().isEmpty()) {
                return overall;
            }
            Place place = probe.places().getFirst();
            int x = (int) Math.clamp(Math.round(place.x() * 1000), 0, 999);
            int y = (int) Math.clamp(Math.round(place.y() * 1000), 0, 999);
            return new Guess.Fixed(new Answer.Pixel(x, y));
        };
    }
}
