package org.multispa.training.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.model.chat.Turn;

final class MarkListTest {
    private static Sample sample(Map<Integer, List<Overlay.Dot>> dots) {
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
                "s",
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

    @Test
    void marks_stand_with_row_and_column_image_by_image() throws DatasetException {
        Sample both = sample(Map.of(
                0, List.of(new Overlay.Dot(9.99, 5, "")),
                1, List.of(new Overlay.Dot(10, 4.99, "A"), new Overlay.Dot(79.9, 39.9, "B"))));
        assertThat(MarkList.turns(both))
                .containsExactly(
                        Turn.user("Image-1: <image>\nImage-2: <image>\nList the marks."),
                        Turn.assistant("o10 / A01 B77"));
    }

    @Test
    void images_without_marks_are_left_out_and_dots_on_the_border_lie_within() throws DatasetException {
        Sample second =
                sample(Map.of(0, List.of(), 1, List.of(new Overlay.Dot(80, 40, "A"), new Overlay.Dot(0, 0, "B"))));
        assertThat(MarkList.turns(second).getLast()).isEqualTo(Turn.assistant("A77 B00"));
    }

    @Test
    void a_sample_without_marks_is_no_lesson() {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> MarkList.turns(sample(Map.of())))
                .withMessageContaining("expected marks to list, found none");
    }
}
