package org.multispa.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.multispa.cli.experiment.plan.Step;
import org.multispa.cli.experiment.plan.StepKind;

final class TimeLeftTest {
    private static Step step(StepKind kind, double size) {
        return new Step(kind, "n", 1, List.of(), "out", Map.of(), size);
    }

    @Test
    void nothing_is_guessed_before_anything_is_known() {
        assertThat(new TimeLeft().text(List.of(step(StepKind.RUN, 1)), 3)).isEmpty();
        assertThat(new TimeLeft().text(List.of(), 0)).isEqualTo("left about 0:00");
    }

    @Test
    void steps_take_time_by_their_size() {
        TimeLeft left = new TimeLeft();
        left.learn(step(StepKind.RUN, 10), 60);
        left.learn(step(StepKind.RUN, 30), 180);
        assertThat(left.text(List.of(step(StepKind.RUN, 20)), 0)).isEqualTo("left about 2:00");
        assertThat(left.text(List.of(step(StepKind.RUN, 20), step(StepKind.RUN, 600)), 30))
                .isEqualTo("left about 1:01:30");
        assertThat(left.text(List.of(step(StepKind.RUN, 20)), 500)).isEqualTo("left about 0:00");
    }

    @Test
    void what_is_not_known_makes_it_at_least() {
        TimeLeft left = new TimeLeft();
        left.learn(step(StepKind.DATA, 1), 5);
        assertThat(left.text(List.of(step(StepKind.DATA, 2), step(StepKind.EVALUATION, 1)), 0))
                .isEqualTo("left at least 0:10");
    }
}
