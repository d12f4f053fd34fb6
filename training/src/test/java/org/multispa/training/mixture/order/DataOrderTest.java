package org.multispa.training.mixture.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DataOrderTest {
    private static SetSize whole(String name, long available) {
        return new SetSize(name, available, 1, OptionalLong.empty());
    }

    private static List<Pick> epoch(DataOrder order, long number) {
        List<Pick> picks = new ArrayList<>();
        for (long i = 0; i < order.perEpoch(); i++) {
            picks.add(order.at(number * order.perEpoch() + i));
        }
        return picks;
    }

    private static Map<Pick, Integer> counts(List<Pick> picks) {
        Map<Pick, Integer> counts = new HashMap<>();
        picks.forEach(pick -> counts.merge(pick, 1, Integer::sum));
        return counts;
    }

    @Test
    void every_sample_of_whole_sets_comes_exactly_once_an_epoch() {
        Random random = new Random(3);
        for (int trial = 0; trial < 40; trial++) {
            List<SetSize> sets = new ArrayList<>();
            long sum = 0;
            for (int i = 0; i <= random.nextInt(5); i++) {
                long size = 1L + random.nextInt(60);
                sets.add(whole("set" + i, size));
                sum += size;
            }
            DataOrder order = DataOrder.of(trial, sets);
            assertThat(order.perEpoch()).isEqualTo(sum);
            for (int number : new int[] {0, 1, 17}) {
                List<Pick> picks = epoch(order, number);
                assertThat(new HashSet<>(picks)).hasSize((int) sum);
                picks.forEach(pick -> assertThat(pick.member())
                        .isBetween(0L, sets.get(pick.set()).available() - 1));
            }
        }
    }

    @Test
    void epochs_and_seeds_have_orders_of_their_own() {
        DataOrder order = DataOrder.of(1, List.of(whole("a", 30), whole("b", 40)));
        DataOrder other = DataOrder.of(2, List.of(whole("a", 30), whole("b", 40)));
        assertThat(epoch(order, 0)).isNotEqualTo(epoch(order, 1)).isNotEqualTo(epoch(other, 0));
        assertThat(epoch(order, 0)).isEqualTo(epoch(DataOrder.of(1, List.of(whole("a", 30), whole("b", 40))), 0));
    }

    @Test
    void a_position_alone_decides_in_whatever_order_positions_are_asked_for() {
        DataOrder order = DataOrder.of(4, List.of(whole("a", 13), new SetSize("b", 29, 0.4, OptionalLong.of(20))));
        List<Long> positions = new ArrayList<>();
        Map<Long, Pick> first = new HashMap<>();
        for (long i = 0; i < 5 * order.perEpoch(); i++) {
            positions.add(i);
            first.put(i, order.at(i));
        }
        Collections.shuffle(positions, new Random(8));
        positions.forEach(position -> assertThat(order.at(position)).isEqualTo(first.get(position)));
    }

    @Test
    void a_set_repeated_twice_shows_every_sample_twice() {
        DataOrder order = DataOrder.of(6, List.of(new SetSize("a", 17, 2, OptionalLong.empty()), whole("b", 5)));
        Map<Pick, Integer> counts = counts(epoch(order, 3));
        for (int i = 0; i < 17; i++) {
            assertThat(counts).containsEntry(new Pick(0, i), 2);
        }
        assertThat(counts).containsEntry(new Pick(1, 4), 1).hasSize(22);
    }

    @Test
    void a_share_shows_other_samples_each_epoch_until_all_were_shown() {
        DataOrder order = DataOrder.of(7, List.of(new SetSize("a", 50, 0.1, OptionalLong.empty())));
        assertThat(order.perEpoch()).isEqualTo(5);
        Set<Pick> seen = new HashSet<>();
        for (int number = 0; number < 10; number++) {
            seen.addAll(epoch(order, number));
            assertThat(seen).hasSize(5 * (number + 1));
        }
        assertThat(new HashSet<>(epoch(order, 10))).hasSize(5);
    }

    @Test
    void two_and_a_half_repetitions_show_half_of_the_samples_a_third_time_and_the_other_half_next() {
        DataOrder order = DataOrder.of(8, List.of(new SetSize("a", 40, 2.5, OptionalLong.empty())));
        Map<Pick, Integer> first = counts(epoch(order, 0));
        assertThat(first).hasSize(40);
        assertThat(first.values()).containsOnly(2, 3);
        assertThat(first.values().stream().filter(count -> count == 3)).hasSize(20);
        List<Pick> both = epoch(order, 0);
        both.addAll(epoch(order, 1));
        assertThat(counts(both).values()).containsOnly(5);
    }

    @Test
    void a_cap_keeps_to_the_same_samples_in_every_epoch_and_not_to_the_first_ones() {
        DataOrder order = DataOrder.of(9, List.of(new SetSize("a", 1000, 1, OptionalLong.of(30))));
        Set<Pick> first = new HashSet<>(epoch(order, 0));
        assertThat(first).hasSize(30);
        assertThat(new HashSet<>(epoch(order, 1))).isEqualTo(first);
        assertThat(first.stream().mapToLong(Pick::member).max().orElseThrow()).isGreaterThan(500);
    }

    @Test
    void a_cap_above_the_size_changes_nothing() {
        DataOrder capped = DataOrder.of(9, List.of(new SetSize("a", 20, 1, OptionalLong.of(500))));
        DataOrder free = DataOrder.of(9, List.of(whole("a", 20)));
        assertThat(epoch(capped, 2)).isEqualTo(epoch(free, 2));
    }

    @Test
    void sets_are_mixed_over_the_whole_epoch() {
        DataOrder order = DataOrder.of(10, List.of(whole("a", 3000), whole("b", 1000)));
        List<Pick> picks = epoch(order, 0);
        for (int tenth = 0; tenth < 10; tenth++) {
            long small = picks.subList(400 * tenth, 400 * (tenth + 1)).stream()
                    .filter(pick -> pick.set() == 1)
                    .count();
            assertThat(small).isBetween(65L, 135L);
        }
    }

    @Test
    void empty_sets_are_passed_over() {
        DataOrder order = DataOrder.of(11, List.of(whole("none", 0), whole("a", 4), whole("none too", 0)));
        assertThat(epoch(order, 0)).allMatch(pick -> pick.set() == 1).doesNotHaveDuplicates();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataOrder.of(1, List.of(whole("none", 0))))
                .withMessageContaining("none");
    }

    @Test
    void tens_of_millions_of_samples_and_many_epochs_take_no_memory_and_no_time() {
        DataOrder order = DataOrder.of(12, List.of(whole("a", 27_000_000), whole("b", 3_600_000)));
        assertThat(order.epochOf(30_600_000L * 100 + 5)).isEqualTo(100);
        Set<Pick> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            seen.add(order.at(30_600_000L * 100 + i));
        }
        assertThat(seen).hasSize(10_000);
    }

    @Test
    void a_share_too_small_for_one_sample_still_shows_one() {
        assertThat(new SetSize("a", 10, 0.001, OptionalLong.empty()).perEpoch()).isEqualTo(1);
    }

    @Test
    void nonsense_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SetSize("a", -1, 1, OptionalLong.empty()));
        for (double repeat : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e12}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SetSize("a", 10, repeat, OptionalLong.empty()))
                    .withMessageContaining("'a'");
        }
        DataOrder order = DataOrder.of(1, List.of(whole("a", 3)));
        assertThatIllegalArgumentException().isThrownBy(() -> order.at(-1));
    }
}
