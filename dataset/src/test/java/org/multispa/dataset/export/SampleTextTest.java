package org.multispa.dataset.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
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
    void a_plain_question_has_no_trace_of_placeholders() {
        assertThat(SampleText.plainQuestion(asking("Image-1: <image>\nImage-2: <image>\nHow far?")))
                .isEqualTo("How far?");
        assertThat(SampleText.plainQuestion(asking("<image>\n<image>\nHow far?")))
                .isEqualTo("How far?");
        assertThat(SampleText.plainQuestion(asking("How far?\n<image>\nImage-2: <image>")))
                .isEqualTo("How far?");
        assertThat(SampleText.plainQuestion(asking("From <image> to <image>: how far?")))
                .isEqualTo("From  to : how far?");
        assertThat(SampleText.plainQuestion(asking("Image-1: <image>\nImage-2: <image>\nFrom Image-1: how far?")))
                .isEqualTo("From Image-1: how far?");
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
}
