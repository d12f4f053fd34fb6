package org.multispa.dataset.audit.blind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.multispa.dataset.Answer;

/// The answers of one subtask parted into a few classes, so that words can be held against them: each letter, word
/// or option is a class; numbers are parted at their quantiles, vectors by their longest component, pixels by ninths
/// of the image. With each class goes the guess that is best within it, and of each guess it is known how much of
/// each class it answers.
final class Classes {
    private static final int NUMBER_CLASSES = 12;
    private static final int JUDGED = 400;

    private final List<Long> edges;
    private final Map<String, Integer> numbers = new TreeMap<>();
    private final int[] classOf;
    private final List<Guess> guesses = new ArrayList<>();
    private final double[][] covered;

    /// @param probes not empty
    Classes(List<Probe> probes) {
        edges = edges(probes);
        List<List<Probe>> members = new ArrayList<>();
        classOf = new int[probes.size()];
        for (int i = 0; i < classOf.length; i++) {
            classOf[i] = numbers.computeIfAbsent(name(probes.get(i)), _ -> {
                members.add(new ArrayList<>());
                return members.size() - 1;
            });
            members.get(classOf[i]).add(probes.get(i));
        }
        members.forEach(of -> guesses.add(BestGuess.of(of)));
        guesses.add(BestGuess.of(probes));
        covered = new double[members.size()][guesses.size()];
        for (int c = 0; c < members.size(); c++) {
            List<Probe> judged =
                    members.get(c).subList(0, Math.min(JUDGED, members.get(c).size()));
            for (int g = 0; g < guesses.size(); g++) {
                covered[c][g] = (double) BestGuess.covered(guesses.get(g), judged) / judged.size();
            }
        }
    }

    int count() {
        return covered.length;
    }

    /// Class of the i-th of the questions given.
    int of(int i) {
        return classOf[i];
    }

    /// The best guess within one class.
    Guess guess(int ofClass) {
        return guesses.get(ofClass);
    }

    /// The guess that is right most probably.
    ///
    /// @param probabilities one a class
    Guess best(double[] probabilities) {
        Guess best = guesses.getLast();
        double most = expected(probabilities, guesses.size() - 1);
        for (int g = 0; g + 1 < guesses.size(); g++) {
            double right = expected(probabilities, g);
            if (right > most) {
                most = right;
                best = guesses.get(g);
            }
        }
        return best;
    }

    private double expected(double[] probabilities, int guess) {
        double right = 0;
        for (int c = 0; c < probabilities.length; c++) {
            right += probabilities[c] * covered[c][guess];
        }
        return right;
    }

    private String name(Probe probe) {
        return switch (probe.truth()) {
            case Answer.Choice _, Answer.Direction _ -> probe.truth().text();
            case Answer.Scalar scalar -> {
                long below =
                        edges.stream().filter(edge -> edge <= scalar.value()).count();
                yield Long.toString(below);
            }
            case Answer.Vector v -> way(v.x(), v.y(), v.z());
            case Answer.Motion m -> way(m.x(), m.y(), m.z());
            case Answer.Pixel _ when probe.hasOptions() -> Integer.toString(probe.right());
            case Answer.Pixel pixel -> pixel.x() * 3 / 1000 + "/" + pixel.y() * 3 / 1000;
        };
    }

    /// The axis along which a displacement is longest, and its sign.
    private static String way(long right, long down, long forward) {
        double x = Math.abs((double) right);
        double y = Math.abs((double) down);
        double z = Math.abs((double) forward);
        long longest = x >= y && x >= z ? right : y >= z ? down : forward;
        return (x >= y && x >= z ? "x" : y >= z ? "y" : "z") + Long.signum(longest);
    }

    private static List<Long> edges(List<Probe> probes) {
        long[] values = probes.stream()
                .map(Probe::truth)
                .filter(Answer.Scalar.class::isInstance)
                .mapToLong(truth -> ((Answer.Scalar) truth).value())
                .sorted()
                .toArray();
        List<Long> edges = new ArrayList<>();
        for (int i = 1; i < NUMBER_CLASSES && values.length > 0; i++) {
            edges.add(values[(int) ((long) i * values.length / NUMBER_CLASSES)]);
        }
        return edges;
    }
}
