package org.multispa.evaluation.experiment.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.baseline.Baseline;
import org.multispa.evaluation.baseline.Chance;
import org.multispa.evaluation.experiment.recipe.TableSpec.Column;
import org.multispa.evaluation.score.Averages;
import org.multispa.evaluation.score.PaperRow;
import org.multispa.evaluation.score.Scored;
import org.multispa.evaluation.score.Scorer;

/// What one gets without a model on the questions that a table is about.
final class Guesses {
    private final Map<String, List<Sample>> questions;
    private final Map<String, Set<String>> asked;

    /// @param questions of each data set, all of them
    /// @param rows whose questions count
    Guesses(Map<String, List<Sample>> questions, List<List<Answered>> rows) {
        this.questions = new TreeMap<>(questions);
        this.asked = new TreeMap<>();
        for (List<Answered> row : rows) {
            for (Answered answered : row) {
                Set<String> ids = asked.computeIfAbsent(answered.data(), _ -> new HashSet<>());
                answered.items().forEach(item -> ids.add(item.id()));
            }
        }
    }

    private boolean isAsked(String data, String id) {
        return asked.getOrDefault(data, Set.of()).contains(id);
    }

    /// The answers of the best constant, graded.
    ///
    /// @throws DatasetException if a sample that compares two points does not hold the other one
    List<Answered> constant() throws DatasetException {
        List<Answered> constant = new ArrayList<>();
        for (Map.Entry<String, List<Sample>> data : questions.entrySet()) {
            Map<String, String> replies = Baseline.CONSTANT.replies(data.getValue());
            constant.add(new Answered(
                    data.getKey(),
                    data.getValue().stream()
                            .filter(sample -> isAsked(data.getKey(), sample.id()))
                            .map(sample -> Scorer.score(sample, Optional.ofNullable(replies.get(sample.id()))))
                            .toList()));
        }
        return constant;
    }

    /// What an answer drawn at random gets in a column, 0 to 1; absent if nothing was asked there.
    OptionalDouble chance(Column column) {
        Map<Subtask, double[]> sums = new EnumMap<>(Subtask.class);
        questions.forEach((data, samples) -> {
            if (column.on().isEmpty() || column.on().get().equals(data)) {
                for (Sample sample : samples) {
                    if (isAsked(data, sample.id()) && Figures.isIn(column, Scorer.score(sample, Optional.empty()))) {
                        double[] sum = sums.computeIfAbsent(sample.subtask(), _ -> new double[2]);
                        sum[0] += Chance.of(sample);
                        sum[1]++;
                    }
                }
            }
        });
        if (sums.isEmpty()) {
            return OptionalDouble.empty();
        }
        return switch (column.figure()) {
            case "average" -> {
                Map<PaperRow, Double> rows = new EnumMap<>(PaperRow.class);
                for (PaperRow row : PaperRow.values()) {
                    Averages.row(row, subtask -> mean(sums, subtask)).ifPresent(value -> rows.put(row, value));
                }
                yield Averages.ofRows(rows);
            }
            default ->
                sums.values().stream().mapToDouble(sum -> sum[0] / sum[1]).average();
        };
    }

    private static OptionalDouble mean(Map<Subtask, double[]> sums, Subtask subtask) {
        double[] sum = sums.get(subtask);
        return sum == null ? OptionalDouble.empty() : OptionalDouble.of(sum[0] / sum[1]);
    }

    /// Number of scenes and of questions that were asked.
    long questionsAsked() {
        return asked.values().stream().mapToLong(Set::size).sum();
    }

    /// Scenes that these come from.
    static long scenes(List<List<Answered>> rows) {
        return rows.stream()
                .flatMap(List::stream)
                .flatMap(answered -> answered.items().stream())
                .map(Scored::scene)
                .distinct()
                .count();
    }
}
