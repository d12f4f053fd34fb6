package org.multispa.evaluation.neighbours.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.evaluation.neighbours.Gold;
import org.multispa.evaluation.neighbours.Gold.Kind;
import org.multispa.evaluation.neighbours.Published;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;

final class MathVistaTest {
    private static final List<String> CHOICES = List.of("3/11", "8/11", "6/11", "Yellow Green");

    private final MathVista suite = new MathVista();

    @TempDir
    private Path folder;

    private static String row(int pid, String kind, String type, String choices, String answer, String precision) {
        return "SELECT '" + pid + "' AS pid, 'What?' AS question, 'images/" + pid + ".jpg' AS image, "
                + Published.sqlImage(pid) + " AS decoded_image, " + choices + " AS choices, NULL::VARCHAR AS unit, "
                + precision + "::DOUBLE AS precision, '" + answer + "' AS answer, '" + kind
                + "' AS question_type, '" + type + "' AS answer_type, {'category': 'math-targeted-vqa', 'context':"
                + " 'synthetic scene', 'grade': 'daily life', 'img_height': 10::BIGINT, 'img_width': 20::BIGINT,"
                + " 'language': 'english', 'skills': ['geometry reasoning', 'arithmetic reasoning'], 'source':"
                + " 'CLEVR-Math', 'split': 'testmini', 'task': 'math word problem'} AS metadata,"
                + " 'Hint: Please answer.' || chr(10) || 'Question: What?' AS query";
    }

    private Questions published() throws IOException {
        Published.parquet(
                folder.resolve("data/testmini-00000-of-00001-725687bf7a18d64b.parquet"),
                String.join(
                        " UNION ALL ",
                        row(1, "free_form", "float", "NULL::VARCHAR[]", "1.2", "1.0"),
                        row(2, "multi_choice", "text", "['145°', '135°']", "145°", "NULL"),
                        row(3, "free_form", "integer", "NULL::VARCHAR[]", "14", "NULL"),
                        row(4, "free_form", "list", "NULL::VARCHAR[]", "[2007, 2008]", "NULL")));
        return suite.read(folder);
    }

    @Test
    void the_published_file_is_read() throws IOException {
        Questions questions = published();
        assertThat(questions.setAside()).isEmpty();
        Question first = Published.question(questions, "1");
        assertThat(first.text()).isEqualTo("<image>\nHint: Please answer.\nQuestion: What?");
        assertThat(first.gold()).isEqualTo(new Gold.Typed("1.2", Kind.FLOAT, 1));
        assertThat(first.tags())
                .containsEntry("task", "math word problem")
                .containsEntry("skills", "geometry reasoning|arithmetic reasoning")
                .containsEntry("question_type", "free_form");
        assertThat(Published.images(first)).containsExactly(1);
        assertThat(Published.question(questions, "2").gold()).isEqualTo(new Gold.Choice('A', List.of("145°", "135°")));
    }

    @Test
    void accuracy_is_over_all_and_by_what_is_known_of_questions() throws IOException {
        Map<String, Double> figures = Published.figures(
                suite, published(), Map.of("1", "1.23", "2", "B", "3", "The answer is 14.", "4", "In [2007, 2008]"));
        assertThat(figures)
                .containsEntry("all", 0.75)
                .containsEntry("question_type/multi_choice", 0.0)
                .containsEntry("question_type/free_form", 1.0)
                .containsEntry("answer_type/float", 1.0)
                .containsEntry("skills/geometry reasoning", 0.75)
                .containsEntry("skills/arithmetic reasoning", 0.75)
                .containsEntry("task/math word problem", 0.75);
        assertThat(Published.headline(suite, published())).isEqualTo("all");
    }

