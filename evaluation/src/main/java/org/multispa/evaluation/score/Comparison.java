package org.multispa.evaluation.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.stats.Statistics.Interval;

/// Two sets of answers to the same questions, held against each other question by question.
///
/// @param questions those that both were asked; only these count
/// @param onlyInFirst questions that only the first was asked
/// @param onlyInSecond questions that only the second was asked
/// @param subtasks by subtask
/// @param rows by row of the paper's table
/// @param rowAverage the mean of the rows
/// @param subtaskAverage the mean of the 26
/// @param overall McNemar's test over all questions
public record Comparison(
        long questions,
        long onlyInFirst,
        long onlyInSecond,
        SortedMap<Subtask, Paired> subtasks,
        SortedMap<PaperRow, Paired> rows,
        Optional<Paired> rowAverage,
        Optional<Paired> subtaskAverage,
        McNemar overall) {
    public Comparison {
        subtasks = Collections.unmodifiableSortedMap(new TreeMap<>(subtasks));
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    /// One figure of both.
    ///
    /// @param first 0 to 1
    /// @param second 0 to 1
    /// @param interval 95 % interval of second minus first, by drawing whole scenes anew; absent where there is
    ///     one scene
    /// @param probability two-sided p-value of the same draws; absent where there is one scene
    /// @param mcNemar of the questions below the figure; absent for means of several subtasks
    public record Paired(
            double first,
            double second,
            Optional<Interval> interval,
            OptionalDouble probability,
            Optional<McNemar> mcNemar) {
        public double difference() {
            return second - first;
        }
    }

    /// Compares what both were asked, by sample id.
    ///
    /// @throws IllegalArgumentException if the same question has another subtask or truth in the other set, or
    ///     an id occurs twice in one
    public static Comparison of(List<Scored> first, List<Scored> second) {
        Map<String, Scored> others = byId(second);
        List<Scored> mine = new ArrayList<>();
        List<Scored> theirs = new ArrayList<>();
        for (Scored one : byId(first).values()) {
            Scored other = others.get(one.id());
            if (other != null) {
                requireSame(one, other);
                mine.add(one);
                theirs.add(other);
            }
        }
        return new Pairing(mine, theirs).compare(first.size() - mine.size(), second.size() - mine.size());
    }

    private static Map<String, Scored> byId(List<Scored> items) {
        Map<String, Scored> byId = new HashMap<>();
        for (Scored item : items) {
            if (byId.put(item.id(), item) != null) {
                throw new IllegalArgumentException("question '" + item.id() + "' occurs twice in one set of answers");
            }
        }
        return byId;
    }

    private static void requireSame(Scored one, Scored other) {
        if (one.subtask() != other.subtask()
                || !one.truth().equals(other.truth())
                || !one.scene().equals(other.scene())) {
            throw new IllegalArgumentException("question '" + one.id() + "' is not the same in both: "
                    + one.subtask().id() + " " + one.truth().text() + " in " + one.scene() + " and "
                    + other.subtask().id() + " " + other.truth().text() + " in " + other.scene()
                    + "; compare runs of one benchmark");
        }
    }

    private static final class Pairing {
        private final List<Scored> first;
        private final List<Scored> second;
        private final double[] mine;
        private final double[] theirs;
        private final Optional<double[][]> differences;

        Pairing(List<Scored> first, List<Scored> second) {
            this.first = first;
            this.second = second;
            mine = Counts.of(first).figures();
            theirs = Counts.of(second).figures();
            SceneDraws draws = SceneDraws.of(first);
            differences = draws.areThere()
                    ? Optional.of(minus(SceneDraws.of(second).figures(), draws.figures()))
                    : Optional.empty();
        }

        private static double[][] minus(double[][] a, double[][] b) {
            for (int draw = 0; draw < a.length; draw++) {
                for (int i = 0; i < a[draw].length; i++) {
                    a[draw][i] -= b[draw][i];
                }
            }
            return a;
        }

        Comparison compare(long onlyInFirst, long onlyInSecond) {
            SortedMap<Subtask, Paired> subtasks = new TreeMap<>();
            for (Subtask subtask : Counts.SUBTASKS) {
                paired(Counts.position(subtask), Optional.of(mcNemar(List.of(subtask))))
                        .ifPresent(pair -> subtasks.put(subtask, pair));
            }
            SortedMap<PaperRow, Paired> rows = new TreeMap<>();
            for (PaperRow row : PaperRow.values()) {
                paired(Counts.position(row), Optional.empty()).ifPresent(pair -> rows.put(row, pair));
            }
            return new Comparison(
                    first.size(),
                    onlyInFirst,
                    onlyInSecond,
                    subtasks,
                    rows,
                    paired(Counts.ROW_AVERAGE, Optional.empty()),
                    paired(Counts.SUBTASK_AVERAGE, Optional.empty()),
                    mcNemar(Counts.SUBTASKS));
        }

        private Optional<Paired> paired(int position, Optional<McNemar> mcNemar) {
            return Double.isNaN(mine[position])
                    ? Optional.empty()
                    : Optional.of(new Paired(
                            mine[position],
                            theirs[position],
                            differences.flatMap(all -> SceneDraws.interval(all, position)),
                            differences
                                    .map(all -> OptionalDouble.of(SceneDraws.probability(all, position)))
                                    .orElse(OptionalDouble.empty()),
                            mcNemar));
        }

        private McNemar mcNemar(List<Subtask> of) {
            long onlyFirst = 0;
            long onlySecond = 0;
            for (int i = 0; i < first.size(); i++) {
                if (of.contains(first.get(i).subtask())) {
                    onlyFirst += first.get(i).correct() && !second.get(i).correct() ? 1 : 0;
                    onlySecond += second.get(i).correct() && !first.get(i).correct() ? 1 : 0;
                }
            }
            return McNemar.of(onlyFirst, onlySecond);
        }
    }
}
