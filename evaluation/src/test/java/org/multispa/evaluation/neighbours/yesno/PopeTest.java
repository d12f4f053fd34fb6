package org.multispa.evaluation.neighbours.yesno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.Gold;
import org.multispa.evaluation.neighbours.Published;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;

final class PopeTest {
    private final Pope suite = new Pope();

    @TempDir
    private Path folder;

    private static String line(int id, String image, String label) {
        return "{\"question_id\": " + id + ", \"image\": \"" + image + "\", \"text\": \"Is there a dog in the image?\","
                + " \"label\": \"" + label + "\"}\n";
    }

    private Questions published() throws IOException {
        Published.bytes(folder.resolve("val2014/COCO_val2014_000000000001.jpg"), Published.image(1));
        Published.bytes(folder.resolve("val2014/COCO_val2014_000000000002.jpg"), Published.image(2));
        String one = "COCO_val2014_000000000001.jpg";
        String two = "COCO_val2014_000000000002.jpg";
        Published.text(
                folder.resolve("output/coco/coco_pope_random.json"),
                line(1, one, "yes") + line(2, one, "no") + line(3, two, "yes") + line(4, two, "no"));
        Published.text(
                folder.resolve("output/coco/coco_pope_adversarial.json"), line(1, one, "yes") + line(2, two, "no"));
        return suite.read(folder);
    }

    @Test
    void the_published_lines_are_read_with_their_images() throws IOException {
        Questions questions = published();
        assertThat(questions.setAside()).isEmpty();
        assertThat(Published.ids(questions))
                .containsExactly("adversarial/1", "adversarial/2", "random/1", "random/2", "random/3", "random/4");
        Question question = Published.question(questions, "random/3");
        assertThat(question.text()).isEqualTo("<image>\nIs there a dog in the image?");
        assertThat(question.gold()).isEqualTo(new Gold.YesNo(true));
        assertThat(Published.images(question)).containsExactly(2);
        assertThat(question.together()).isEqualTo("COCO_val2014_000000000002.jpg");
    }

    /// Random: tp 1, fn 1 (3), fp 1 (2), tn 1. Adversarial: tp 1, tn 1.
    @Test
    void figures_follow_from_the_counts_of_each_category() throws IOException {
        Map<String, Double> figures = Published.figures(
                suite,
                published(),
                Map.of(
                        "random/1", "Yes.",
                        "random/2", "Yes, there is.",
                        "random/3", "No",
                        "random/4", "There is no dog.",
                        "adversarial/1", "yes",
                        "adversarial/2", "no"));
        assertThat(figures)
                .containsEntry("random/accuracy", 0.5)
                .containsEntry("random/precision", 0.5)
                .containsEntry("random/recall", 0.5)
                .containsEntry("random/f1", 0.5)
                .containsEntry("random/yes", 0.5)
                .containsEntry("adversarial/f1", 1.0)
                .containsEntry("adversarial/yes", 0.5)
                .containsEntry("f1", 0.75)
                .containsEntry("accuracy", 0.75);
        assertThat(Published.headline(suite, published())).isEqualTo("f1");
    }

