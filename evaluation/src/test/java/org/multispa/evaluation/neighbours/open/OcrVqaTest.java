package org.multispa.evaluation.neighbours.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.evaluation.neighbours.Published;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;

final class OcrVqaTest {
    private final OcrVqa suite = new OcrVqa();

    @TempDir
    private Path folder;

    private Questions published() throws IOException {
        Published.bytes(folder.resolve("images/000612985X.jpg"), Published.image(1));
        Published.bytes(folder.resolve("images/0001720392.gif"), Published.image(2));
        Published.text(folder.resolve("dataset.json"), """
                {"0001720392": {"imageURL": "http://x/a.gif", "questions": ["Who wrote this book?"],
                                "answers": ["Sandra Boynton"], "title": "t", "authorName": "s", "genre": "g", "split": 3},
                 "000612985X": {"imageURL": "http://x/b.jpg",
                                "questions": ["Who is the author?", "Is this a comic?"],
                                "answers": ["R. L. Stine", "No"], "split": 3},
                 "0000000001": {"imageURL": "http://x/c.jpg", "questions": ["q"], "answers": ["a"], "split": 1},
                 "0000000002": {"imageURL": "http://x/d.jpg", "questions": ["q", "r"], "answers": ["a"], "split": 3}}
                """);
        return suite.read(folder);
    }

    @Test
    void the_test_split_is_read_with_a_question_for_each_pair() throws IOException {
        Questions questions = published();
        assertThat(Published.ids(questions)).containsExactly("0001720392/1", "000612985X/1", "000612985X/2");
        Question question = Published.question(questions, "000612985X/2");
        assertThat(question.text())
                .isEqualTo("<image>\nIs this a comic?\nAnswer the question using a single word or phrase.");
        assertThat(question.together()).isEqualTo("000612985X");
        assertThat(Published.images(Published.question(questions, "0001720392/1")))
                .containsExactly(2);
        assertThat(questions.setAside()).singleElement().asString().contains("2 questions and 1 answers");
    }

    @Test
    void nothing_but_the_answer_counts_case_and_blanks_aside() throws IOException {
        Map<String, Double> figures = Published.figures(
                suite,
                published(),
                Map.of("0001720392/1", " sandra BOYNTON ", "000612985X/1", "R L Stine", "000612985X/2", "No."));
        assertThat(figures).containsEntry("all", 1.0 / 3);
    }

    @Test
    void the_table_of_vlmevalkit_is_read_with_images_inside_or_beside_it() throws IOException {
        Published.tsv(
                folder.resolve("a/OCRVQA_TESTCORE.tsv"),
                List.of("index", "image", "question", "answer"),
                List.of(List.of("7", Published.base64(3), "Who?", "me")));
        assertThat(Published.images(suite.read(folder.resolve("a")).questions().getFirst()))
                .containsExactly(3);
        Published.bytes(folder.resolve("b/images/x.jpg"), Published.image(4));
        Published.tsv(
                folder.resolve("b/OCRVQA_TEST.tsv"),
                List.of("index", "image_path", "question", "answer"),
                List.of(List.of("7", "x.jpg", "Who?", "me"), List.of("8", "../x.jpg", "Who?", "me")));
        Questions questions = suite.read(folder.resolve("b"));
        assertThat(Published.images(questions.questions().getFirst())).containsExactly(4);
        assertThat(questions.setAside()).singleElement().asString().contains("leads out of", "row 2");
    }

    @Test
    void a_book_that_is_no_object_ends_the_reading_with_its_name() throws IOException {
        Published.text(folder.resolve("dataset.json"), "{\"a\": {\"split\": 1}, \"b\": 5}");
        assertThatThrownBy(() -> suite.read(folder)).hasMessageContaining("dataset.json");
    }
}
