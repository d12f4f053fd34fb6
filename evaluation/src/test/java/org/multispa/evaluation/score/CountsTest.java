package org.multispa.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Subtask;

final class CountsTest {
    @Test
    void figures_are_those_of_the_plain_averages_whatever_was_asked() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            Counts counts = new Counts();
            for (int i = 0; i < counts.asked.length; i++) {
                counts.asked[i] = random.nextInt(10) < round % 11 ? random.nextInt(1, 300) : 0;
                counts.right[i] = counts.asked[i] == 0 ? 0 : random.nextLong(counts.asked[i] + 1);
            }
            double[] figures = counts.figures();
            Map<PaperRow, Double> rows = Averages.rows(counts::share);
            for (Subtask subtask : Subtask.values()) {
                same(figures[Counts.position(subtask)], counts.share(subtask).orElse(Double.NaN));
            }
            for (PaperRow row : PaperRow.values()) {
                same(figures[Counts.position(row)], rows.getOrDefault(row, Double.NaN));
            }
            same(figures[Counts.ROW_AVERAGE], Averages.ofRows(rows).orElse(Double.NaN));
            same(
                    figures[Counts.SUBTASK_AVERAGE],
                    Averages.ofSubtasks(counts::share).orElse(Double.NaN));
        }
    }

    private static void same(double figure, double plain) {
        if (Double.isNaN(plain)) {
            assertThat(figure).isNaN();
        } else {
            assertThat(figure).isCloseTo(plain, within(1e-15));
        }
    }

    @Test
    void questions_are_counted_by_subtask() {
        Counts counts = Counts.of(List.of(
                Items.of("a", "s", Subtask.CAMERA_DISTANCE, true),
                Items.of("b", "s", Subtask.CAMERA_DISTANCE, false),
                Items.of("c", "s", Subtask.CAMERA_ROLL_ANGLE, true)));
        assertThat(counts.share(Subtask.CAMERA_DISTANCE)).hasValue(0.5);
        assertThat(counts.share(Subtask.CAMERA_ROLL_ANGLE)).hasValue(1);
        assertThat(counts.share(Subtask.CAMERA_VECTOR)).isEmpty();
        assertThat(counts.figures()[Counts.SUBTASK_AVERAGE]).isEqualTo(0.5);
    }
}
