package org.multispa.model.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multispa.model.testmodels.Plain;

final class TokenChoiceTest {
    private static final float INFINITE = Float.POSITIVE_INFINITY;

    @Test
    void greedy_takes_the_largest_and_the_first_of_equals() {
        Greedy greedy = new Greedy();
        assertThat(greedy.choose(new float[] {1, 3, 2}, 0)).isEqualTo(1);
        assertThat(greedy.choose(new float[] {1, 3, 3, 2, 3}, 7)).isEqualTo(1);
        assertThat(greedy.choose(new float[] {-5, -INFINITE}, 0)).isZero();
        assertThat(greedy.choose(new float[] {-INFINITE, -5}, 0)).isEqualTo(1);
        assertThat(greedy.choose(new float[] {2, INFINITE, INFINITE}, 0)).isEqualTo(1);
        assertThat(greedy.choose(new float[] {0f, -0f}, 0)).isZero();
        assertThat(greedy.choose(new float[] {4}, 0)).isZero();
    }

    @Test
    void greedy_agrees_with_a_sort_of_random_logits() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            float[] logits = Plain.gaussian(random, 1 + random.nextInt(60), 3);
            assertThat(new Greedy().choose(logits, round)).isEqualTo(order(logits)[0]);
        }
    }

    @Test
    void logits_that_are_not_numbers_are_refused_wherever_they_stand() {
        for (int at = 0; at < 5; at++) {
            float[] logits = {1, 9, 3, 4, 5};
            logits[at] = Float.NaN;
            String token = "token " + at;
            for (TokenChoice choice :
                    new TokenChoice[] {new Greedy(), new Sampled(1, 0.9, 1), new Sampled(0.1, 1, 2)}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> choice.choose(logits, 0))
                        .withMessageContaining("not a number")
                        .withMessageContaining(token);
            }
        }
    }

    /// Token ids from the likeliest on, the first of equals first.
    private static Integer[] order(float[] logits) {
        return IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.<Integer, Float>comparing(i -> -logits[i]).thenComparing(i -> i))
                .toArray(Integer[]::new);
    }

    private static double[] softmax(float[] logits, double temperature) {
        double most = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            most = Math.max(most, logit);
        }
        double[] weights = new double[logits.length];
        double total = 0;
        for (int i = 0; i < logits.length; i++) {
            weights[i] = Math.exp((logits[i] - most) / temperature);
            total += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= total;
        }
        return weights;
    }

    /// The fewest tokens that together have a probability, by sorting them all.
    private static Set<Integer> fewest(float[] logits, double temperature, double topP) {
        double[] probabilities = softmax(logits, temperature);
        Set<Integer> kept = new TreeSet<>();
        double sum = 0;
        for (int id : order(logits)) {
            if (sum >= topP) {
                break;
            }
            kept.add(id);
            sum += probabilities[id];
        }
        return kept;
    }

    private static Set<Integer> drawn(float[] logits, double temperature, double topP, int draws) {
        Set<Integer> drawn = new TreeSet<>();
        for (int step = 0; step < draws; step++) {
            drawn.add(new Sampled(temperature, topP, 42).choose(logits, step));
        }
        return drawn;
    }

    @Test
    void top_p_draws_from_exactly_the_fewest_tokens_that_reach_it() {
        Random random = new Random(2);
        for (int round = 0; round < 60; round++) {
            float[] logits = Plain.gaussian(random, 2 + random.nextInt(7), 0.7);
            double topP = 0.05 + 0.9 * random.nextDouble();
            double temperature = 0.8 + random.nextDouble();
            assertThat(drawn(logits, temperature, topP, 1500))
                    .as("round %d, top-p %s of %s", round, topP, Arrays.toString(softmax(logits, temperature)))
                    .isEqualTo(fewest(logits, temperature, topP));
        }
    }

    @Test
    void of_equal_tokens_top_p_keeps_the_first_that_it_needs() {
        assertThat(drawn(new float[] {1, 1, 1, 1, 1, 1, 1, 1}, 1, 0.5, 2000)).containsExactly(0, 1, 2, 3);
        assertThat(drawn(new float[] {0, 2, 2, 2, 0}, 1, 0.5, 2000)).containsExactly(1, 2);
        assertThat(drawn(new float[] {2, 0, 0, 0, 0}, 1, 0.8, 2000)).containsExactly(0, 1, 2);
        Random random = new Random(3);
        for (int round = 0; round < 40; round++) {
            float[] logits = new float[6];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = random.nextInt(2);
            }
            double topP = 0.11 + 0.8 * random.nextDouble();
            assertThat(drawn(logits, 1, topP, 1500)).isEqualTo(fewest(logits, 1, topP));
        }
    }

    @Test
    void a_tiny_top_p_is_greedy_and_one_keeps_everything() {
        Random random = new Random(4);
        for (int round = 0; round < 30; round++) {
            float[] logits = Plain.gaussian(random, 6, 0.5);
            assertThat(drawn(logits, 1, 1e-9, 50)).containsExactly(new Greedy().choose(logits, 0));
            assertThat(drawn(logits, 1, 1, 1500)).containsExactly(0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void a_temperature_near_zero_is_greedy() {
        Random random = new Random(5);
        for (int round = 0; round < 100; round++) {
            float[] logits = Plain.gaussian(random, 40, 1);
            for (double temperature : new double[] {1e-4, 1e-12, Double.MIN_VALUE}) {
                assertThat(new Sampled(temperature, 1, round).choose(logits, round))
                        .isEqualTo(new Greedy().choose(logits, round));
            }
        }
    }

    @Test
    void the_likeliest_is_taken_more_often_the_lower_the_temperature() {
        float[] logits = {0, 1, 0.5f, -1};
        int last = 0;
        for (double temperature : new double[] {100, 2, 1, 0.5, 0.2, 0.05}) {
            int count = 0;
            for (int step = 0; step < 4000; step++) {
                count += new Sampled(temperature, 1, 9).choose(logits, step) == 1 ? 1 : 0;
            }
            assertThat(count).isGreaterThan(last);
            last = count;
        }
        assertThat(last).isGreaterThan(3990);
    }

    @Test
    void frequencies_over_steps_and_over_seeds_are_those_of_the_softmax() {
        Random random = new Random(6);
        int draws = 20_000;
        for (int round = 0; round < 6; round++) {
            float[] logits = Plain.gaussian(random, 12, 1);
            double temperature = 0.5 + random.nextDouble();
            double[] expected = softmax(logits, temperature);
            int[] bySteps = new int[12];
            int[] bySeeds = new int[12];
            for (int i = 0; i < draws; i++) {
                bySteps[new Sampled(temperature, 1, round).choose(logits, i)]++;
                bySeeds[new Sampled(temperature, 1, i).choose(logits, round)]++;
            }
            assertThat(chiSquare(bySteps, expected, draws)).isLessThan(35);
            assertThat(chiSquare(bySeeds, expected, draws)).isLessThan(35);
        }
    }

    /// With 11 degrees of freedom, 35 is passed once in 4,000 times.
    private static double chiSquare(int[] counts, double[] probabilities, int draws) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = probabilities[i] * draws;
            sum += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return sum;
    }

    @Test
    void frequencies_within_top_p_are_in_the_same_proportion() {
        float[] logits = {2, 1, 0, -1, -2};
        int[] counts = new int[5];
        for (int i = 0; i < 30_000; i++) {
            counts[new Sampled(1, 0.8, 5).choose(logits, i)]++;
        }
        assertThat(counts[2] + counts[3] + counts[4]).isZero();
        assertThat((double) counts[0] / counts[1]).isCloseTo(Math.E, within(0.1));
    }

    @Test
    void the_same_seed_draws_the_same_and_another_seed_something_else() {
        float[] logits = new float[50];
        int[] first = IntStream.range(0, 100)
                .map(step -> new Sampled(1, 1, 7).choose(logits, step))
                .toArray();
        int[] again = IntStream.range(0, 100)
                .map(step -> new Sampled(1, 1, 7).choose(logits, step))
                .toArray();
        int[] other = IntStream.range(0, 100)
                .map(step -> new Sampled(1, 1, 8).choose(logits, step))
                .toArray();
        assertThat(again).containsExactly(first);
        long equal = IntStream.range(0, 100).filter(i -> first[i] == other[i]).count();
        assertThat(equal).isLessThan(15);
        assertThat(Arrays.stream(first).distinct().count()).isGreaterThan(30);
    }

    @Test
    void logits_are_left_as_they_were() {
        float[] logits = Plain.gaussian(new Random(8), 30, 1);
        float[] before = logits.clone();
        new Sampled(0.7, 0.6, 1).choose(logits, 3);
        assertThat(logits).containsExactly(before);
    }

    @Test
    void infinite_logits_leave_a_choice() {
        assertThat(drawn(new float[] {1, INFINITE, 2}, 1, 0.9, 50)).containsExactly(1);
        assertThat(drawn(new float[] {1, INFINITE, 2}, 1, 1, 50)).containsExactly(1);
        assertThat(drawn(new float[] {-INFINITE, 0, -INFINITE, 0}, 1, 1, 200)).containsExactly(1, 3);
        assertThat(drawn(new float[] {-INFINITE, 0, -INFINITE, 0}, 1, 0.9, 200)).containsExactly(1, 3);
    }

    @Test
    void temperatures_and_probabilities_out_of_range_are_refused() {
        double nan = Double.NaN;
        for (double[] wrong :
                new double[][] {{0, 1}, {-1, 1}, {101, 1}, {nan, 1}, {1, 0}, {1, -0.1}, {1, 1.1}, {1, nan}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Sampled(wrong[0], wrong[1], 0))
                    .withMessageContaining(String.valueOf(wrong[0]))
                    .withMessageContaining(String.valueOf(wrong[1]));
        }
    }
}
