package org.multispa.evaluation.neighbours.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Gold;
import org.multispa.evaluation.neighbours.Grade;
import org.multispa.evaluation.neighbours.Published;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;

final class BlinkTest {
    private final Blink blink = new Blink();

    @TempDir
    private Path folder;

    private static String row(String task, int number, String answer, int images) {
        return "SELECT 'val_" + task + "_" + number + "' AS idx, 'Which point?' AS question, '" + task
                + "' AS sub_task, " + Published.sqlImage(number) + " AS image_1, "
                + (images > 1 ? Published.sqlImage(100 + number) : Published.NO_IMAGE) + " AS image_2, "
                + Published.NO_IMAGE + " AS image_3, " + Published.NO_IMAGE + " AS image_4, "
                + "['Point A', 'Point B'] AS choices, '" + answer + "' AS answer, "
                + "'Which point?' || chr(10) || '(A) Point A (B) Point B' AS prompt, '' AS explanation";
    }

    private Questions published() throws IOException {
        Published.parquet(
                folder.resolve("Relative_Depth/val-00000-of-00001.parquet"),
                row("Relative_Depth", 1, "(A)", 1) + " UNION ALL " + row("Relative_Depth", 2, "(B)", 1) + " UNION ALL "
                        + row("Relative_Depth", 3, "(B)", 1) + " UNION ALL " + row("Relative_Depth", 4, "(A)", 1));
        Published.parquet(
                folder.resolve("Visual_Correspondence/val-00000-of-00001.parquet"),
                row("Visual_Correspondence", 1, "(B)", 2) + " UNION ALL " + row("Visual_Correspondence", 2, "(A)", 2));
        Published.parquet(
                folder.resolve("Visual_Correspondence/test-00000-of-00001.parquet"),
                row("Visual_Correspondence", 9, "hidden", 2));
        return blink.read(folder);
    }

    @Test
    void the_published_validation_files_are_read() throws IOException {
        Questions questions = published();
        assertThat(questions.setAside()).isEmpty();
        assertThat(Published.ids(questions)).hasSize(6).doesNotContain("val_Visual_Correspondence_9");
        Question depth = Published.question(questions, "val_Relative_Depth_2");
        assertThat(depth.text()).isEqualTo("<image>\nWhich point?\n(A) Point A (B) Point B");
        assertThat(depth.gold()).isEqualTo(new Gold.Choice('B', List.of("Point A", "Point B")));
        assertThat(Published.images(depth)).containsExactly(2);
        Question pair = Published.question(questions, "val_Visual_Correspondence_1");
        assertThat(pair.text()).startsWith("Image-1: <image>\nImage-2: <image>\nWhich point?");
        assertThat(Published.images(pair)).containsExactly(1, 101);
    }

    @Test
    void the_headline_is_the_mean_of_the_tasks_and_not_of_the_questions() throws IOException {
        Questions questions = published();
        Map<String, Double> figures = Published.figures(
                blink,
                questions,
                Map.of(
                        "val_Relative_Depth_1", "(A)",
                        "val_Relative_Depth_2", "B",
                        "val_Relative_Depth_3", "(A)",
                        "val_Relative_Depth_4", "Point A",
                        "val_Visual_Correspondence_1", "(A) is on the car, so the answer is (A)"));
        assertThat(Published.headline(blink, questions)).isEqualTo("mean");
        assertThat(figures.get("task/Relative_Depth")).isEqualTo(0.75);
        assertThat(figures.get("task/Visual_Correspondence")).isZero();
        assertThat(figures.get("mean")).isEqualTo(0.375);
        assertThat(figures.get("all")).isEqualTo(0.5);
    }

