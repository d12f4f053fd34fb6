package org.multispa.training.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.model.chat.Turn;

final class MarkLessonTest {
    private static Sample sample(String id, Map<Integer, List<Overlay.Dot>> dots) {
        List<Overlay> overlays = new TreeMap<>(dots)
                .entrySet().stream()
                        .map(one -> new Overlay(one.getKey(), one.getValue()))
                        .toList();
        Provenance from = new Provenance(
                "room",
                "room",
                List.of(0, 1),
                List.of(),
                List.of(),
                new TreeMap<>(),
                "bin",
                "strict",
                List.of(),
                overlays);
        return new Sample(
                id,
                List.of(new Sample.Image("room/0.jpg", 80, 40), new Sample.Image("room/1.jpg", 80, 40)),
                List.of(
                        new org.multispa.dataset.Turn(
                                org.multispa.dataset.Turn.Speaker.HUMAN,
                                "Image-1: <image>\nImage-2: <image>\nLook.\nWhich one?"),
                        new org.multispa.dataset.Turn(org.multispa.dataset.Turn.Speaker.GPT, "`B`")),
                Subtask.CORRESPONDENCE_CHOICE,
                "train",
                new Answer.Choice("B"),
                from);
    }

    private static final Map<Integer, List<Overlay.Dot>> CHOICE = Map.of(
            0,
            List.of(new Overlay.Dot(9.99, 5, "")),
            1,
            List.of(
                    new Overlay.Dot(10, 4.99, "A"),
                    new Overlay.Dot(80, 40, "B"),
                    new Overlay.Dot(0, 0, "C"),
                    new Overlay.Dot(41, 21, "D")));

    private static final String ASKED = "Image-1: <image>\nImage-2: <image>\nList the marks ";
    private static final Map<Double, String> CELLS = Map.of(9.99, "10", 10.0, "01", 80.0, "77", 0.0, "00", 41.0, "44");

    private static String listed(Overlay.Dot dot) {
        return (dot.label().isEmpty() ? "o" : dot.label()) + CELLS.get(dot.u());
    }

    @Test
    void what_is_drawn_is_what_the_answer_lists_by_letter_or_from_the_top() throws DatasetException {
        Set<String> labels = new HashSet<>();
        Set<Integer> counts = new HashSet<>();
        Set<Boolean> orders = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            MarkLesson lesson = MarkLesson.of(sample("s" + i, CHOICE));
            boolean byLetter = lesson.turns().getFirst().equals(Turn.user(ASKED + "by letter."));
            if (!byLetter) {
                assertThat(lesson.turns().getFirst()).isEqualTo(Turn.user(ASKED + "from the top."));
            }
            orders.add(byLetter);
            List<String> images = new ArrayList<>();
            for (Optional<Overlay> overlay : lesson.overlays()) {
                List<Overlay.Dot> dots = overlay.orElseThrow().dots();
                dots.forEach(dot -> labels.add(dot.label()));
                List<String> marks = dots.stream().map(MarkLessonTest::listed).toList();
                assertThat(marks).doesNotHaveDuplicates();
                if (byLetter) {
                    assertThat(marks).isSorted();
                } else {
                    assertThat(dots.stream().map(Overlay.Dot::v)).isSorted();
                }
                images.add(String.join(" ", marks));
            }
            counts.add(lesson.overlays().getLast().orElseThrow().dots().size());
            assertThat(lesson.turns().getLast()).isEqualTo(Turn.assistant(String.join(" / ", images)));
        }
        assertThat(labels).containsExactlyInAnyOrder("A", "B", "C", "D", "");
        assertThat(counts).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(orders).hasSize(2);
    }

    @Test
    void the_same_sample_is_the_same_lesson_and_images_without_marks_are_left_out() throws DatasetException {
        Sample second = sample("s", Map.of(0, List.of(), 1, List.of(new Overlay.Dot(80, 40, "A"))));
        MarkLesson lesson = MarkLesson.of(second);
        assertThat(lesson).isEqualTo(MarkLesson.of(second));
        assertThat(lesson.overlays().getFirst()).isEmpty();
        assertThat(lesson.turns().getLast())
                .isIn(Stream.of("A", "B", "C", "D", "o")
                        .map(mark -> Turn.assistant(mark + "77"))
                        .toList());
    }

    @Test
    void a_sample_without_marks_is_no_lesson() {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> MarkLesson.of(sample("s", Map.of())))
                .withMessageContaining("expected marks to list, found none");
    }
}
