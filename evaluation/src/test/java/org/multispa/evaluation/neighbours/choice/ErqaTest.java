package org.multispa.evaluation.neighbours.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Published;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;

final class ErqaTest {
    private static final String QUESTION = "If the arm moves right, what happens? Choices: A. up. B. down."
            + " Please answer directly with only the letter of the correct option and nothing else.";

    private final Erqa suite = new Erqa();

    @TempDir
    private Path folder;

    private Path published() throws IOException {
        return Published.tfRecord(
                folder.resolve("data/erqa.tfrecord"),
                List.of(
                        Map.of(
                                "question",
                                QUESTION,
                                "answer",
                                "B",
                                "question_type",
                                "Trajectory Reasoning",
                                "image/encoded",
                                List.of(Published.image(1)),
                                "visual_indices",
                                List.of(0)),
                        Map.of(
                                "question", "First: then: Choices: A. x. B. y.",
                                "answer", "A",
                                "question_type", "Multi-view Reasoning",
                                "image/encoded", List.of(Published.image(3), Published.image(2, 300)),
                                "visual_indices", List.of(13, 7))));
    }

    @Test
    void the_published_records_are_read_and_images_stand_where_they_belong() throws IOException {
        published();
        Questions questions = suite.read(folder);
        assertThat(Published.ids(questions)).containsExactly("0", "1");
        Question first = questions.questions().getFirst();
        assertThat(first.text()).isEqualTo("<image>\n" + QUESTION);
        assertThat(Published.images(first)).containsExactly(1);
        Question second = questions.questions().get(1);
        assertThat(second.text()).isEqualTo("First: <image>\nthen: <image>\nChoices: A. x. B. y.");
        assertThat(Published.images(second)).containsExactly(2, 3);
        assertThat(second.pictures().getFirst().bytes()).isEqualTo(Published.image(2, 300));
    }

    @Test
    void accuracy_is_over_all_and_by_type() throws IOException {
        published();
        assertThat(Published.figures(suite, suite.read(folder), Map.of("0", "B", "1", "B")))
                .containsEntry("all", 0.5)
                .containsEntry("type/Trajectory Reasoning", 1.0)
                .containsEntry("type/Multi-view Reasoning", 0.0);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "B | B | the letter",
                "b | B | small",
                " B. | B | with a full stop",
                "(B) | B | in brackets",
                "B. down | - | more than the letter",
                "The answer is B | - | a sentence",
                "'' | - | nothing"
            })
    void nothing_but_the_letter_counts(String reply, String letter, String reason) throws IOException {
        published();
        assertThat(suite.grade(suite.read(folder).questions().getFirst(), reply)
                        .answer()
                        .orElse("-"))
                .as(reason)
                .isEqualTo(letter);
    }

    @Test
    void parquet_and_the_table_of_vlmevalkit_are_read() throws IOException {
        Published.parquet(
                folder.resolve("p/test-00000-of-00001.parquet"),
                "SELECT 'ERQA_1' AS question_id, '" + QUESTION + "' AS question, 'Pointing' AS question_type, ["
                        + Published.sqlImage(4) + ", " + Published.sqlImage(5) + "] AS images, 'B' AS answer,"
                        + " [0, 0] AS visual_indices");
        Question question = suite.read(folder.resolve("p")).questions().getFirst();
        assertThat(question.text()).startsWith("<image>\n<image>\nIf the arm");
        assertThat(Published.images(question)).containsExactly(4, 5);
        Published.tsv(
                folder.resolve("t/ERQA.tsv"),
                List.of("index", "image", "question", "answer", "question_type"),
                List.of(List.of("0", Published.base64(6), "See <image> and answer.", "A", "Pointing")));
        Question row = suite.read(folder.resolve("t")).questions().getFirst();
        assertThat(row.text()).isEqualTo("See <image> and answer.");
        assertThat(Published.images(row)).containsExactly(6);
    }

    @Test
    void positions_count_characters_and_not_their_halves() {
        assertThat(Erqa.laid("😀ab", List.of(), List.of()).text()).isEqualTo("😀ab");
        Question question = new Question(
                "x",
                "x",
                "😀<image>\nab",
                List.of(new Borrowed()),
                new org.multispa.evaluation.neighbours.Gold.YesNo(true),
                new java.util.TreeMap<>());
        assertThat(Erqa.laid("😀ab", question.pictures(), List.of("1")).text()).isEqualTo("😀<image>\nab");
        assertThat(Erqa.laid("ab", question.pictures(), List.of("99")).text()).isEqualTo("ab<image>\n");
        assertThat(Erqa.laid("ab", question.pictures(), List.of("-5")).text()).isEqualTo("<image>\nab");
    }

    private record Borrowed() implements org.multispa.evaluation.neighbours.Picture {
        @Override
        public byte[] bytes() {
            return new byte[0];
        }

        @Override
        public String key() {
            return "";
        }
    }

    @Test
    void records_that_are_cut_or_spoilt_are_refused_with_their_place() throws IOException {
        byte[] whole = Files.readAllBytes(published());
        for (int length : List.of(1, 11, 15, 100, whole.length - 1)) {
            Files.write(folder.resolve("data/erqa.tfrecord"), Arrays.copyOf(whole, length));
            Questions questions;
            try {
                questions = suite.read(folder);
            } catch (DatasetException e) {
                assertThat(e).hasMessageContaining("erqa.tfrecord");
                continue;
            }
            assertThat(questions.setAside()).isNotEmpty();
        }
        byte[] huge = whole.clone();
        Arrays.fill(huge, 0, 7, (byte) 0xFF);
        Files.write(folder.resolve("data/erqa.tfrecord"), huge);
        assertThatThrownBy(() -> suite.read(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("record at byte 0");
    }

    @Test
    void spoilt_bytes_are_read_or_refused_but_never_a_failure() throws IOException {
        byte[] whole = Files.readAllBytes(published());
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            byte[] spoilt = whole.clone();
            spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
            Files.write(folder.resolve("data/erqa.tfrecord"), spoilt);
            try {
                for (Question question : suite.read(folder).questions()) {
                    Published.images(question);
                }
            } catch (DatasetException e) {
                assertThat(e).hasMessageContaining("erqa.tfrecord");
            } catch (IndexOutOfBoundsException e) {
                // an image of fewer bytes than this test looks at
            }
        }
    }
}
