package org.multispa.dataset.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {
    /// The table of any textbook: value, degrees of freedom, probability above.
    private static final double[][] CHI_SQUARE = {
        {3.841459, 1, 0.05},
        {6.634897, 1, 0.01},
        {5.991465, 2, 0.05},
        {7.814728, 3, 0.05},
        {16.918978, 9, 0.05},
        {2.087901, 9, 0.99},
        {43.772972, 30, 0.05},
        {124.342113, 100, 0.05},
        {70.064895, 100, 0.99}
    };

    @Test
    void theTailOfChiSquareAgreesWithTheTables() {
        for (double[] row : CHI_SQUARE) {
            assertThat(Statistics.chiSquareTail(row[0], (int) row[1])).isCloseTo(row[2], within(1e-6));
        }
    }

    @Test
    void withTwoDegreesOfFreedomTheTailIsAnExponential() {
        for (double x = 0.01; x < 1000; x *= 1.3) {
            double expected = Math.exp(-x / 2);
            assertThat(Statistics.chiSquareTail(x, 2)).isCloseTo(expected, within(1e-12 + 1e-9 * expected));
        }
    }

    @Test
    void theTailFallsFromOneToZero() {
        for (int freedom : new int[] {1, 2, 3, 8, 25, 400}) {
            double before = 1;
            assertThat(Statistics.chiSquareTail(0, freedom)).isEqualTo(1);
            for (double x = 0.1; x < 5000; x *= 1.5) {
                double tail = Statistics.chiSquareTail(x, freedom);
                assertThat(tail).isBetween(0.0, before + 1e-12);
                before = tail;
            }
            assertThat(before).isLessThan(1e-9);
        }
        assertThat(Statistics.chiSquareTail(3, 0)).isEqualTo(1);
    }

    @Test
    void quantilesOfTheNormalDistribution() {
        assertThat(Statistics.zOfTail(0.025)).isCloseTo(Statistics.Z95, within(1e-8));
        assertThat(Statistics.zOfTail(0.05)).isCloseTo(1.6448536, within(1e-6));
        assertThat(Statistics.zOfTail(1e-6)).isCloseTo(4.7534243, within(1e-6));
    }

    @Test
    void wilsonsIntervalOfKnownCases() {
        assertInterval(5, 10, 0.236593, 0.763407);
        assertInterval(0, 10, 0, 0.277533);
        assertInterval(10, 10, 0.722467, 1);
        assertInterval(81, 263, 0.255289, 0.366193);
        assertThat(Statistics.wilson(0, 0, 2)).isEqualTo(new Statistics.Interval(0, 1));
    }

    private static void assertInterval(long right, long asked, double low, double high) {
        Statistics.Interval interval = Statistics.wilson(right, asked, Statistics.Z95);
        assertThat(interval.low()).isCloseTo(low, within(2e-5));
        assertThat(interval.high()).isCloseTo(high, within(2e-5));
    }
}
