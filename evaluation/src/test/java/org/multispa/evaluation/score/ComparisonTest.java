package org.multispa.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.score.Comparison.Paired;

final class ComparisonTest {
    @Test
    void mcnemar_is_the_exact_binomial_test() {
        assertThat(McNemar.of(0, 0).probability()).isEqualTo(1);
        assertThat(McNemar.of(3, 3).probability()).isEqualTo(1);
        assertThat(McNemar.of(0, 5).probability()).isCloseTo(2 / 32.0, within(1e-15));
        assertThat(McNemar.of(1, 9).probability()).isCloseTo(22 / 1024.0, within(1e-15));
        assertThat(McNemar.of(9, 1).probability()).isCloseTo(22 / 1024.0, within(1e-15));
        assertThat(McNemar.of(2, 3).probability()).isCloseTo(1, within(1e-12));
    }

    @Test
    void mcnemar_agrees_with_whole_number_arithmetic_up_to_thousands() {
        Random random = new Random(1);
        for (int i = 0; i < 40; i++) {
            int tosses = 1 + random.nextInt(i < 30 ? 200 : 7800);
            int least = random.nextInt(tosses / 2 + 1);
            assertThat(McNemar.of(least, tosses - least).probability())
                    .as(least + " of " + tosses)
                    .isCloseTo(exact(least, tosses), within(1e-9));
        }
    }

    private static double exact(int least, int tosses) {
        if (2 * least >= tosses) {
            return 1;
        }
        BigInteger term = BigInteger.ONE;
        BigInteger sum = BigInteger.ONE;
        for (int heads = 1; heads <= least; heads++) {
            term = term.multiply(BigInteger.valueOf(tosses - heads + 1L)).divide(BigInteger.valueOf(heads));
            sum = sum.add(term);
        }
        double tail = new BigDecimal(sum.shiftLeft(1))
                .divide(new BigDecimal(BigInteger.ONE.shiftLeft(tosses)), MathContext.DECIMAL64)
                .doubleValue();
        return Math.min(1, tail);
    }

    @Test
    void figures_and_discordant_pairs_are_those_worked_by_hand() {
        List<Scored> first = new ArrayList<>();
        List<Scored> second = new ArrayList<>();
        boolean[] a = {true, true, false, false, true, false};
        boolean[] b = {true, false, true, true, true, false};
        for (int i = 0; i < a.length; i++) {
            first.add(Items.of("q" + i, "s" + i / 2, Subtask.CAMERA_DISTANCE, a[i]));
            second.add(Items.of("q" + i, "s" + i / 2, Subtask.CAMERA_DISTANCE, b[i]));
        }
        Comparison comparison = Comparison.of(first, second);
        Paired pair = Objects.requireNonNull(comparison.subtasks().get(Subtask.CAMERA_DISTANCE));
        assertThat(pair.first()).isEqualTo(0.5);
        assertThat(pair.second()).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(pair.difference()).isCloseTo(1 / 6.0, within(1e-12));
        McNemar test = pair.mcNemar().orElseThrow();
        assertThat(test.onlyFirst()).isEqualTo(1);
        assertThat(test.onlySecond()).isEqualTo(2);
        assertThat(test).isEqualTo(comparison.overall());
        assertThat(comparison.rowAverage().orElseThrow().difference()).isCloseTo(1 / 6.0, within(1e-12));
    }

    @Test
    void a_run_does_not_differ_from_itself() {
        List<Scored> items = Items.random(3, 20, 6, 0.5);
        Comparison comparison = Comparison.of(items, items);
        assertThat(comparison.overall().probability()).isEqualTo(1);
        assertThat(comparison.rowAverage().orElseThrow().difference()).isZero();
        assertThat(comparison.rowAverage().orElseThrow().probability()).hasValue(1);
        assertThat(comparison.subtasks()).hasSize(26);
    }

    @Test
    void swapping_the_runs_turns_the_sign_and_keeps_the_probability() {
        List<Scored> first = Items.random(4, 20, 8, 0.4);
        List<Scored> second = Items.random(5, 20, 8, 0.5);
        Paired there = Comparison.of(first, second).subtaskAverage().orElseThrow();
        Paired back = Comparison.of(second, first).subtaskAverage().orElseThrow();
        assertThat(back.difference()).isCloseTo(-there.difference(), within(1e-12));
        assertThat(back.probability()).isEqualTo(there.probability());
        assertThat(back.interval().orElseThrow().low())
                .isCloseTo(-there.interval().orElseThrow().high(), within(1e-12));
    }

    @Test
    void a_clear_difference_is_found_and_none_is_not() {
        List<Scored> low = Items.random(6, 40, 20, 0.4);
        Paired clear =
                Comparison.of(low, Items.random(7, 40, 20, 0.6)).rowAverage().orElseThrow();
        assertThat(clear.probability().orElseThrow()).isLessThan(0.01);
        assertThat(clear.interval().orElseThrow().low()).isPositive();
        int found = 0;
        for (int seed = 100; seed < 120; seed++) {
            Comparison same = Comparison.of(Items.random(seed, 8, 20, 0.5), Items.random(seed + 100, 8, 20, 0.5));
            found += same.rowAverage().orElseThrow().probability().orElseThrow() < 0.05 ? 1 : 0;
        }
        assertThat(found).isLessThanOrEqualTo(5);
    }

    @Test
    void only_questions_of_both_count() {
        List<Scored> first = List.of(
                Items.of("a", "s", Subtask.CAMERA_DISTANCE, true), Items.of("b", "t", Subtask.CAMERA_DISTANCE, true));
        List<Scored> second = List.of(
                Items.of("b", "t", Subtask.CAMERA_DISTANCE, false),
                Items.of("c", "u", Subtask.CAMERA_DISTANCE, true),
                Items.of("d", "u", Subtask.CAMERA_DISTANCE, true));
        Comparison comparison = Comparison.of(first, second);
        assertThat(comparison.questions()).isEqualTo(1);
        assertThat(comparison.onlyInFirst()).isEqualTo(1);
        assertThat(comparison.onlyInSecond()).isEqualTo(2);
        assertThat(comparison.overall().onlyFirst()).isEqualTo(1);
        assertThat(comparison.subtaskAverage().orElseThrow().interval()).isEmpty();
    }

    @Test
    void other_questions_under_the_same_ids_are_refused() {
        List<Scored> first = List.of(Items.of("a", "s", Subtask.CAMERA_DISTANCE, true));
        assertThatThrownBy(() -> Comparison.of(first, List.of(Items.of("a", "s", Subtask.CAMERA_VECTOR, true))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("question 'a' is not the same in both");
        assertThatThrownBy(() -> Comparison.of(first, List.of(first.getFirst(), first.getFirst())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("occurs twice");
    }
}
