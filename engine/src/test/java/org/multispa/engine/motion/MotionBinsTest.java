package org.multispa.engine.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MotionBinsTest {
    @Test
    void aBinIsNamedByItsLowerEdge() {
        assertThat(List.of(0.01, 0.019, 0.02, 0.0499, 0.05, 0.1, 0.3, 0.5, 1.0, 4.9, 5.0, 10.0, 1e6))
                .map(MotionBins::moved)
                .containsExactly(
                        "moved-00.01",
                        "moved-00.01",
                        "moved-00.02",
                        "moved-00.02",
                        "moved-00.05",
                        "moved-00.10",
                        "moved-00.20",
                        "moved-00.50",
                        "moved-01.00",
                        "moved-02.00",
                        "moved-05.00",
                        "moved-10.00",
                        "moved-10.00");
    }

    @Test
    void binsSortInTheOrderOfTheirDistances() {
        Random random = new Random(1);
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < 1000; i++) {
            double a = Math.exp(6 * random.nextDouble() - 4);
            double b = a * (1 + random.nextDouble());
            names.add(MotionBins.moved(a));
            assertThat(MotionBins.moved(a).compareTo(MotionBins.moved(b))).isNotPositive();
        }
        assertThat(names).hasSize(9).doesNotContain(MotionBins.STILL);
    }
}