    @ParameterizedTest(name = "{0} as {1} to {2} places is {3}: {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "14 | INTEGER | 0 | 14 | the number",
                "14.9 | INTEGER | 0 | 14 | fractions are cut off",
                "-3.5 | INTEGER | 0 | -3 | towards nought",
                "The number missing in the sequence is 14. | INTEGER | 0 | 14 | in a sentence",
                "12 + 2 = 14 | INTEGER | 0 | 14 | the last number",
                "The answer is 14, as 28 / 2 | INTEGER | 0 | 2 | the last number of what is announced",
                "1,000 | INTEGER | 0 | 1000 | commas between thousands",
                "1.45 | FLOAT | 2 | 1.45 | as many places",
                "$1.449 | FLOAT | 2 | 1.45 | rounded",
                "0.125 | FLOAT | 2 | 0.12 | halves to even",
                "2.675 | FLOAT | 2 | 2.67 | as the binary fraction lies below the half",
                "0.6 | FLOAT | 1 | 0.6 | one place",
                "2 | FLOAT | 1 | 2.0 | none",
                ".5 | FLOAT | 1 | 0.5 | without a nought",
                "6e-1 | FLOAT | 1 | 0.6 | with an exponent",
                "none | FLOAT | 1 | - | no number",
                "[2007, 2008] | LIST | 0 | 2007, 2008 | a list",
                "between [1, 2] and [3,4] | LIST | 0 | 3, 4 | the last list, blanks aside",
                "2007 and 2008 | LIST | 0 | - | no list",
                "Answer: Paris. | TEXT | 0 | paris | what is announced",
                "PARIS | TEXT | 0 | paris | case aside"
            })
    void answers_are_read_by_their_kind(String reply, Kind kind, int places, String form, String reason) {
        Optional<String> read = switch (kind) {
            case INTEGER -> MathAnswers.integer(reply);
            case FLOAT -> MathAnswers.decimal(reply, places);
            case LIST -> MathAnswers.list(reply);
            case TEXT -> Optional.of(MathAnswers.text(reply));
        };
        assertThat(read.orElse("-")).as(reason).isEqualTo(form);
    }

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "8/11 | 8/11 | the choice",
                "B | 8/11 | its letter",
                "(B) 8/11 | 8/11 | both",
                "The correct answer is (C) 6/11. | 6/11 | announced",
                "The answer is \"3/11\". | 3/11 | in quotes",
                "yellow green | Yellow Green | case aside",
                "Yelow Gren | Yellow Green | the closest, where nothing else fits"
            })
    void choices_are_found(String reply, String choice, String reason) {
        assertThat(MathAnswers.choice(reply, CHOICES)).as(reason).contains(choice);
    }

    @Test
    void a_long_reply_without_a_choice_is_none() {
        assertThat(MathAnswers.choice("I cannot see the figure well. ".repeat(20), CHOICES))
                .isEmpty();
    }

    @Test
    void edit_distance_is_the_usual_one() {
        assertThat(MathAnswers.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(MathAnswers.distance("", "abc")).isEqualTo(3);
        assertThat(MathAnswers.distance("abc", "")).isEqualTo(3);
        assertThat(MathAnswers.distance("flaw", "lawn")).isEqualTo(2);
        assertThat(MathAnswers.distance("same", "same")).isZero();
    }

    @Test
    void precision_decides_whether_a_number_is_right() {
        Question question =
                new Question("a", "a", "?", List.of(), new Gold.Typed("1.2", Kind.FLOAT, 1), new TreeMap<>());
        assertThat(suite.grade(question, "1.249").score()).isEqualTo(1);
        assertThat(suite.grade(question, "1.26").score()).isZero();
        assertThat(suite.grade(question, "none").answer()).isEmpty();
    }

    @Test
    void the_annotations_beside_images_and_the_table_of_vlmevalkit_are_read() throws IOException {
        Published.bytes(folder.resolve("j/images/1.jpg"), Published.image(9));
        Published.text(folder.resolve("j/annot_testmini.json"), """
                {"1": {"question": "q", "image": "images/1.jpg", "choices": null, "unit": null, "precision": 1.0,
                       "answer": "1.2", "question_type": "free_form", "answer_type": "float", "pid": "1",
                       "metadata": {"task": "t", "skills": ["s"]}, "query": "Hint"}}
                """);
        Question annotated = suite.read(folder.resolve("j")).questions().getFirst();
        assertThat(Published.images(annotated)).containsExactly(9);
        assertThat(annotated.tags()).containsEntry("task", "t").containsEntry("skills", "s");
        Published.tsv(
                folder.resolve("t/MathVista_MINI.tsv"),
                List.of(
                        "index",
                        "image",
                        "question",
                        "answer",
                        "question_type",
                        "answer_type",
                        "choices",
                        "task",
                        "skills"),
                List.of(List.of(
                        "1",
                        Published.base64(5),
                        "Hint: q",
                        "8/11",
                        "multi_choice",
                        "text",
                        "['3/11', '8/11']",
                        "figure question answering",
                        "['scientific reasoning']")));
        Question row = suite.read(folder.resolve("t")).questions().getFirst();
        assertThat(row.gold()).isEqualTo(new Gold.Choice('B', List.of("3/11", "8/11")));
        assertThat(row.tags()).containsEntry("skills", "scientific reasoning");
    }

    @Test
    void an_answer_that_is_no_choice_is_set_aside() throws IOException {
        Published.parquet(
                folder.resolve("testmini-0.parquet"),
                row(1, "multi_choice", "text", "['a', 'b']", "c", "NULL") + " UNION ALL "
                        + row(2, "free_form", "integer", "NULL::VARCHAR[]", "1", "NULL"));
        assertThat(suite.read(folder).setAside()).singleElement().asString().contains("row 1", "choices", "'c'");
    }
}
