package org.multispa.engine.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Subtask;
import org.multispa.engine.wording.Wording.Composed;
import org.multispa.geometry.SeededHash;

class WordingTest {
    private static final SeededHash KEY = SeededHash.of(7).with("scene0000_00");

    static List<Subtask> subtasks() {
        return List.of(Subtask.values());
    }

    @ParameterizedTest
    @MethodSource("subtasks")
    void composingFillsEverySlotAndTheAnswerCanBeReadBack(Subtask subtask) {
        WordingPack pack = WordingPacks.standard().pack(subtask);
        Map<String, String> slots = Packs.slots(subtask);
        Answer truth = Packs.truth(subtask);
        Set<String> used = new HashSet<>();

        for (int item = 0; item < 2000; item++) {
            Composed composed = Wording.compose(pack, KEY.with(item), slots, truth);

            used.addAll(composed.templateIds());
            if (!pack.still().isEmpty()) {
                used.addAll(Wording.compose(pack, KEY.with(item), slots, Packs.zero(subtask))
                        .templateIds());
            }
            assertThat(composed.question()).doesNotContain("{", "}", "<", "  ");
            assertThat(composed.answer()).doesNotContain("{", "}", "<", "\n");
            assertThat(lastSpan(composed.answer())).isEqualTo(truth.text());
            slots.values().forEach(value -> assertThat(composed.question()).contains(value));
        }
        List<String> all =
                pack.templates().map(template -> pack.prefix() + template.id()).toList();
        assertThat(used).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void theTaskStandsAboveTheQuestion() {
        Composed composed = Wording.compose(Packs.distance(), KEY, Map.of(), Packs.truth(Subtask.CAMERA_DISTANCE));

        assertThat(composed)
                .isEqualTo(new Composed(
                        "Image-1 and Image-2 show one scene. Give the distance in mm, in backticks.\n"
                                + "How far did the camera move?",
                        "It moved `1941` mm.",
                        List.of("en1:t1", "en1:q1", "en1:a1")));
    }

    @Test
    void theSameKeyGivesTheSameTexts() {
        WordingPack pack = Packs.pack(
                Subtask.OBJECT_LENGTH,
                numbered(7, "Task %d."),
                numbered(11, "Is {label} %d?"),
                numbered(13, "%d: `{answer}`"));
        Map<String, String> slots = Map.of("label", "couch");
        Answer truth = Answer.millimetres(1.9412);

        assertThat(List.of(1, 2, 3))
                .extracting(item -> Wording.compose(pack, KEY.with(item), slots, truth))
                .containsExactly(
                        new Composed("Task 1.\nIs couch 2?", "1: `1941`", List.of("en1:t1", "en1:q2", "en1:a1")),
                        new Composed("Task 5.\nIs couch 4?", "12: `1941`", List.of("en1:t5", "en1:q4", "en1:a12")),
                        new Composed("Task 2.\nIs couch 5?", "11: `1941`", List.of("en1:t2", "en1:q5", "en1:a11")));
    }

    @Test
    void templatesAreChosenEvenlyAndIndependently() {
        WordingPack pack = WordingPacks.standard().pack(Subtask.CAMERA_YAW_ANGLE);
        Answer truth = Answer.degrees(31);
        int draws = 60_000;
        Map<String, Integer> counts = new HashMap<>();

        for (int item = 0; item < draws; item++) {
            List<String> ids =
                    Wording.compose(pack, KEY.with(item), Map.of(), truth).templateIds();
            ids.forEach(id -> counts.merge(id, 1, Integer::sum));
            counts.merge(ids.get(0) + ids.get(2), 1, Integer::sum);
        }

        assertEven(counts, pack.prefix(), pack.tasks(), draws);
        assertEven(counts, pack.prefix(), pack.questions(), draws);
        assertEven(counts, pack.prefix(), pack.answers(), draws);
        for (Template task : pack.tasks()) {
            for (Template answer : pack.answers()) {
                double expected =
                        (double) draws / pack.tasks().size() / pack.answers().size();
                String pair = pack.prefix() + task.id() + pack.prefix() + answer.id();
                assertThat(counts.getOrDefault(pair, 0) / expected).isBetween(0.7, 1.3);
            }
        }
    }

    @Test
    void aTruthOfZeroIsAnsweredThatThePointDidNotMove() {
        for (Subtask subtask : List.of(Subtask.MOTION_DISTANCE_DOT_ADT, Subtask.MOTION_VECTOR_COORDINATE_PSTUDIO)) {
            WordingPack pack = WordingPacks.standard().pack(subtask);
            Map<String, String> slots = Packs.slots(subtask);
            Answer zero = Packs.zero(subtask);
            for (int item = 0; item < 200; item++) {
                Composed still = Wording.compose(pack, KEY.with(item), slots, zero);
                Composed moved = Wording.compose(pack, KEY.with(item), slots, Packs.truth(subtask));
                assertThat(still.templateIds().getLast()).startsWith("en1:s");
                assertThat(moved.templateIds().getLast()).startsWith("en1:a");
                assertThat(lastSpan(still.answer())).isEqualTo(zero.text());
                assertThat(still.answer().length()).isGreaterThan(zero.text().length() + 12);
                assertThat(still.question()).isEqualTo(moved.question());
            }
        }
    }

    @Test
    void aVectorThatIsZeroInSomeComponentsOnlyIsAMotion() {
        WordingPack pack = WordingPacks.standard().pack(Subtask.MOTION_VECTOR_DOT_ADT);

        assertThat(Wording.compose(pack, KEY, Map.of(), new Answer.Vector(0, 0, 12))
                        .templateIds()
                        .getLast())
                .startsWith("en1:a");
    }

    @Test
    void aPackWithoutSuchAnswersAnswersZeroAsAnyOtherNumber() {
        assertThat(Wording.compose(Packs.distance(), KEY, Map.of(), Answer.millimetres(0))
                        .answer())
                .isEqualTo("It moved `0` mm.");
    }

    @Test
    void aSlotWithoutAValueIsRefused() {
        WordingPack pack = WordingPacks.standard().pack(Subtask.OBJECT_WIDTH);

        assertThatThrownBy(() -> Wording.compose(pack, KEY, Map.of("x", "3"), Answer.millimetres(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{label}")
                .hasMessageContaining("[x]");
    }

    @Test
    void aSlotValueThatWouldBreakTheTextApartIsRefused() {
        WordingPack pack = WordingPacks.standard().pack(Subtask.OBJECT_WIDTH);

        for (String label : List.of("`9`", "<image>", "tv` ")) {
            assertThatThrownBy(() -> Wording.compose(pack, KEY, Map.of("label", label), Answer.millimetres(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("{label}")
                    .hasMessageContaining(label);
        }
    }

    private static void assertEven(Map<String, Integer> counts, String prefix, List<Template> templates, int draws) {
        double expected = (double) draws / templates.size();
        for (Template template : templates) {
            assertThat(counts.getOrDefault(prefix + template.id(), 0) / expected)
                    .as(template.id())
                    .isBetween(0.9, 1.1);
        }
    }

    private static List<String> numbered(int count, String pattern) {
        return IntStream.rangeClosed(1, count).mapToObj(pattern::formatted).toList();
    }

    private static String lastSpan(String text) {
        int end = text.lastIndexOf('`');
        return text.substring(text.lastIndexOf('`', end - 1) + 1, end);
    }
}
