package org.multispa.training.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.SeededHash;

final class StepPlanTest {
    private static long length(long position) {
        return SeededHash.of(3).with(position).below(1000);
    }

    private static StepPlan plan(int samples, int rank, int ranks, int window) {
        return new StepPlan(
                new BatchSettings(5, samples, rank, ranks, window, 1, 1), StepPlanTest::length, Runnable::run);
    }

    private static List<Long> positions(StepPlan plan, long from, long to) {
        List<Long> positions = new ArrayList<>();
        for (long step = from; step < to; step++) {
            Arrays.stream(plan.positions(step)).forEach(positions::add);
        }
        return positions;
    }

    @Test
    void without_a_window_positions_follow_each_other() {
        assertThat(positions(plan(4, 0, 1, 1), 0, 5))
                .isEqualTo(LongStream.range(0, 20).boxed().toList());
        assertThat(plan(2, 1, 3, 1).positions(4)).containsExactly(26, 27);
    }

    @Test
    void a_window_takes_exactly_the_positions_that_its_steps_would_have_taken() {
        for (int window : new int[] {2, 3, 8}) {
            StepPlan plan = plan(6, 0, 1, window);
            for (int w = 0; w < 4; w++) {
                assertThat(positions(plan, (long) w * window, (w + 1L) * window))
                        .containsExactlyInAnyOrderElementsOf(LongStream.range(6L * w * window, 6L * (w + 1) * window)
                                .boxed()
                                .toList());
            }
        }
    }

    @Test
    void ranks_together_take_what_one_would_in_the_same_order() {
        for (int window : new int[] {1, 4}) {
            StepPlan one = plan(12, 0, 1, window);
            List<StepPlan> three = List.of(plan(4, 0, 3, window), plan(4, 1, 3, window), plan(4, 2, 3, window));
            for (long step = 0; step < 9; step++) {
                List<Long> joined = new ArrayList<>();
                for (StepPlan rank : three) {
                    Arrays.stream(rank.positions(step)).forEach(joined::add);
                }
                assertThat(joined)
                        .isEqualTo(Arrays.stream(one.positions(step)).boxed().toList());
            }
        }
    }

    @Test
    void a_plan_that_begins_later_goes_on_as_one_from_the_start() {
        for (int window : new int[] {1, 5}) {
            List<Long> whole = positions(plan(3, 0, 1, window), 0, 23);
            for (int first = 0; first < 23; first++) {
                assertThat(positions(plan(3, 0, 1, window), first, 23))
                        .as("window %d, from step %d", window, first)
                        .isEqualTo(whole.subList(3 * first, whole.size()));
            }
        }
    }

    @Test
    void samples_of_a_step_are_of_like_length() {
        double apart = 0;
        double together = 0;
        for (long step = 0; step < 40; step++) {
            apart += spread(plan(8, 0, 1, 1).positions(step));
            together += spread(plan(8, 0, 1, 20).positions(step));
        }
        assertThat(together).isLessThan(apart / 8);
    }

    private static double spread(long[] positions) {
        long[] lengths =
                Arrays.stream(positions).map(StepPlanTest::length).sorted().toArray();
        return lengths[lengths.length - 1] - lengths[0];
    }

    @Test
    void neither_the_steps_of_a_window_nor_the_samples_of_a_step_are_sorted_by_length() {
        StepPlan plan = plan(8, 0, 1, 20);
        int rising = 0;
        int risingWithin = 0;
        double before = 0;
        for (long step = 0; step < 200; step++) {
            long[] lengths = Arrays.stream(plan.positions(step))
                    .map(StepPlanTest::length)
                    .toArray();
            double mean = Arrays.stream(lengths).average().orElseThrow();
            rising += mean > before ? 1 : 0;
            before = mean;
            for (int i = 0; i + 1 < lengths.length; i++) {
                risingWithin += lengths[i + 1] > lengths[i] ? 1 : 0;
            }
        }
        assertThat(rising).isBetween(70, 130);
        assertThat(risingWithin).isBetween(600, 800);
    }

    @Test
    void lengths_are_asked_for_once_each_and_at_most_a_window_ahead() {
        List<Long> asked = new ArrayList<>();
        StepPlan plan = new StepPlan(
                new BatchSettings(5, 2, 0, 1, 3, 1, 1),
                position -> {
                    asked.add(position);
                    return position % 5;
                },
                Runnable::run);
        for (long step = 0; step < 12; step++) {
            plan.positions(step);
            assertThat(asked).doesNotHaveDuplicates();
            assertThat(asked.size()).isLessThanOrEqualTo((int) (2 * (step + 1 + 2 * 3)));
        }
    }

    @Test
    void impossible_lengths_are_kept_within_bounds() {
        for (LongUnaryOperator length : List.<LongUnaryOperator>of(
                _ -> Long.MAX_VALUE, _ -> Long.MIN_VALUE, position -> position % 2 == 0 ? -1 : Long.MAX_VALUE)) {
            StepPlan plan = new StepPlan(new BatchSettings(5, 2, 0, 1, 4, 1, 1), length, Runnable::run);
            assertThat(positions(plan, 0, 4))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, 8).boxed().toList());
        }
    }
}
