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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.model.chat.Part;
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

    private static final String ASKED = "Image-1: <image>\nImage-2: <image>\n";
    private static final Map<Double, String> CELLS = Map.of(9.99, "10", 10.0, "01", 80.0, "77", 0.0, "00", 41.0, "44");

    private static String said(Turn turn) {
        return turn.parts().getFirst() instanceof Part.Text text ? text.text() : "";
    }

    private static String listed(Overlay.Dot dot) {
        return "`" + (dot.label().isEmpty() ? "o" : dot.label()) + "`" + CELLS.get(dot.u());
    }

    @Test
    void what_is_drawn_is_what_the_answer_lists_by_letter() throws DatasetException {
        Set<String> labels = new HashSet<>();
        Set<Integer> counts = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            MarkLesson lesson = MarkLesson.marks(sample("s" + i, CHOICE));
            assertThat(lesson.turns().getFirst()).isEqualTo(Turn.user(ASKED + "By letter: all marks."));
            List<String> images = new ArrayList<>();
            for (Optional<Overlay> overlay : lesson.overlays()) {
                List<Overlay.Dot> dots = overlay.orElseThrow().dots();
                dots.forEach(dot -> labels.add(dot.label()));
                images.add(dots.stream().map(MarkLessonTest::listed).sorted().collect(Collectors.joining(" ")));
            }
            counts.add(lesson.overlays().getLast().orElseThrow().dots().size());
            assertThat(lesson.turns().getLast()).isEqualTo(Turn.assistant(String.join(" / ", images)));
        }
        assertThat(labels).containsExactlyInAnyOrder("A", "B", "C", "D", "");
        assertThat(counts).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    /// The dot of the last image whose letter is the answer.
    private static Overlay.Dot chosen(MarkLesson lesson) {
        String answer = said(lesson.turns().getLast());
        return lesson.overlays().getLast().orElseThrow().dots().stream()
                .filter(dot -> answer.equals("`" + dot.label() + "`"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void of_one_image_the_topmost_mark_is_asked_for() throws DatasetException {
        Set<String> letters = new HashSet<>();
        Map<Integer, List<Overlay.Dot>> three =
                Map.of(1, CHOICE.getOrDefault(1, List.of()).subList(0, 3));
        for (int i = 0; i < 100; i++) {
            MarkLesson lesson = MarkLesson.places(sample("s" + i, three));
            assertThat(said(lesson.turns().getFirst())).isEqualTo(ASKED + "From the top: A, B or C?");
            assertThat(lesson.overlays().getFirst()).isEmpty();
            assertThat(lesson.overlays().getLast().orElseThrow().dots())
                    .extracting(Overlay.Dot::label)
                    .containsExactlyInAnyOrder("A", "B", "C");
            assertThat(chosen(lesson).v()).isZero();
            letters.add(chosen(lesson).label());
        }
        assertThat(letters).containsExactlyInAnyOrder("A", "B", "C");
    }

    @Test
    void of_two_images_the_mark_at_the_height_of_the_first_ones_dot_is_asked_for() throws DatasetException {
        Set<String> letters = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            MarkLesson lesson = MarkLesson.places(sample("s" + i, CHOICE));
            assertThat(said(lesson.turns().getFirst())).isEqualTo(ASKED + "From the dot's height: A, B, C or D?");
            assertThat(lesson.overlays().getFirst().orElseThrow().dots()).containsExactly(new Overlay.Dot(9.99, 5, ""));
            assertThat(chosen(lesson).v()).isEqualTo(4.99);
            letters.add(chosen(lesson).label());
        }
        assertThat(letters).containsExactlyInAnyOrder("A", "B", "C", "D");
    }

    @Test
    void where_no_mark_is_clearly_the_one_they_are_listed() throws DatasetException {
        Map<Integer, List<Overlay.Dot>> close =
                Map.of(0, List.of(new Overlay.Dot(9.99, 20, "A"), new Overlay.Dot(10, 21, "B")));
        Map<Integer, List<Overlay.Dot>> alone = Map.of(0, List.of(new Overlay.Dot(9.99, 20, "A")));
        for (Map<Integer, List<Overlay.Dot>> dots : List.of(close, alone)) {
            assertThat(MarkLesson.places(sample("s", dots))).isEqualTo(MarkLesson.marks(sample("s", dots)));
        }
    }

    @Test
    void the_same_sample_is_the_same_lesson_and_images_without_marks_are_left_out() throws DatasetException {
        Sample second = sample("s", Map.of(0, List.of(), 1, List.of(new Overlay.Dot(80, 40, "A"))));
        MarkLesson lesson = MarkLesson.marks(second);
        assertThat(lesson).isEqualTo(MarkLesson.marks(second));
        assertThat(lesson.overlays().getFirst()).isEmpty();
        assertThat(lesson.turns().getLast())
                .isIn(Stream.of("A", "B", "C", "D", "o")
                        .map(mark -> Turn.assistant("`" + mark + "`77"))
                        .toList());
    }

    @Test
    void a_sample_without_marks_is_no_lesson() {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> MarkLesson.marks(sample("s", Map.of())))
                .withMessageContaining("expected marks on an image, found none");
    }
}
