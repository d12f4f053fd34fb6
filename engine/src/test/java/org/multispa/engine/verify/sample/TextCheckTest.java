package org.multispa.engine.verify.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.engine.verify.facts.Facts;
import org.multispa.engine.verify.facts.Quantity;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Fault;

final class TextCheckTest {
    private static Sample sample(int images, String human, String reply) {
        List<Sample.Image> shown = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            shown.add(new Sample.Image("s/" + i + ".jpg", 100, 100));
        }
        List<Turn> turns = new ArrayList<>(List.of(new Turn(Turn.Speaker.HUMAN, human)));
        if (!reply.isEmpty()) {
            turns.add(new Turn(Turn.Speaker.GPT, reply));
        }
        return new Sample(
                "id",
                shown,
                turns,
                Subtask.CAMERA_DISTANCE,
                "train",
                new Answer.Scalar(372, Answer.Unit.MILLIMETRE),
                new Provenance(
                        "s",
                        "s",
                        List.of(0, 1),
                        List.of(),
                        List.of(),
                        new TreeMap<>(Map.of()),
                        "b",
                        "p",
                        List.of(),
                        List.of()));
    }

    private static List<Cause> causes(List<Fault> faults) {
        return faults.stream().map(Fault::cause).toList();
    }

    private static Facts.Named pixel(double x, double y) {
        return new Facts.Named(
                new Quantity(Quantity.Form.FLOORED, x + 0.5), new Quantity(Quantity.Form.FLOORED, y + 0.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|<image>_How far?",
                "2|Image-1: <image>_Image-2: <image>_How far?",
                "3|Image-1: <image>_Image-2: <image>_Image-3: <image>_How far?"
            })
    void placeholders_go_by_the_number_of_images(int images, String text) {
        Sample good = sample(images, text.replace('_', '\n'), "`372` mm");
        assertThat(TextCheck.of(good)).isEmpty();
        assertThat(causes(TextCheck.of(sample(images + 1, text.replace('_', '\n'), "`372` mm"))))
                .containsExactly(Cause.WORDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"`373` mm", "372 mm", "`372 mm`", "`372`, or rather `400`", "no idea"})
    void a_reply_without_the_answer_is_told(String reply) {
        assertThat(causes(TextCheck.of(sample(1, "<image>\n?", reply)))).containsExactly(Cause.TEXT);
    }

    @Test
    void a_benchmark_has_no_reply_to_look_at() {
        assertThat(TextCheck.of(sample(1, "<image>\n?", ""))).isEmpty();
    }

    @Test
    void a_slot_that_was_not_filled_is_told() {
        assertThat(causes(TextCheck.of(sample(1, "<image>\nthe {label}?", "`372`"))))
                .containsExactly(Cause.WORDING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|Look at (12, 345).",
                "true|x = 12 and y = 345",
                "true|12 345",
                "true|between 1 and 12, 345 and on",
                "false|Look at (345, 12).",
                "false|Look at (112, 345).",
                "false|Look at (12, 3456).",
                "false|12 and, after a great many words that part the two of them, 345",
                "false|12",
                "false|123456789012345678901234567890, 345"
            })
    void a_pixel_is_named_by_its_two_numbers_one_behind_the_other(boolean named, String question) {
        Sample sample = sample(1, "<image>\nCoordinates lie in 0 to 999.\n" + question, "`372`");
        assertThat(TextCheck.named(sample, List.of(pixel(12, 345))).isEmpty()).isEqualTo(named);
    }

    @Test
    void a_task_does_not_name_a_pixel() {
        Sample sample = sample(1, "<image>\nAn example is (12, 345).\nWhere?", "`372`");
        assertThat(causes(TextCheck.named(sample, List.of(pixel(12, 345))))).containsExactly(Cause.WORDING);
    }

    @ParameterizedTest
    @CsvSource({
        "true,How tall is the table?",
        "true,Tell how tall the table and the coffee table are.",
        "false,How tall is the coffee table?",
        "false,How tall is the tablet?",
        "false,How tall is the vegetable?",
        "false,How tall is the chair?"
    })
    void a_label_is_named_as_a_whole_word_and_not_as_part_of_a_longer_label(boolean named, String question) {
        Sample sample = sample(1, "<image>\nAbout the table.\n" + question, "`372`");
        List<Fault> faults = TextCheck.label(sample, "table", List.of("chair", "table", "coffee table"));
        assertThat(faults.isEmpty()).isEqualTo(named);
        assertThat(causes(faults)).doesNotContain(Cause.WORDING);
    }
}
