package org.multispa.evaluation.neighbours.yesno;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.evaluation.neighbours.Published;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;

final class MmeTest {
    private final Mme suite = new Mme();

    @TempDir
    private Path folder;

    private Questions published() throws IOException {
        Path root = folder.resolve("MME_Benchmark_release_version");
        for (int i = 1; i <= 2; i++) {
            Published.bytes(root.resolve("existence/00" + i + ".jpg"), Published.image(i));
            Published.text(
                    root.resolve("existence/00" + i + ".txt"),
                    "Is there a dog? Please answer yes or no.\tYes\nIs there a cat? Please answer yes or no.\tNo\n");
        }
        Published.bytes(root.resolve("artwork/images/7.jpg"), Published.image(7));
        Published.text(root.resolve("artwork/questions_answers_YN/7.txt"), "Is it oil?\tYes\r\nIs it old?\tNo");
        Published.bytes(root.resolve("code_reasoning/0001.png"), Published.image(8));
        Published.text(root.resolve("code_reasoning/0001.txt"), "Does it print 1?\tNo\nDoes it print 2?\tYes");
        Published.text(root.resolve("readme.txt"), "nothing to ask\tyes");
        return suite.read(folder);
    }

    @Test
    void texts_beside_images_and_in_folders_of_their_own_are_read() throws IOException {
        Questions questions = published();
        assertThat(questions.setAside()).isEmpty();
        assertThat(Published.ids(questions))
                .containsExactlyInAnyOrder(
                        "existence/001/1",
                        "existence/001/2",
                        "existence/002/1",
                        "existence/002/2",
                        "artwork/7/1",
                        "artwork/7/2",
                        "code_reasoning/0001/1",
                        "code_reasoning/0001/2");
        Question question = Published.question(questions, "artwork/7/2");
        assertThat(question.text()).isEqualTo("<image>\nIs it old?");
        assertThat(question.together()).isEqualTo("artwork/7");
        assertThat(Published.images(question)).containsExactly(7);
    }

    /// Existence: 3 of 4 questions, 1 of 2 images: 75 + 50. Artwork: 1 of 2, 0 of 1: 50. Code: all: 200.
    @Test
    void a_category_is_accuracy_plus_that_of_whole_images() throws IOException {
        Map<String, Double> figures = Published.figures(
                suite,
                published(),
                Map.of(
                        "existence/001/1", "Yes",
                        "existence/001/2", "No, there is none",
                        "existence/002/1", "yes.",
                        "existence/002/2", "Yes",
                        "artwork/7/1", "Yes",
                        "artwork/7/2", "maybe",
                        "code_reasoning/0001/1", "no",
                        "code_reasoning/0001/2", "yes"));
        assertThat(figures)
                .containsEntry("score/existence", 125.0)
                .containsEntry("acc/existence", 0.75)
                .containsEntry("plus/existence", 0.5)
                .containsEntry("score/artwork", 50.0)
                .containsEntry("score/code_reasoning", 200.0)
                .containsEntry("perception", 175.0)
                .containsEntry("cognition", 200.0)
                .containsEntry("total", 375.0);
        assertThat(Published.headline(suite, published())).isEqualTo("perception");
    }

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Yes | yes | the word",
                "NO | no | in capitals",
                "no. | no | with a full stop",
                "Yes, it is | yes | first in a sentence",
                "not at all | no | begins with no",
                "It is | - | neither in the first four letters",
                "I say yes | - | too late",
                "know | no | letters alone count",
                "'' | - | nothing"
            })
    void the_first_four_letters_decide(String reply, String answer, String reason) throws IOException {
        assertThat(suite.grade(published().questions().getFirst(), reply)
                        .answer()
                        .orElse("-"))
                .as(reason)
                .isEqualTo(answer);
    }

    @Test
    void the_table_of_vlmevalkit_pairs_questions_by_image() throws IOException {
        Published.tsv(
                folder.resolve("MME.tsv"),
                List.of("index", "image", "category", "question", "answer", "image_path"),
                List.of(
                        List.of("0", Published.base64(1), "OCR", "a?", "Yes", "OCR/1.jpg"),
                        List.of("1", "0", "OCR", "b?", "No", "OCR/1.jpg"),
                        List.of("2", Published.base64(2), "OCR", "a?", "Yes", "OCR/2.jpg"),
                        List.of("3", "2", "OCR", "b?", "No", "OCR/2.jpg")));
        Map<String, Double> figures =
                Published.figures(suite, suite.read(folder), Map.of("0", "Yes", "1", "No", "2", "Yes", "3", "Yes"));
        assertThat(figures).containsEntry("score/OCR", 125.0);
    }

    @Test
    void parquet_pairs_questions_by_their_id() throws IOException {
        String row = "SELECT 'count/1.png' AS question_id, " + Published.sqlImage(1) + " AS image, '%s' AS question,"
                + " '%s' AS answer, 'count' AS category";
        Published.parquet(
                folder.resolve("test-00000-of-00002.parquet"),
                row.formatted("a?", "Yes") + " UNION ALL " + row.formatted("b?", "No"));
        Questions questions = suite.read(folder);
        assertThat(Published.ids(questions)).containsExactly("count/1.png/1", "count/1.png/2");
        assertThat(Published.figures(suite, questions, Map.of("count/1.png/1", "yes", "count/1.png/2", "no")))
                .containsEntry("perception", 200.0);
    }

    @Test
    void lines_without_an_answer_and_missing_images_are_set_aside() throws IOException {
        Published.text(folder.resolve("count/1.txt"), "no tab here\nIs it?\tYes\n");
        Published.bytes(folder.resolve("count/2.jpg"), Published.image(2));
        Published.text(folder.resolve("count/2.txt"), "no tab here\nIs it?\tperhaps\nIs it not?\tNo");
        Published.text(folder.resolve("count/3.txt"), "x".repeat(100_000));
        Questions questions = suite.read(folder);
        assertThat(Published.ids(questions)).containsExactly("count/2/3");
        assertThat(questions.setAside()).hasSize(5);
        assertThat(questions.setAside().toString()).contains("count/1.txt: line 1", "'answer'", "perhaps", "100000");
    }
}
