package org.multispa.dataset.audit.blind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.multispa.dataset.stats.Statistics;

/// Goes by the words and pairs of words of the question: those that go with an answer more often than chance explains
/// are put into a naive Bayes model; numbers and labels are blanked.
///
/// @param vocabulary the one that numbered the words
record WordsPredictor(Vocabulary vocabulary) implements Predictor {
    /// A word is used if chance explains it with less than this probability, divided by the number of words.
    private static final double LEVEL = 0.05;

    private static final int MOST_USED = 32;
    private static final int LEAST_SEEN = 5;

    /// @param with for each class the logarithm of the probability to find the word
    /// @param without for each class that of not finding it
    /// @param goesWith the class in which the word is most frequent
    private record Weight(int word, double strength, double[] with, double[] without, int goesWith) {}

    @Override
    public Trained train(List<Probe> training) {
        Classes classes = new Classes(training);
        int count = classes.count();
        double[] size = new double[count];
        double[][] seen = new double[vocabulary.size()][];
        for (int i = 0; i < training.size(); i++) {
            size[classes.of(i)]++;
            for (int word : training.get(i).words()) {
                if (seen[word] == null) {
                    seen[word] = new double[count];
                }
                seen[word][classes.of(i)]++;
            }
        }
        double[] prior =
                Arrays.stream(size).map(n -> Math.log(n / training.size())).toArray();
        List<Weight> weights = weights(seen, size, training.size());
        return new Trained() {
            @Override
            public Guess guess(Probe probe) {
                return classes.best(posterior(prior, weights, probe));
            }

            @Override
            public String hint() {
                if (weights.isEmpty()) {
                    return "";
                }
                Weight strongest = weights.getFirst();
                return "'" + vocabulary.word(strongest.word()) + "' goes with "
                        + classes.guess(strongest.goesWith()).text();
            }
        };
    }

    private List<Weight> weights(double[][] seen, double[] size, int total) {
        List<Weight> weights = new ArrayList<>();
        int tried = 0;
        for (int word = 0; word < seen.length; word++) {
            if (seen[word] == null) {
                continue;
            }
            double with = Arrays.stream(seen[word]).sum();
            if (with >= LEAST_SEEN && total - with >= LEAST_SEEN) {
                tried++;
                weights.add(weight(word, seen[word], size, with / total));
            }
        }
        double level = LEVEL / Math.max(1, tried);
        return weights.stream()
                .filter(weight -> weight.strength() < level)
                .sorted(Comparator.comparingDouble(Weight::strength)
                        .thenComparing(weight -> vocabulary.word(weight.word())))
                .limit(MOST_USED)
                .toList();
    }

    private static Weight weight(int word, double[] seen, double[] size, double share) {
        double chiSquare = 0;
        int goesWith = 0;
        double[] with = new double[size.length];
        double[] without = new double[size.length];
        for (int c = 0; c < size.length; c++) {
            double off = seen[c] - share * size[c];
            chiSquare += off * off / (share * (1 - share) * size[c]);
            with[c] = Math.log((seen[c] + share) / (size[c] + 1));
            without[c] = Math.log((size[c] - seen[c] + 1 - share) / (size[c] + 1));
            goesWith = with[c] > with[goesWith] ? c : goesWith;
        }
        return new Weight(word, Statistics.chiSquareTail(chiSquare, size.length - 1), with, without, goesWith);
    }

    private static double[] posterior(double[] prior, List<Weight> weights, Probe probe) {
        double[] log = prior.clone();
        for (Weight weight : weights) {
            boolean has = Arrays.binarySearch(probe.words(), weight.word()) >= 0;
            for (int c = 0; c < log.length; c++) {
                log[c] += (has ? weight.with() : weight.without())[c];
            }
        }
        double highest = Arrays.stream(log).max().orElseThrow();
        double[] shares =
                Arrays.stream(log).map(value -> Math.exp(value - highest)).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }
}
