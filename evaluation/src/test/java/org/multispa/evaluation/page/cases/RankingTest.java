package org.multispa.evaluation.page.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.extract.Rung;
import org.multispa.evaluation.score.ErrorSize;
import org.multispa.evaluation.score.Items;
import org.multispa.evaluation.score.Outcome;
import org.multispa.evaluation.score.Scored;

final class RankingTest {
    private static Scored off(String id, Subtask subtask, double absolute, OptionalDouble relative) {
        Answer truth = new Answer.Scalar(100, subtask.unit().orElseThrow());
        return new Scored(
                id,
                "scene",
                subtask,
                Outcome.ANSWERED,
                Optional.of(Rung.LAST),
                truth,
                Optional.of(truth),
                false,
                Optional.of(new ErrorSize(absolute, relative)),
                Map.of());
    }

    private static List<String> ids(List<Scored> items) {
        return items.stream().map(Scored::id).toList();
    }

    @Test
    void larger_errors_come_first_then_what_has_no_size_then_what_has_no_answer() {
        List<Scored> items = new ArrayList<>(List.of(
                Items.missing("missing", "s", Subtask.CAMERA_DISTANCE, Outcome.MISSING),
                Items.missing("unreadable", "s", Subtask.CAMERA_DISTANCE, Outcome.UNREADABLE),
                Items.missing("declined", "s", Subtask.CAMERA_DISTANCE, Outcome.ABSTAINED),
                Items.of("letter", "s", Subtask.CORRESPONDENCE_CHOICE, false),
                off("half", Subtask.CAMERA_DISTANCE, 50, OptionalDouble.of(0.5)),
                off("twice", Subtask.OBJECT_HEIGHT, 20, OptionalDouble.of(2)),
                off("of nothing", Subtask.OBJECT_HEIGHT, 1, OptionalDouble.empty())));
        Collections.shuffle(items, new Random(3));
        assertThat(ids(Ranking.spread(items, Scored::outcome, 100)))
                .containsExactly("of nothing", "twice", "half", "letter", "declined", "unreadable", "missing");
    }

    @Test
    void every_subtask_and_outcome_is_served_before_any_has_its_second() {
        List<Scored> items = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            items.add(off("far-" + i, Subtask.CAMERA_DISTANCE, 900 + i, OptionalDouble.of(9 + i)));
        }
        items.add(off("near", Subtask.OBJECT_HEIGHT, 1, OptionalDouble.of(0.21)));
        items.add(Items.missing("declined", "s", Subtask.CAMERA_VECTOR, Outcome.ABSTAINED));
        assertThat(ids(Ranking.spread(items, Scored::outcome, 4)))
                .containsExactly("far-49", "far-48", "near", "declined");
        assertThat(Ranking.spread(items, Scored::outcome, 0)).isEmpty();
        assertThat(Ranking.spread(List.of(), Scored::outcome, 5)).isEmpty();
    }

    @Test
    void the_choice_does_not_depend_on_the_order_of_the_items() {
        List<Scored> items = new ArrayList<>(Items.random(5, 8, 3, 0.0));
        List<String> chosen = ids(Ranking.spread(items, Scored::outcome, 60));
        assertThat(chosen).hasSize(60).doesNotHaveDuplicates();
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(items, new Random(seed));
            assertThat(ids(Ranking.spread(items, Scored::outcome, 60))).isEqualTo(chosen);
        }
    }
}
