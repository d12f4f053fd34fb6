package org.multispa.evaluation.score;

/// McNemar's exact test of two sets of answers to the same questions.
///
/// @param onlyFirst questions that only the first answers correctly
/// @param onlySecond questions that only the second answers correctly
/// @param probability two-sided: that fair coin tosses part the questions on which they differ at least so
///     unevenly
public record McNemar(long onlyFirst, long onlySecond, double probability) {
    static McNemar of(long onlyFirst, long onlySecond) {
        return new McNemar(onlyFirst, onlySecond, probability(Math.min(onlyFirst, onlySecond), onlyFirst + onlySecond));
    }

    /// Twice the probability of at most `least` heads in `tosses`, at most 1. Terms are added as logarithms, so
    /// that thousands of tosses underflow nowhere.
    private static double probability(long least, long tosses) {
        if (2 * least >= tosses) {
            return 1;
        }
        double logTerm = -tosses * Math.log(2);
        double sum = Math.exp(logTerm);
        for (long heads = 1; heads <= least; heads++) {
            logTerm += Math.log((double) (tosses - heads + 1) / heads);
            sum += Math.exp(logTerm);
        }
        return Math.min(1, 2 * sum);
    }
}
