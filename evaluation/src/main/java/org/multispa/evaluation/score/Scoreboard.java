package org.multispa.evaluation.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.stats.Statistics.Interval;

/// All figures of one run.
///
/// @param questions number of questions
/// @param scenes number of scenes they come from
/// @param subtasks each subtask that was asked, in the paper's order, the extra ones last
/// @param medianErrors of subtasks answered by numbers, vectors and pixels, relative to the truth or the
///     image's width
/// @param rows the paper's rows of which at least one subtask was asked
/// @param rowAverage the mean of the rows: the paper's "Average"; absent if only extra subtasks were asked
/// @param subtaskAverage the mean of the 26, or of those that were asked
/// @param outcomes how many questions ended how
/// @param rungs what each rung of the extraction ladder does to the score, in its order
/// @param breakdowns by properties of the questions
/// @param subtaskOutcomes how many questions of each subtask that was asked ended how
public record Scoreboard(
        long questions,
        long scenes,
        SortedMap<Subtask, Figure> subtasks,
        Map<Subtask, Double> medianErrors,
        SortedMap<PaperRow, Figure> rows,
        Optional<Figure> rowAverage,
        Optional<Figure> subtaskAverage,
        Map<Outcome, Long> outcomes,
        List<RungEffect> rungs,
        List<Breakdown> breakdowns,
        SortedMap<Subtask, Map<Outcome, Long>> subtaskOutcomes) {
    public Scoreboard {
        subtasks = Collections.unmodifiableSortedMap(new TreeMap<>(subtasks));
        medianErrors = Map.copyOf(medianErrors);
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        outcomes = Map.copyOf(outcomes);
        rungs = List.copyOf(rungs);
        breakdowns = List.copyOf(breakdowns);
        subtaskOutcomes = Collections.unmodifiableSortedMap(new TreeMap<>(subtaskOutcomes));
    }

    /// Sums up a run. The order of the items does not matter.
    public static Scoreboard of(List<Scored> items) {
        return new Summing(items).board();
    }

    /// Questions that ended so, as a share of all; 0 where there are none.
    public double share(Outcome outcome) {
        return questions == 0 ? 0 : (double) outcomes.getOrDefault(outcome, 0L) / questions;
    }

    /// Questions of a subtask that ended so, as a share of all of the subtask; 0 where there are none.
    public double share(Subtask subtask, Outcome outcome) {
        Map<Outcome, Long> own = subtaskOutcomes.getOrDefault(subtask, Map.of());
        long asked = own.values().stream().mapToLong(Long::longValue).sum();
        return asked == 0 ? 0 : (double) own.getOrDefault(outcome, 0L) / asked;
    }

    private static final class Summing {
        private final List<Scored> items;
        private final Counts counts;
        private final double[] figures;
        private final Optional<double[][]> drawn;

        Summing(List<Scored> items) {
            this.items = items;
            counts = Counts.of(items);
            figures = counts.figures();
            SceneDraws draws = SceneDraws.of(items);
            drawn = draws.areThere() ? Optional.of(draws.figures()) : Optional.empty();
        }

        Scoreboard board() {
            SortedMap<Subtask, Figure> subtasks = new TreeMap<>();
            Map<Subtask, Double> errors = new EnumMap<>(Subtask.class);
            for (Subtask subtask : Counts.SUBTASKS) {
                int i = Counts.position(subtask);
                if (counts.asked[i] > 0) {
                    subtasks.put(subtask, Figure.ofShare(counts.right[i], counts.asked[i], byScene(i)));
                    OptionalDouble error = Breakdown.medianError(items.stream()
                            .filter(item -> item.subtask() == subtask)
                            .toList());
                    error.ifPresent(value -> errors.put(subtask, value));
                }
            }
            SortedMap<PaperRow, Figure> rows = new TreeMap<>();
            for (PaperRow row : PaperRow.values()) {
                mean(Counts.position(row), row.subtasks()).ifPresent(figure -> rows.put(row, figure));
            }
            Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
            items.forEach(item -> outcomes.merge(item.outcome(), 1L, Long::sum));
            return new Scoreboard(
                    items.size(),
                    items.stream().map(Scored::scene).distinct().count(),
                    subtasks,
                    errors,
                    rows,
                    mean(Counts.ROW_AVERAGE, Subtask.benchmark()),
                    mean(Counts.SUBTASK_AVERAGE, Subtask.benchmark()),
                    outcomes,
                    RungEffect.of(items),
                    Breakdown.of(items),
                    subtaskOutcomes());
        }

        private SortedMap<Subtask, Map<Outcome, Long>> subtaskOutcomes() {
            SortedMap<Subtask, Map<Outcome, Long>> bySubtask = new TreeMap<>();
            items.forEach(item -> bySubtask
                    .computeIfAbsent(item.subtask(), _ -> new EnumMap<>(Outcome.class))
                    .merge(item.outcome(), 1L, Long::sum));
            return bySubtask;
        }

        private Optional<Figure> mean(int position, List<Subtask> below) {
            if (Double.isNaN(figures[position])) {
                return Optional.empty();
            }
            List<Integer> places = new ArrayList<>();
            below.forEach(subtask -> places.add(Counts.position(subtask)));
            long right = places.stream().mapToLong(i -> counts.right[i]).sum();
            long asked = places.stream().mapToLong(i -> counts.asked[i]).sum();
            return Optional.of(Figure.ofMean(figures[position], right, asked, byScene(position)));
        }

        private Optional<Interval> byScene(int position) {
            return drawn.flatMap(all -> SceneDraws.interval(all, position));
        }
    }
}