    @Test
    void precision_and_recall_differ_where_yes_is_said_too_often() throws IOException {
        Map<String, String> replies = new HashMap<>();
        Published.ids(published()).forEach(id -> replies.put(id, "yes"));
        Map<String, Double> figures = Published.figures(suite, published(), replies);
        assertThat(figures)
                .containsEntry("random/precision", 0.5)
                .containsEntry("random/recall", 1.0)
                .containsEntry("random/yes", 1.0);
        assertThat(figures.get("random/f1")).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void where_yes_is_never_said_precision_and_f1_are_0() throws IOException {
        Map<String, String> replies = new HashMap<>();
        Published.ids(published()).forEach(id -> replies.put(id, "no"));
        assertThat(Published.figures(suite, published(), replies))
                .containsEntry("random/precision", 0.0)
                .containsEntry("random/f1", 0.0)
                .containsEntry("random/accuracy", 0.5);
    }

    @Test
    void a_question_without_a_reply_is_wrong_but_says_neither_yes_nor_no() throws IOException {
        Map<String, Double> figures =
                Published.figures(suite, published(), Map.of("random/1", "yes", "random/4", "no"));
        assertThat(figures)
                .containsEntry("random/accuracy", 0.5)
                .containsEntry("random/precision", 1.0)
                .containsEntry("random/recall", 0.5)
                .containsEntry("random/yes", 0.25)
                .containsEntry("adversarial/accuracy", 0.0);
    }

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Yes | yes | the word",
                "no | no | the word",
                "No, there is none | no | a comma behind it",
                "There is not | no | not",
                "Yes. There is no cat though. | yes | only the first sentence counts",
                "NO | yes | in capitals it is not known",
                "Nothing | yes | a word that begins so",
                "I am not sure | no | whatever it is about",
                "'' | yes | all else is yes"
            })
    void the_authors_rule_for_yes_and_no(String reply, String answer, String reason) throws IOException {
        assertThat(suite.grade(published().questions().getFirst(), reply).answer())
                .as(reason)
                .contains(answer);
    }

    @Test
    void the_table_of_vlmevalkit_may_put_a_question_into_several_categories() throws IOException {
        Published.tsv(
                folder.resolve("POPE.tsv"),
                List.of("index", "category", "image", "question", "answer"),
                List.of(
                        List.of("0", "adversarial,popular", Published.base64(1), "Is there a cat?", "Yes"),
                        List.of("1", "popular", "0", "Is there a dog?", "No")));
        Questions questions = suite.read(folder);
        assertThat(Published.images(Published.question(questions, "1"))).containsExactly(1);
        assertThat(Published.figures(suite, questions, Map.of("0", "Yes", "1", "Yes")))
                .containsEntry("adversarial/accuracy", 1.0)
                .containsEntry("popular/accuracy", 0.5);
    }

    @Test
    void parquet_is_read() throws IOException {
        Published.parquet(
                folder.resolve("data/test-00000-of-00001.parquet"),
                "SELECT '0' AS id, '1' AS question_id, 'Is there a cat?' AS question, 'no' AS answer,"
                        + " 'COCO_1' AS image_source, " + Published.sqlImage(4)
                        + " AS image, 'popular' AS category");
        Question question = suite.read(folder).questions().getFirst();
        assertThat(question.id()).isEqualTo("popular/1");
        assertThat(question.together()).isEqualTo("COCO_1");
    }

    @Test
    void images_outside_the_folder_are_not_read() throws IOException {
        Files.write(folder.resolve("secret.jpg"), Published.image(9));
        Path inner = folder.resolve("inner");
        Published.bytes(inner.resolve("val2014/ok.jpg"), Published.image(1));
        Files.createSymbolicLink(inner.resolve("val2014/link.jpg"), folder.resolve("secret.jpg"));
        Published.text(
                inner.resolve("coco_pope_random.json"),
                line(1, "../secret.jpg", "yes")
                        + line(2, "/etc/hostname", "yes")
                        + line(3, "link.jpg", "yes")
                        + line(4, "none.jpg", "no")
                        + line(5, "a\\u0000b", "no")
                        + line(6, "ok.jpg", "no"));
        Questions questions = suite.read(inner);
        assertThat(Published.ids(questions)).containsExactly("random/6");
        assertThat(questions.setAside()).hasSize(5);
        assertThat(questions.setAside().get(0)).contains("leads out of");
        assertThat(questions.setAside().get(2)).contains("link out of");
        assertThat(questions.setAside().get(3)).contains("none.jpg", "val2014/");
    }

    @Test
    void wrong_labels_and_broken_lines_are_told() throws IOException {
        Published.bytes(folder.resolve("val2014/a.jpg"), Published.image(1));
        Published.text(folder.resolve("coco_pope_random.json"), line(1, "a.jpg", "maybe") + line(2, "a.jpg", "no"));
        Questions questions = suite.read(folder);
        assertThat(questions.setAside().getFirst()).contains("object 1", "yes or no", "'maybe'");
        Published.text(folder.resolve("coco_pope_random.json"), "{\"question_id\": 1, \"image\"");
        assertThatThrownBy(() -> suite.read(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("coco_pope_random.json:1")
                .hasMessageContaining("broken JSON");
    }
}
