package org.multispa.dataset.audit.blind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Says the same to all questions that have something in common, such as a label or a template.
///
/// @param key what they have in common
/// @param least smaller groups are given the overall answer
record GroupPredictor(Function<Probe, ?> key, int least) implements Predictor {
    @Override
    public Trained train(List<Probe> training) {
        Guess overall = BestGuess.of(training);
        Map<Object, Guess> guesses = new HashMap<>();
        Map<Object, List<Probe>> groups = training.stream().collect(Collectors.groupingBy(key));
        groups.forEach((group, probes) -> {
            if (probes.size() >= least) {
                guesses.put(group, BestGuess.of(probes));
            }
        });
        return probe -> guesses.getOrDefault(key.apply(probe), overall);
    }
}