    @Test
    void the_four_tasks_on_space_have_a_mean_of_their_own() throws IOException {
        List<String> tasks = List.of(
                "Visual_Correspondence", "Relative_Depth", "Multi-view_Reasoning", "Spatial_Relation", "Counting");
        for (int i = 0; i < tasks.size(); i++) {
            Published.parquet(
                    folder.resolve(tasks.get(i) + "/val-00000-of-00001.parquet"), row(tasks.get(i), i, "(A)", 1));
        }
        Map<String, Double> figures = Published.figures(
                blink, blink.read(folder), Map.of("val_Counting_4", "A", "val_Relative_Depth_1", "A"));
        assertThat(figures.get("mean")).isCloseTo(0.4, within(1e-12));
        assertThat(figures.get("spatial")).isCloseTo(0.25, within(1e-12));
    }

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "A | A | the letter alone",
                "(B) | B | as the prompt asks for it",
                " (b). | B | small, with a full stop",
                "It is (B) I think | B | one among the words",
                "(A) is far. # (B) is near. # The answer is (B) | B | the only one of the last paragraph",
                "(A) is far, (B) is near | - | both",
                "(A) and (B) # none of them | - | several, none at the end",
                "point a | A | the text of the option",
                "I cannot help with that | - | none",
                "(C) | C | no such option, but an answer"
            })
    void answers_are_read_as_the_authors_do(String reply, String letter, String reason) throws IOException {
        Question question = Published.question(published(), "val_Relative_Depth_1");
        Grade grade = blink.grade(question, reply.replace(" # ", "\n\n"));
        assertThat(grade.answer().orElse("-")).as(reason).isEqualTo(letter);
        assertThat(grade.score()).isEqualTo(letter.equals("A") ? 1 : 0);
    }

    @Test
    void the_table_of_vlmevalkit_is_read() throws IOException {
        Published.tsv(
                folder.resolve("BLINK.tsv"),
                List.of("index", "question", "A", "B", "C", "D", "answer", "category", "image"),
                List.of(
                        List.of("0", "Which?", "one", "two", "", "", "B", "Counting", Published.base64(7)),
                        List.of(
                                "1",
                                "Same?",
                                "yes",
                                "no",
                                "maybe",
                                "",
                                "C",
                                "Jigsaw",
                                "['" + Published.base64(8) + "', '" + Published.base64(9) + "']")));
        Questions questions = blink.read(folder);
        Question first = Published.question(questions, "0");
        assertThat(first.text())
                .isEqualTo("<image>\nWhich?\n(A) one\n(B) two\n"
                        + "Answer with the option's letter from the given choices directly.");
        assertThat(Published.images(first)).containsExactly(7);
        Question second = Published.question(questions, "1");
        assertThat(Published.images(second)).containsExactly(8, 9);
        assertThat(second.gold()).isEqualTo(new Gold.Choice('C', List.of("yes", "no", "maybe")));
    }

    @Test
    void an_empty_folder_is_refused_with_what_was_expected() {
        assertThatThrownBy(() -> blink.read(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("Visual_Correspondence/val-00000-of-00001.parquet")
                .hasMessageContaining("BLINK.tsv");
        assertThatThrownBy(() -> blink.read(folder.resolve("none")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no such folder");
    }

    @Test
    void missing_columns_are_named_with_the_expected_ones() throws IOException {
        Published.parquet(folder.resolve("x/val-0.parquet"), "SELECT 'a' AS idx, 'q' AS question");
        assertThatThrownBy(() -> blink.read(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("expected the columns idx, sub_task, prompt, choices, answer, image_1 of BLINK")
                .hasMessageContaining("missing sub_task, prompt, choices, answer, image_1")
                .hasMessageContaining("found idx, question");
    }

    @Test
    void a_broken_file_and_a_secret_answer_are_set_aside_and_the_rest_is_read() throws IOException {
        published();
        byte[] whole = Files.readAllBytes(folder.resolve("Relative_Depth/val-00000-of-00001.parquet"));
        Files.write(folder.resolve("Relative_Depth/val-00000-of-00001.parquet"), Arrays.copyOf(whole, 500));
        Published.parquet(folder.resolve("Jigsaw/val-00000-of-00001.parquet"), row("Jigsaw", 5, "hidden", 1));
        Questions questions = blink.read(folder);
        assertThat(Published.ids(questions))
                .containsExactly("val_Visual_Correspondence_1", "val_Visual_Correspondence_2");
        assertThat(questions.setAside()).hasSize(2);
        assertThat(questions.setAside().get(0)).contains("row 1", "'hidden'", "not published");
        assertThat(questions.setAside().get(1)).contains("Relative_Depth", "PAR1");
    }
}
