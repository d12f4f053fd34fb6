package org.multispa.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Subtask;

final class AveragesTest {
    private static final double[] TUNED = {
        74.00, 75.33, 49.00, 90.00, 90.83, 45.50, 85.89, 42.33, 18.00, 40.42, 12.92, 49.11
    };
    private static final double[] BASE = {49.50, 3.34, 1.67, 33.33, 48.17, 3.34, 52.33, 14.33, 0.33, 8.84, 2.50, 27.45};

    @Test
    void the_papers_rows_give_the_papers_averages() {
        assertThat(averageOf(TUNED)).isCloseTo(56.11, within(0.005));
        assertThat(averageOf(BASE)).isCloseTo(20.43, within(0.005));
    }

    private static double averageOf(double[] figures) {
        Map<PaperRow, Double> rows = new EnumMap<>(PaperRow.class);
        Iterator<PaperRow> row = List.of(PaperRow.values()).iterator();
        for (double figure : figures) {
            rows.put(row.next(), figure);
        }
        assertThat(rows).hasSize(12);
        return Averages.ofRows(rows).orElseThrow();
    }

    @Test
    void every_subtask_of_the_26_belongs_to_one_row() {
        List<Subtask> all = Arrays.stream(PaperRow.values())
                .flatMap(row -> row.subtasks().stream())
                .toList();
        assertThat(all).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(Subtask.benchmark());
    }

    @Test
    void a_row_is_the_plain_mean_of_its_subtasks_however_many_questions_they_have() {
        Map<Subtask, Double> shares =
                Map.of(Subtask.DEPTH_COMPARISON_DOT, 0.5, Subtask.DEPTH_COMPARISON_COORDINATE, 1.0);
        assertThat(Averages.row(PaperRow.DEPTH_COMPARISON, share(shares))).hasValue(0.75);
    }

    @Test
    void what_was_not_asked_is_left_out() {
        Map<Subtask, Double> shares = Map.of(Subtask.DEPTH_COMPARISON_DOT, 0.5, Subtask.CAMERA_DISTANCE, 0.1);
        assertThat(Averages.row(PaperRow.DEPTH_COMPARISON, share(shares))).hasValue(0.5);
        assertThat(Averages.row(PaperRow.OBJECT_SIZE, share(shares))).isEmpty();
        assertThat(Averages.rows(share(shares)))
                .containsOnlyKeys(PaperRow.DEPTH_COMPARISON, PaperRow.TRANSLATION_DISTANCE);
        assertThat(Averages.ofSubtasks(share(shares)).orElseThrow()).isCloseTo(0.3, within(1e-12));
        assertThat(Averages.ofSubtasks(_ -> OptionalDouble.empty())).isEmpty();
    }

    @Test
    void extra_subtasks_are_in_no_average() {
        Map<Subtask, Double> shares = Map.of(Subtask.CAMERA_ROLL_ANGLE, 1.0, Subtask.CAMERA_DISTANCE, 0.25);
        assertThat(Averages.ofSubtasks(share(shares))).hasValue(0.25);
        assertThat(Averages.rows(share(shares))).containsOnlyKeys(PaperRow.TRANSLATION_DISTANCE);
    }

    private static Function<Subtask, OptionalDouble> share(Map<Subtask, Double> shares) {
        return subtask -> shares.containsKey(subtask)
                ? OptionalDouble.of(shares.getOrDefault(subtask, 0.0))
                : OptionalDouble.empty();
    }
}
