package org.multispa.evaluation.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Grading;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.Samples;
import org.multispa.evaluation.extract.Extraction.Found;
import org.multispa.evaluation.extract.Extraction.Reason;
import org.multispa.evaluation.extract.Extraction.Refused;
import org.multispa.evaluation.extract.Extraction.Unreadable;

final class ExtractorTest {
    @Test
    void reads_and_grades_every_answer_of_the_hand_worked_table() {
        List<HandWorked> table = HandWorked.table();
        assertThat(table).hasSizeGreaterThanOrEqualTo(300);
        SoftAssertions all = new SoftAssertions();
        for (HandWorked row : table) {
            Extraction extraction = Extractor.extract(row.sample(), row.text());
            all.assertThat(shown(extraction)).as(row.toString()).isEqualTo(row.extraction() + " on " + row.rung());
            boolean correct = extraction instanceof Found found && Grading.isCorrect(row.sample(), found.answer());
            all.assertThat(correct).as(row + " (correct)").isEqualTo(row.correct());
        }
        all.assertAll();
    }

    @Test
    void the_table_covers_every_rung_and_every_form_of_answer_right_and_wrong() {
        List<HandWorked> table = HandWorked.table();
        Set<String> rungs = table.stream().map(HandWorked::rung).collect(Collectors.toSet());
        for (Rung rung : Rung.values()) {
            assertThat(rungs.contains(rung.key())).as(rung.key()).isEqualTo(rung != Rung.REWRITE);
        }
        for (Subtask.AnswerKind kind : Subtask.AnswerKind.values()) {
            assertThat(table.stream().filter(row -> row.subtask().answerKind() == kind))
                    .as(kind.key())
                    .anyMatch(HandWorked::correct)
                    .anyMatch(row -> !row.correct());
        }
        assertThat(table.stream().map(HandWorked::id)).doesNotHaveDuplicates();
        assertThat(table).allMatch(row -> !row.reason().isBlank());
    }

    private static String shown(Extraction extraction) {
        return switch (extraction) {
            case Found found -> found.answer().text() + " on " + found.rung().key();
            case Refused _ -> "refused on -";
            case Unreadable unreadable -> "unreadable:" + unreadable.reason().key() + " on -";
        };
    }

    @Test
    void what_a_training_answer_holds_is_read_back_for_every_form() {
        Random random = new Random(1);
        List<Subtask> subtasks = List.of(Subtask.values());
        for (int i = 0; i < 2000; i++) {
            Subtask subtask = subtasks.get(i % subtasks.size());
            Sample sample = Samples.of(subtask, RandomAnswers.of(subtask, random));
            Answer said = RandomAnswers.of(subtask, random);
            assertThat(Extractor.extract(sample, "Looking at the images, I find `" + said.text() + "` there."))
                    .isEqualTo(new Found(said, Rung.BACKTICKS));
            assertThat(Extractor.extract(sample, said.text())).isEqualTo(new Found(said, Rung.BARE));
        }
    }

    @Test
    void a_length_is_the_same_in_every_unit_that_can_write_it() {
        Random random = new Random(2);
        Sample sample = Samples.of(Subtask.CAMERA_DISTANCE, new Answer.Scalar(1000, Answer.Unit.MILLIMETRE));
        for (int i = 0; i < 500; i++) {
            long value = random.nextLong(1, 99_999);
            for (String text : List.of(
                    value + " mm",
                    String.format(Locale.ROOT, "%,d mm", value),
                    BigDecimal.valueOf(value, 1) + " cm",
                    BigDecimal.valueOf(value, 3) + " m",
                    "It is " + BigDecimal.valueOf(value, 3) + " metres, I think.")) {
                assertThat(Extractor.extract(sample, text))
                        .as(text)
                        .isEqualTo(new Found(new Answer.Scalar(value, Answer.Unit.MILLIMETRE), Rung.STATED));
            }
        }
    }

    @Test
    void a_vector_is_the_same_in_all_brackets_and_with_labels() {
        Random random = new Random(3);
        Sample sample = Samples.of(Subtask.CAMERA_VECTOR, new Answer.Vector(1, 2, 3));
        for (int i = 0; i < 300; i++) {
            long x = random.nextLong(-5000, 5000);
            long y = random.nextLong(-5000, 5000);
            long z = random.nextLong(-5000, 5000);
            for (String form : List.of(
                    "(%d, %d, %d)",
                    "{%d;%d;%d}",
                    "<%d %d %d>",
                    "【%d，%d，%d】",
                    "[ %d, %d, %d ] mm",
                    "x=%d, y=%d, z=%d",
                    "X: %d mm\nY: %d mm\nZ: %d mm")) {
                String text = String.format(Locale.ROOT, form, x, y, z);
                assertThat(Extractor.extract(sample, text))
                        .as(text)
                        .isEqualTo(new Found(new Answer.Vector(x, y, z), Rung.STATED));
            }
        }
    }

    @Test
    void random_texts_are_read_without_failing() {
        Random random = new Random(4);
        String signs = "`[](){}<>,.;:-+*/\\^°%'\" \n\tAaBbxyzmMcdeE0123456789−–×²左上毫米١٢​é";
        List<Sample> samples = new ArrayList<>();
        for (Subtask subtask : Subtask.values()) {
            samples.add(Samples.of(subtask, RandomAnswers.of(subtask, random)));
        }
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int c = 0; c < length; c++) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            Extraction extraction = Extractor.extract(samples.get(i % samples.size()), text.toString());
            if (extraction instanceof Found answer) {
                found++;
                assertThat(samples.get(i % samples.size()).subtask().accepts(answer.answer()))
                        .isTrue();
            }
        }
        assertThat(found).isBetween(1000, 19_000);
    }

    @Test
    void of_a_text_that_is_too_long_the_end_is_read() {
        Sample sample = Samples.of(Subtask.CAMERA_DISTANCE, new Answer.Scalar(1941, Answer.Unit.MILLIMETRE));
        String filler = "x".repeat(2 * Extractor.LONGEST);
        assertThat(Extractor.extract(sample, "`5` " + filler)).isEqualTo(new Unreadable(Reason.NO_ANSWER));
        assertThat(Extractor.extract(sample, "`5` " + filler + " `7`"))
                .isEqualTo(new Found(new Answer.Scalar(7, Answer.Unit.MILLIMETRE), Rung.BACKTICKS));
    }
}
