package org.multispa.dataset.audit.blind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.multispa.dataset.stats.Statistics;

/// Picks an option by where the options lie in the image: each [OptionFeature] that goes with the right option more
/// often than chance explains adds the logarithm of its odds.
final class OptionPredictor implements Predictor {
    /// A feature is used if chance explains it with less than this probability, divided by the number of features.
    private static final double LEVEL = 0.01;

    /// @param odds logarithm of the odds of each bin, against an option of which nothing is known
    private record Weight(OptionFeature feature, double strength, double[] odds) {}

    @Override
    public Trained train(List<Probe> training) {
        Guess overall = BestGuess.of(training);
        List<Probe> known = training.stream().filter(Probe::hasOptions).toList();
        List<Weight> weights = new ArrayList<>();
        for (OptionFeature feature : OptionFeature.values()) {
            Weight weight = weight(feature, known);
            if (weight.strength() < LEVEL / OptionFeature.values().length) {
                weights.add(weight);
            }
        }
        weights.sort(Comparator.comparingDouble(Weight::strength));
        return new Trained() {
            @Override
            public Guess guess(Probe probe) {
                return probe.hasOptions() && !weights.isEmpty() ? best(weights, probe) : overall;
            }

            @Override
            public String hint() {
                return weights.isEmpty() ? "" : weights.getFirst().feature().text();
            }
        };
    }

    private static Guess best(List<Weight> weights, Probe probe) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int option = 0; option < probe.places().size(); option++) {
            double sum = 0;
            for (Weight weight : weights) {
                sum += weight.odds()[weight.feature().bin(probe, option)];
            }
            if (sum > most) {
                most = sum;
                best = option;
            }
        }
        return new Guess.Option(best);
    }

    private static Weight weight(OptionFeature feature, List<Probe> probes) {
        double[] right = new double[OptionFeature.BINS];
        double[] expected = new double[OptionFeature.BINS];
        double[] options = new double[OptionFeature.BINS];
        for (Probe probe : probes) {
            int count = probe.places().size();
            for (int option = 0; option < count; option++) {
                int bin = feature.bin(probe, option);
                options[bin]++;
                expected[bin] += 1.0 / count;
                right[bin] += option == probe.right() ? 1 : 0;
            }
        }
        double[] odds = new double[OptionFeature.BINS];
        double chiSquare = 0;
        int cells = 0;
        for (int bin = 0; bin < OptionFeature.BINS; bin++) {
            if (options[bin] > 0) {
                double chance = expected[bin] / options[bin];
                odds[bin] = logOdds((right[bin] + chance) / (options[bin] + 1)) - logOdds(chance);
                chiSquare += (right[bin] - expected[bin]) * (right[bin] - expected[bin]) / expected[bin];
                cells++;
            }
        }
        return new Weight(feature, Statistics.chiSquareTail(chiSquare, cells - 1), odds);
    }

    private static double logOdds(double share) {
        double inside = Math.clamp(share, 1e-6, 1 - 1e-6);
        return Math.log(inside / (1 - inside));
    }
}
