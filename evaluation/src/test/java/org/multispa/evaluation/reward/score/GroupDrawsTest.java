package org.multispa.evaluation.reward.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.stats.Statistics.Interval;

final class GroupDrawsTest {
    @Test
    void mean_and_median_are_those_of_all_numbers() {
        Random random = new Random(4);
        for (int round = 0; round < 100; round++) {
            List<double[]> groups = new ArrayList<>();
            for (int group = 0; group < 1 + random.nextInt(5); group++) {
                groups.add(random.doubles(1 + random.nextInt(6), -5, 5).toArray());
            }
            double[] all =
                    groups.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
            GroupDraws draws = new GroupDraws(groups);
            assertThat(draws.numbers()).isEqualTo(all.length);
            assertThat(draws.mean()).isCloseTo(Arrays.stream(all).average().orElseThrow(), within(1e-12));
            double median = (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;
            assertThat(draws.median()).isCloseTo(median, within(1e-12));
        }
    }

    @Test
    void intervals_hold_the_figure_and_widen_with_the_difference_of_groups() {
        List<double[]> alike = new ArrayList<>();
        List<double[]> apart = new ArrayList<>();
        for (int group = 0; group < 12; group++) {
            alike.add(new double[] {1, 2, 3});
            apart.add(new double[] {group, group, group});
        }
        for (boolean median : new boolean[] {false, true}) {
            assertThat(new GroupDraws(alike).interval(median)).contains(new Interval(2, 2));
            Interval wide = new GroupDraws(apart).interval(median).orElseThrow();
            assertThat(wide.low()).isBetween(1.0, 5.5);
            assertThat(wide.high()).isBetween(5.5, 10.0);
            assertThat(wide.high() - wide.low()).isGreaterThan(2);
        }
        // the standard error of the mean of twelve such groups is 3.452 / √12 = 0.997
        Interval mean = new GroupDraws(apart).interval(false).orElseThrow();
        assertThat(mean.high() - mean.low()).isCloseTo(2 * 1.96 * 0.997, within(0.4));
    }

    @Test
    void one_group_has_no_interval_and_empty_groups_do_no_harm() {
        assertThat(new GroupDraws(List.of(new double[] {1, 2})).interval(false)).isEmpty();
        GroupDraws some = new GroupDraws(List.of(new double[0], new double[] {4}, new double[0]));
        assertThat(some.interval(true)).contains(new Interval(4, 4));
        assertThat(some.interval(false)).contains(new Interval(4, 4));
        assertThat(new GroupDraws(List.of(new double[0], new double[0])).interval(false))
                .isEmpty();
    }
}
