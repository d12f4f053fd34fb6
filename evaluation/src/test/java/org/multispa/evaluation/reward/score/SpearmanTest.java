package org.multispa.evaluation.reward.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SpearmanTest {
    private static double of(double[] truth, double[] predicted) {
        return Spearman.of(truth, predicted).orElseThrow();
    }

    @Test
    void ties_share_the_mean_of_their_ranks() {
        assertThat(Spearman.ranks(new double[] {10, 20, 20, 5})).containsExactly(2, 3.5, 3.5, 1);
        assertThat(Spearman.ranks(new double[] {7, 7, 7})).containsExactly(2, 2, 2);
        assertThat(Spearman.ranks(new double[] {0.0, -0.0, 1})).containsExactly(1.5, 1.5, 3);
        assertThat(Spearman.ranks(new double[0])).isEmpty();
    }

    @Test
    void correlations_worked_by_hand() {
        // no ties: 1 − 6·(0+1+1+0)/(4·15) = 0.8
        assertThat(of(new double[] {1, 2, 3, 4}, new double[] {10, 30, 20, 40})).isCloseTo(0.8, within(1e-12));
        // reversed
        assertThat(of(new double[] {1, 2, 3}, new double[] {9, 5, 1})).isCloseTo(-1, within(1e-12));
        // ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / √(4.5 · 5) = 0.9486832981
        assertThat(of(new double[] {0, 5, 5, 9}, new double[] {0, 1, 2, 3}))
                .isCloseTo(0.9486832980505138, within(1e-12));
        // ranks 1.5, 1.5, 3, 4 against 2, 1, 3.5, 3.5: deviations −1, −1, .5, 1.5 and −.5, −1.5, 1, 1
        // give (0.5 + 1.5 + 0.5 + 1.5) / √(4.5 · 4.5) = 4 / 4.5
        assertThat(of(new double[] {3, 3, 8, 9}, new double[] {2, 1, 7, 7})).isCloseTo(4 / 4.5, within(1e-12));
    }

    @Test
    void what_has_no_order_has_no_correlation() {
        assertThat(Spearman.of(new double[] {4, 4, 4}, new double[] {1, 2, 3})).isEmpty();
        assertThat(Spearman.of(new double[] {4}, new double[] {1})).isEmpty();
        assertThat(Spearman.of(new double[0], new double[0])).isEmpty();
        assertThat(of(new double[] {1, 2}, new double[] {5, 5})).isZero();
        assertThatThrownBy(() -> Spearman.of(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void only_the_order_counts() {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            int n = 3 + random.nextInt(20);
            double[] truth = random.ints(n, 0, 6).asDoubleStream().toArray();
            double[] said = random.ints(n, 0, 6).asDoubleStream().toArray();
            truth[0] = 100;
            double[] cubes = said.clone();
            for (int i = 0; i < n; i++) {
                cubes[i] = Math.pow(said[i], 3) + 7;
            }
            assertThat(of(truth, cubes))
                    .isCloseTo(of(truth, said), within(1e-12))
                    .isBetween(-1.0, 1.0);
            assertThat(of(truth, truth)).isCloseTo(1, within(1e-12));
        }
    }
}
