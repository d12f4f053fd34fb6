package org.multispa.dataset.audit.blind;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Grading;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;

/// The one answer that is right for the most of some questions.
public final class BestGuess {
    private static final int MOST_MOTIONS = 64;
    private static final int CANDIDATES = 256;

    private BestGuess() {}

    /// The whole number that is within one fifth of the most values, and of how many.
    public record Covering(long value, long covered) {}

    /// Exact, by a sweep over the ends of the intervals; of equally good numbers the smallest end.
    ///
    /// @param counts how often each value occurs; not empty
    public static Covering number(SortedMap<Long, Long> counts) {
        TreeMap<Long, Long> changes = new TreeMap<>();
        counts.forEach((value, count) -> {
            long fifth = Math.abs(value / 5);
            changes.merge(value - fifth, count, Long::sum);
            changes.merge(value + fifth + 1, -count, Long::sum);
        });
        long covered = 0;
        Covering best = new Covering(counts.firstKey(), 0);
        for (Map.Entry<Long, Long> change : changes.entrySet()) {
            covered += change.getValue();
            if (covered > best.covered()) {
                best = new Covering(change.getKey(), covered);
            }
        }
        return best;
    }

    /// The best guess for all of some questions of one subtask; exact but for vectors and pixels, where the best of
    /// the zero vector, the mean and up to 256 of the answers themselves is taken, and for motions, where up to 64
    /// of the answers are tried.
    ///
    /// @param probes not empty; those of a comparison by coordinates with options
    static Guess of(List<Probe> probes) {
        Probe first = probes.getFirst();
        return switch (first.truth()) {
            case Answer.Choice _, Answer.Direction _ ->
                new Guess.Fixed(most(probes, Probe::truth, Comparator.comparing(Answer::text)));
            case Answer.Scalar scalar -> {
                SortedMap<Long, Long> counts = new TreeMap<>();
                probes.forEach(probe -> counts.merge(((Answer.Scalar) probe.truth()).value(), 1L, Long::sum));
                yield new Guess.Fixed(new Answer.Scalar(number(counts).value(), scalar.unit()));
            }
            case Answer.Vector _ -> new Guess.Fixed(vector(probes));
            case Answer.Motion _ -> new Guess.Fixed(motion(probes));
            case Answer.Pixel _
            when first.subtask() == Subtask.DEPTH_COMPARISON_COORDINATE ->
                new Guess.Option(most(probes, Probe::right, Comparator.naturalOrder()));
            case Answer.Pixel _ -> new Guess.Fixed(pixel(probes));
        };
    }

    /// How many of the questions a guess answers correctly.
    static long covered(Guess guess, List<Probe> probes) {
        return probes.stream()
                .filter(probe -> Grading.isCorrect(probe.graded(), guess.on(probe)))
                .count();
    }

    /// The key with the highest count, of equally frequent ones the first.
    ///
    /// @param counts not empty
    public static <T> T mostFrequent(SortedMap<T, Long> counts) {
        T best = counts.firstKey();
        long most = Long.MIN_VALUE;
        for (Map.Entry<T, Long> entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return best;
    }

    private static <T> T most(List<Probe> probes, Function<Probe, T> key, Comparator<T> order) {
        SortedMap<T, Long> counts = new TreeMap<>(order);
        probes.forEach(probe -> counts.merge(key.apply(probe), 1L, Long::sum));
        return mostFrequent(counts);
    }

    private static Answer vector(List<Probe> probes) {
        double[][] truths = probes.stream()
                .map(probe -> (Answer.Vector) probe.truth())
                .map(v -> new double[] {v.x(), v.y(), v.z()})
                .toArray(double[][]::new);
        double[] tolerances =
                Arrays.stream(truths).mapToDouble(v -> norm2(v) / 25).toArray();
        double[] best = mostCovered(truths, tolerances, new double[] {1, 1, 1});
        return new Answer.Vector(Math.round(best[0]), Math.round(best[1]), Math.round(best[2]));
    }

    private static Answer motion(List<Probe> probes) {
        return probes.stream()
                .map(Probe::truth)
                .distinct()
                .sorted(Comparator.comparing(Answer::text))
                .limit(MOST_MOTIONS)
                .max(Comparator.comparingLong(answer -> covered(new Guess.Fixed(answer), probes)))
                .orElseThrow();
    }

    private static Answer pixel(List<Probe> probes) {
        double[][] truths = probes.stream()
                .map(probe -> (Answer.Pixel) probe.truth())
                .map(p -> new double[] {p.x(), p.y()})
                .toArray(double[][]::new);
        Sample.Image size = most(
                probes,
                probe -> probe.graded().images().getLast(),
                Comparator.comparingInt(Sample.Image::width)
                        .thenComparingInt(Sample.Image::height)
                        .reversed());
        double[] tolerances = new double[truths.length];
        Arrays.fill(tolerances, 50.0 * 50.0);
        double[] best = mostCovered(truths, tolerances, new double[] {1, (double) size.height() / size.width()});
        return new Answer.Pixel((int) Math.round(best[0]), (int) Math.round(best[1]));
    }

    /// The candidate whose squared distance, in scaled units, is within the tolerance of the most truths.
    private static double[] mostCovered(double[][] truths, double[] squaredTolerances, double[] scale) {
        double[] best = mean(truths);
        long most = covered(best, truths, squaredTolerances, scale);
        int count = Math.min(CANDIDATES, truths.length);
        for (int i = -1; i < count; i++) {
            double[] candidate = i < 0 ? new double[scale.length] : truths[(int) ((long) i * truths.length / count)];
            long covered = covered(candidate, truths, squaredTolerances, scale);
            if (covered > most) {
                most = covered;
                best = candidate;
            }
        }
        return best;
    }

    private static long covered(double[] candidate, double[][] truths, double[] squaredTolerances, double[] scale) {
        long covered = 0;
        for (int i = 0; i < truths.length; i++) {
            double distance = 0;
            for (int d = 0; d < scale.length; d++) {
                double off = (candidate[d] - truths[i][d]) * scale[d];
                distance += off * off;
            }
            if (distance <= squaredTolerances[i]) {
                covered++;
            }
        }
        return covered;
    }

    private static double[] mean(double[][] truths) {
        double[] mean = new double[truths[0].length];
        for (double[] truth : truths) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += truth[d] / truths.length;
            }
        }
        return mean;
    }

    private static double norm2(double[] v) {
        return v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
    }
}
