package org.multispa.evaluation.neighbours.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.evaluation.neighbours.Gold;
import org.multispa.evaluation.neighbours.Published;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;

final class VizWizTest {
    private final VizWiz suite = new VizWiz();

    @TempDir
    private Path folder;

    private static String object(String image, String type, String... answers) {
        List<String> given = new ArrayList<>();
        for (String answer : answers) {
            given.add("{\"answer\": \"" + answer + "\", \"answer_confidence\": \"yes\"}");
        }
        return "{\"answerable\": 1, \"image\": \"" + image + "\", \"question\": \"What is this?\", \"answer_type\": \""
                + type + "\", \"answers\": [" + String.join(", ", given) + "]}";
    }

    private Questions published() throws IOException {
        Published.bytes(folder.resolve("val/VizWiz_val_00000000.jpg"), Published.image(1));
        Published.bytes(folder.resolve("val/VizWiz_val_00000001.jpg"), Published.image(2));
        Published.text(
                folder.resolve("Annotations/val.json"),
                "["
                        + object(
                                "VizWiz_val_00000000.jpg",
                                "other",
                                "basil",
                                "basil",
                                "basil leaves",
                                "a basil",
                                "herb",
                                "Basil.",
                                "unsuitable",
                                "unsuitable",
                                "leaves",
                                "green")
                        + ", "
                        + object(
                                "VizWiz_val_00000001.jpg",
                                "unanswerable",
                                "unanswerable",
                                "unanswerable",
                                "no",
                                "unanswerable",
                                "x",
                                "y",
                                "z",
                                "u",
                                "v",
                                "w")
                        + "]");
        return suite.read(folder);
    }

    @Test
    void the_published_annotations_are_read() throws IOException {
        Question question = published().questions().getFirst();
        assertThat(question.id()).isEqualTo("VizWiz_val_00000000.jpg");
        assertThat(question.text())
                .isEqualTo("<image>\nWhat is this?\nWhen the provided information is insufficient, respond with"
                        + " 'Unanswerable'.\nAnswer the question using a single word or phrase.");
        assertThat(Published.images(question)).containsExactly(1);
        assertThat(question.gold().text()).startsWith("basil / basil / basil leaves");
    }

    /// Of ten people n said the same: leaving each out, n times n − 1 agree and 10 − n times n do.
    @ParameterizedTest(name = "{0} of 10 agree: {1}")
    @CsvSource({"0, 0", "1, 0.3", "2, 0.6", "3, 0.9", "4, 1", "10, 1"})
    void agreement_is_the_mean_over_leaving_each_person_out(int alike, double score) {
        List<String> answers = new ArrayList<>(Collections.nCopies(alike, "dog"));
        while (answers.size() < 10) {
            answers.add("other " + answers.size());
        }
        Question question = new Question("a", "a", "?", List.of(), new Gold.Texts(answers), new TreeMap<>());
        assertThat(suite.grade(question, "A dog.").score()).isCloseTo(score, within(1e-12));
    }

    @Test
    void the_headline_is_the_mean_over_questions() throws IOException {
        Map<String, Double> figures = Published.figures(
                suite,
                published(),
                Map.of("VizWiz_val_00000000.jpg", "Basil", "VizWiz_val_00000001.jpg", "Unanswerable"));
        assertThat(figures.get("type/other")).isCloseTo(1, within(1e-12));
        assertThat(figures.get("type/unanswerable")).isCloseTo(0.9, within(1e-12));
        assertThat(figures.get("all")).isCloseTo(0.95, within(1e-12));
    }

    @Test
    void the_table_of_vlmevalkit_and_parquet_are_read() throws IOException {
        String answers = "['a', 'a', 'a', 'a', \"it's\", 'b', 'c', 'd', 'e', 'f']";
        Published.tsv(
                folder.resolve("t/VizWiz.tsv"),
                List.of("index", "image", "question", "answers"),
                List.of(List.of("0", Published.base64(3), "What?", answers)));
        Question row = suite.read(folder.resolve("t")).questions().getFirst();
        assertThat(row.gold()).isEqualTo(new Gold.Texts(List.of("a", "a", "a", "a", "it's", "b", "c", "d", "e", "f")));
        Published.parquet(
                folder.resolve("p/val-00000-of-00005.parquet"),
                "SELECT 'VizWiz_val_0' AS question_id, " + Published.sqlImage(4)
                        + " AS image, 'What?' AS question, ['x', 'y'] AS answers, 'other' AS category");
        Question published = suite.read(folder.resolve("p")).questions().getFirst();
        assertThat(published.gold()).isEqualTo(new Gold.Texts(List.of("x", "y")));
        assertThat(published.tag("type")).isEqualTo("other");
    }

    @Test
    void questions_without_answers_are_set_aside() throws IOException {
        Published.bytes(folder.resolve("val/a.jpg"), Published.image(1));
        Published.text(
                folder.resolve("val.json"),
                "[{\"image\": \"a.jpg\", \"question\": \"q\", \"answers\": []}, " + object("a.jpg", "other", "x")
                        + "]");
        Questions questions = suite.read(folder);
        assertThat(questions.questions()).hasSize(1);
        assertThat(questions.setAside().getFirst()).contains("object 1", "'answers'", "not published");
    }
}
