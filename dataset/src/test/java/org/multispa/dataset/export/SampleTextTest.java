package org.multispa.dataset.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.RandomSamples;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Samples;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;

final class SampleTextTest {
    private static Sample asking(String question) {
        Sample sample = Samples.of(Subtask.CAMERA_DISTANCE, Answer.millimetres(1.941));
        return new Sample(
                sample.id(),
                sample.images(),
                List.of(new Turn(Turn.Speaker.HUMAN, question), new Turn(Turn.Speaker.GPT, "`1941`")),
                sample.subtask(),
                sample.split(),
                sample.truth(),
                sample.provenance());
    }

    @Test
    void a_benchmarks_question_gets_its_answer() {
        Sample sample = asking("Image-1: <image>\nImage-2: <image>\nHow far?");
        assertThat(SampleText.answered(sample)).isEqualTo(sample.conversations());
        assertThat(SampleText.answered(sample.asBenchmark()))
                .containsExactly(sample.conversations().getFirst(), new Turn(Turn.Speaker.GPT, "`1941`"));
    }

    @Test
    void placeholders_must_match_the_images() {
        assertThat(SampleText.problem(asking("<image><image>?"))).isEmpty();
        assertThat(SampleText.problem(asking("<image>?")))
                .contains("expected as many <image> as images, found 1 and 2");
        assertThat(SampleText.problem(asking("<image><image><image>"))).isPresent();
    }

    @Test
    void an_answer_may_not_ask_for_an_image() {
        Sample sample = asking("<image><image>?");
        Sample told = new Sample(
                sample.id(),
                sample.images(),
                List.of(sample.conversations().getFirst(), new Turn(Turn.Speaker.GPT, "<image> `1941`")),
                sample.subtask(),
                sample.split(),
                sample.truth(),
                sample.provenance());
        assertThat(SampleText.problem(told)).contains("an answer holds <image>");
    }

    @Test
    void every_subtask_has_a_unit_or_empty_text() {
        RandomSamples random = new RandomSamples(3);
        for (Subtask subtask : Subtask.values()) {
            assertThat(SampleText.unit(random.next(subtask)))
                    .as(subtask.id())
                    .isEqualTo(
                            switch (subtask.answerKind()) {
                                case SCALAR -> subtask.id().endsWith("-angle") ? "deg" : "mm";
                                case VECTOR -> "mm";
                                case CHOICE, DIRECTION, PIXEL, MOTION -> "";
                            });
        }
    }
}
