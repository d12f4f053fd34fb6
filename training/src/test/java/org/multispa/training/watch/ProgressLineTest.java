package org.multispa.training.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
    private static StepMetrics step(long step, double loss, double seconds, long bytes) {
        return new StepMetrics(step, 0, loss, 1, 3.98e-5, 8, 1_000, 100, seconds, 0, bytes, 0);
    }

    private static String after(long of, StepMetrics... steps) {
        ProgressLine line = ProgressLine.start(of);
        for (StepMetrics step : steps) {
            line = line.after(step);
        }
        return line.text();
    }

    @Test
    void a_line_tells_where_the_run_stands() {
        assertThat(ProgressLine.start(15_625).text()).isEqualTo("step 0/15,625");
        assertThat(after(15_625, step(1_200, 1.25, 0.5, 16_240_000_000L)))
                .isEqualTo(
                        "step 1,200/15,625  loss 1.2500  rate 3.98e-05  2,000 tokens/s  left 2:00:13  memory 16.2 GB");
    }

    @Test
    void time_left_is_told_in_seconds_to_days() {
        assertThat(after(11, step(1, 1, 0.1, 0))).contains("left 0:01 ");
        assertThat(after(11, step(1, 1, 59, 0))).contains("left 9:50 ");
        assertThat(after(11, step(1, 1, 360, 0))).contains("left 1:00:00 ");
        assertThat(after(11, step(1, 1, 10_000, 0))).contains("left 1d 3:46:40 ");
        assertThat(after(11, step(11, 1, 10_000, 0))).contains("left 0:00 ");
        assertThat(after(11, step(12, 1, 10_000, 0))).contains("left 0:00 ");
    }

    @Test
    void memory_is_told_in_three_digits() {
        long[] bytes = {0, 999, 1_000, 12_345, 999_499, 999_500, 2_000_000_000_000L};
        String[] texts = {"0 B", "999 B", "1.00 kB", "12.3 kB", "999 kB", "1.00 MB", "2.00 TB"};
        for (int i = 0; i < bytes.length; i++) {
            assertThat(after(2, step(1, 1, 1, bytes[i]))).endsWith("memory " + texts[i]);
        }
    }

    @Test
    void loss_and_speed_are_smoothed_and_a_loss_that_is_none_is_shown() {
        assertThat(after(9, step(1, 2, 1, 0), step(2, 1, 1, 0)))
                .contains(String.format("loss %.4f", (2 * 0.95 + 1) / 1.95));
        assertThat(after(9, step(1, 2, 1, 0), step(2, 1, 3, 0)))
                .contains(String.format("%.0f tokens/s", 1_000 * 1.9 / (0.9 + 3)));
        assertThat(after(9, step(1, 2, 1, 0), step(2, Double.NaN, 1, 0))).contains("loss NaN ");
        assertThat(after(9, step(1, 2, 1, 0), step(2, Double.NaN, 1, 0), step(3, 2, 1, 0)))
                .contains("loss 2.0000 ");
        assertThat(after(9, step(1, 2, 0, 0))).contains(" 0 tokens/s  left 0:00");
    }

    @Test
    void a_moving_mean_weighs_values_by_how_lately_they_came() {
        Random random = new Random(3);
        for (double keep : new double[] {0, 0.5, 0.9, 0.99}) {
            double[] values = random.doubles(40).toArray();
            Smoothed mean = Smoothed.over(keep);
            assertThat(mean.value()).isNaN();
            double sum = 0;
            double weight = 0;
            for (int i = 0; i < values.length; i++) {
                mean = mean.with(values[i]).with(Double.NaN).with(Double.NEGATIVE_INFINITY);
                sum = 0;
                weight = 0;
                for (int k = 0; k <= i; k++) {
                    sum += Math.pow(keep, i - k) * values[k];
                    weight += Math.pow(keep, i - k);
                }
                assertThat(mean.value()).isCloseTo(sum / weight, within(1e-12));
            }
        }
        for (double wrong : new double[] {-0.1, 1, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Smoothed.over(wrong));
        }
    }

    @Test
    void the_peak_of_memory_is_that_of_the_system() {
        assertThat(ResidentMemory.peak("Name:\tjava\nVmHWM:\t   12345 kB\nVmRSS:\t 99 kB\n"))
                .isEqualTo(12_345L * 1024);
        for (String other : new String[] {"", "VmHWM: many kB\n", "VmHWM:\t99999999999999999999 kB\n"}) {
            assertThat(ResidentMemory.peak(other)).isGreaterThan(10_000_000);
        }
        long before = ResidentMemory.peak();
        assertThat(before).isGreaterThan(10_000_000);
        assertThat(ResidentMemory.peak()).isGreaterThanOrEqualTo(before / 2);
    }
}
