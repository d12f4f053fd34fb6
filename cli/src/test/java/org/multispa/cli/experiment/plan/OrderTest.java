package org.multispa.cli.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OrderTest {
    private static Step step(StepKind kind, String name, List<String> needs) {
        List<Word> command = new ArrayList<>();
        needs.forEach(need -> command.add(new Word.Made(need, "out")));
        return new Step(kind, name, 1, command, "out", Map.of(), 1);
    }

    @Test
    void any_steps_come_after_those_they_need() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                List<String> needs = new ArrayList<>();
                for (Step before : steps) {
                    if (random.nextInt(4) == 0) {
                        needs.add(before.id());
                    }
                }
                steps.add(
                        step(List.of(StepKind.values()).get(random.nextInt(StepKind.values().length)), "s" + i, needs));
            }
            Collections.shuffle(steps, random);
            List<Step> order = Order.of(steps);
            assertThat(order).containsExactlyInAnyOrderElementsOf(steps);
            List<String> ids = order.stream().map(Step::id).toList();
            for (Step step : order) {
                assertThat(ids.subList(0, ids.indexOf(step.id()))).containsAll(step.needs());
            }
        }
    }

    @Test
    void what_an_evaluation_needs_stands_right_before_it() {
        Step model = step(StepKind.MODEL, "m", List.of());
        Step first = step(StepKind.RUN, "a", List.of("models/m"));
        Step second = step(StepKind.RUN, "b", List.of("models/m"));
        Step ofFirst = step(StepKind.EVALUATION, "a", List.of("runs/a"));
        Step ofSecond = step(StepKind.EVALUATION, "b", List.of("runs/b"));
        Step alone = step(StepKind.RUN, "c", List.of("models/m"));
        assertThat(Order.of(List.of(model, first, second, alone, ofFirst, ofSecond)))
                .containsExactly(model, first, ofFirst, second, ofSecond, alone);
    }
}
