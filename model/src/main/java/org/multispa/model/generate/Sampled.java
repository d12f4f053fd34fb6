package org.multispa.model.generate;

import java.util.Arrays;

/// A token drawn at random, by softmax of the logits over a temperature, among the fewest that together have a given
/// probability: the likeliest, and of equals the first. The draw is a hash of seed and step: the same seed
/// gives the same answer.
///
/// @param temperature above 0; small is close to greedy
/// @param topP probability that the tokens drawn from have together, above 0, at most 1
public record Sampled(double temperature, double topP, long seed) implements TokenChoice {
    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if they are out of range
    public Sampled {
        if (!(temperature > 0) || temperature > 100 || !(topP > 0) || topP > 1) {
            throw new IllegalArgumentException("expected a temperature above 0 and top-p above 0, at most 1; found "
                    + temperature + " and " + topP);
        }
    }

    @Override
    public int choose(float[] logits, int step) {
        int best = new Greedy().choose(logits, step);
        double[] weights = new double[logits.length];
        double total = 0;
        for (int i = 0; i < logits.length; i++) {
            weights[i] = logits[i] == logits[best] ? 1 : Math.exp((logits[i] - logits[best]) / temperature);
            total += weights[i];
        }
        double kept = topP < 1 ? dropUnlikely(weights, topP * total) : total;
        double left = uniform(step) * kept;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return best;
    }

    /// Sets all weights to 0 but the fewest that together reach a sum.
    ///
    /// @return what is left together
    private static double dropUnlikely(double[] weights, double sum) {
        double[] sorted =
                Arrays.stream(weights).filter(weight -> weight > 0).sorted().toArray();
        double reached = 0;
        int at = sorted.length;
        while (at > 0 && reached < sum) {
            at--;
            reached += sorted[at];
        }
        double least = sorted[at];
        int equals = 0;
        for (int i = at; i < sorted.length && sorted[i] == least; i++) {
            equals++;
        }
        for (int i = 0; i < weights.length; i++) {
            boolean isKept = weights[i] > least || (weights[i] == least && equals-- > 0);
            weights[i] = isKept ? weights[i] : 0;
        }
        return reached;
    }

    /// A number from 0 to 1 that depends on seed and step alone (SplitMix64's mixing function).
    private double uniform(int step) {
        long mixed = seed + 0x9E3779B97F4A7C15L * (step + 1L);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (mixed >>> 11) * 0x1.0p-53;
    }
}
