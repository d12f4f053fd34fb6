package org.multispa.evaluation.reward.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SmoothingTest {
    private static final double NONE = Double.NaN;

    @Test
    void series_that_never_fall_stay_as_they_are() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            double[] rising = random.doubles(1 + random.nextInt(30), 0, 500).toArray();
            Arrays.sort(rising);
            for (int window : new int[] {1, 3, 5, 9}) {
                assertThat(new Smoothing(window, false).apply(rising)).containsExactly(rising);
                assertThat(new Smoothing(window, true).apply(rising)).containsExactly(rising);
            }
        }
    }

    @Test
    void a_single_outlier_goes_and_the_ends_stay() {
        assertThat(new Smoothing(3, false).apply(new double[] {0, 10, 900, 30, 40}))
                .containsExactly(0, 10, 30, 40, 40);
        assertThat(new Smoothing(1, false).apply(new double[] {0, 10, 900, 30, 40}))
                .containsExactly(0, 10, 900, 30, 40);
        // the window of five shrinks to three beside the ends
        assertThat(new Smoothing(5, false).apply(new double[] {0, 50, 900, 800, 40, 60, 70}))
                .containsExactly(0, 50, 50, 60, 70, 60, 70);
    }

    @Test
    void gaps_are_bridged_and_the_ends_are_held() {
        double[] raw = {NONE, 4, NONE, NONE, 10, NONE};
        assertThat(new Smoothing(3, false).apply(raw)).containsExactly(4, 4, 6, 8, 10, 10);
        assertThat(new Smoothing(3, true).apply(new double[] {0, NONE, NONE})).containsExactly(0, 0, 0);
        assertThatThrownBy(() -> new Smoothing(3, true).apply(new double[] {NONE, NONE}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one value");
    }

    @Test
    void falling_neighbours_are_pooled() {
        // by hand: 3, 1 → 2, 2; then 2 joins: 2, 2, 2; 6, 4 → 5, 5
        assertThat(new Smoothing(1, true).apply(new double[] {0, 3, 1, 2, 6, 4}))
                .containsExactly(0, 2, 2, 2, 5, 5);
        assertThat(Isotonic.rising(new double[] {5, 4, 3})).containsExactly(4, 4, 4);
        assertThat(Isotonic.rising(new double[0])).isEmpty();
    }

    @Test
    void the_rising_series_is_the_nearest_one() {
        Random random = new Random(2);
        for (int round = 0; round < 100; round++) {
            double[] values = random.doubles(2 + random.nextInt(12), 0, 10).toArray();
            double[] rising = Isotonic.rising(values);
            assertThat(rising).isSorted();
            assertThat(Arrays.stream(rising).sum())
                    .isCloseTo(Arrays.stream(values).sum(), within(1e-9));
            double best = distance(values, rising);
            for (int other = 0; other < 50; other++) {
                double[] moved = rising.clone();
                for (int i = 0; i < moved.length; i++) {
                    moved[i] += 0.3 * random.nextGaussian();
                }
                Arrays.sort(moved);
                assertThat(distance(values, moved)).isGreaterThanOrEqualTo(best - 1e-9);
            }
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    @Test
    void windows_are_odd_numbers() {
        for (int window : new int[] {0, -1, 2, 1001}) {
            assertThatThrownBy(() -> new Smoothing(window, false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("odd number");
        }
    }
}
