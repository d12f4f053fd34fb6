package org.multispa.evaluation.neighbours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multispa.dataset.stats.Statistics;
import org.multispa.dataset.stats.Statistics.Interval;
import org.multispa.geometry.SeededHash;

/// Figures of graded replies. Intervals come from drawing, with replacement, as many sets of questions that
/// belong together as there are; a hash of the draw's number chooses, so that the same grades give the same
/// intervals.
public final class Measures {
    private static final int DRAWS = 1000;
    private static final double TAIL = 0.025;

    private Measures() {}

    /// The figures of a benchmark, its headline first. Those that nothing is asked of are left out.
    public static List<Measure> of(Suite suite, List<Graded> graded) {
        Map<String, List<Graded>> sets = new LinkedHashMap<>();
        for (Graded one : graded) {
            sets.computeIfAbsent(one.question().together(), _ -> new ArrayList<>())
                    .add(one);
        }
        Tally whole = new Tally();
        List<Tally> tallies = new ArrayList<>();
        for (List<Graded> together : sets.values()) {
            Tally tally = whole.alike();
            suite.count(together, tally);
            tallies.add(tally);
        }
        tallies.forEach(whole::addAll);
        List<Part> parts = suite.parts(whole);
        double[][] drawn = tallies.size() < 2 ? new double[0][] : draws(parts, whole, tallies);
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            double value = part.value().applyAsDouble(whole);
            if (!Double.isNaN(value)) {
                measures.add(new Measure(
                        part.key(),
                        part.text(),
                        part.unit(),
                        value,
                        part.questions(),
                        part.share().map(cell -> wilson(whole, cell)),
                        interval(drawn, i)));
            }
        }
        return measures;
    }

    private static Interval wilson(Tally whole, String cell) {
        return Statistics.wilson(Math.round(whole.value(cell)), Math.round(whole.weight(cell)), Statistics.Z95);
    }

    private static double[][] draws(List<Part> parts, Tally whole, List<Tally> sets) {
        double[][] drawn = new double[DRAWS][parts.size()];
        Tally tally = whole.alike();
        for (int draw = 0; draw < DRAWS; draw++) {
            tally.clear();
            SeededHash hash = SeededHash.of(draw).with("questions");
            for (int i = 0; i < sets.size(); i++) {
                tally.addAll(sets.get(hash.with(i).below(sets.size())));
            }
            for (int part = 0; part < parts.size(); part++) {
                drawn[draw][part] = parts.get(part).value().applyAsDouble(tally);
            }
        }
        return drawn;
    }

    private static Optional<Interval> interval(double[][] drawn, int part) {
        double[] sorted = Arrays.stream(drawn)
                .mapToDouble(draw -> draw[part])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted.length == 0
                ? Optional.empty()
                : Optional.of(new Interval(quantile(sorted, TAIL), quantile(sorted, 1 - TAIL)));
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }
}
