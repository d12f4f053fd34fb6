package org.multispa.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleTest {
    @Test
    void the_rate_rises_in_a_line_and_falls_along_half_a_cosine() {
        Schedule schedule = new Schedule(2, 4, 24);
        assertThat(schedule.rate(0)).isZero();
        assertThat(schedule.rate(1)).isCloseTo(0.5, within(1e-12));
        assertThat(schedule.rate(3)).isCloseTo(1.5, within(1e-12));
        assertThat(schedule.rate(4)).isEqualTo(2);
        assertThat(schedule.rate(9)).isCloseTo(1 + Math.sqrt(0.5), within(1e-12));
        assertThat(schedule.rate(14)).isCloseTo(1, within(1e-12));
        assertThat(schedule.rate(24)).isCloseTo(0, within(1e-12));
        assertThat(schedule.rate(1000)).isCloseTo(0, within(1e-12));
        for (int step = 4; step < 24; step++) {
            assertThat(schedule.rate(step + 1)).isLessThan(schedule.rate(step));
        }
    }

    @Test
    void without_a_warm_up_the_first_step_has_the_highest_rate() {
        assertThat(new Schedule(3, 0, 10).rate(0)).isEqualTo(3);
        assertThat(new Schedule(3, 0, 1).rate(0)).isEqualTo(3);
    }

    @Test
    void a_run_may_be_warm_up_alone() {
        Schedule schedule = new Schedule(3, 3, 3);
        assertThat(schedule.rate(2)).isCloseTo(2, within(1e-12));
        assertThat(schedule.rate(3)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "NaN, 0, 1", "Infinity, 0, 1", "-1, 0, 1", "1, -1, 1", "1, 0, 0", "1, 3, 2"})
    void what_makes_no_schedule_is_refused(double peak, long warmup, long steps) {
        assertThatThrownBy(() -> new Schedule(peak, warmup, steps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found");
    }
}
