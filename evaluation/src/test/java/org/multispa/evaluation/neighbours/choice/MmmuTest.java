package org.multispa.evaluation.neighbours.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.evaluation.neighbours.Gold;
import org.multispa.evaluation.neighbours.Grade;
import org.multispa.evaluation.neighbours.Published;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;

final class MmmuTest {
    private static final List<String> OPTIONS = List.of("$6", "red apples", "blue", "green");

    private final Mmmu suite = new Mmmu();

    @TempDir
    private Path folder;

    private static String row(String id, String question, String options, String answer, String kind, int... images) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            columns.add(
                    (i <= images.length ? Published.sqlImage(images[i - 1]) : Published.NO_IMAGE) + " AS image_" + i);
        }
        return "SELECT '" + id + "' AS id, '" + question + "' AS question, '" + options.replace("'", "''")
                + "' AS options, '' AS explanation, " + String.join(", ", columns)
                + ", '[''Tables'']' AS img_type, '" + answer.replace("'", "''")
                + "' AS answer, 'Easy' AS topic_difficulty, '" + kind + "' AS question_type, 'x' AS subfield";
    }

    private Questions published() throws IOException {
        Published.parquet(
                folder.resolve("Accounting/validation-00000-of-00001.parquet"),
                row(
                                "validation_Accounting_1",
                                "<image 1> Baxter has?",
                                "['$6', '$7', '$8', '$9']",
                                "B",
                                "multiple-choice",
                                1)
                        + " UNION ALL "
                        + row(
                                "validation_Accounting_2",
                                "Compare <image 2> with <image 1>",
                                "['<image 3>', 'none']",
                                "A",
                                "multiple-choice",
                                2,
                                3,
                                4)
                        + " UNION ALL "
                        + row("validation_Accounting_3", "How many? <image 1>", "[]", "['24/7', '3.429']", "open", 5));
        Published.parquet(
                folder.resolve("Art_Theory/validation-00000-of-00001.parquet"),
                row("validation_Art_Theory_1", "Who painted?", "['A', 'B']", "A", "multiple-choice", 6));
        Published.parquet(
                folder.resolve("Art_Theory/test-00000-of-00001.parquet"),
                row("test_Art_Theory_1", "Who?", "['A', 'B']", "?", "multiple-choice", 6));
        return suite.read(folder);
    }

    @Test
    void images_stand_where_the_text_refers_to_them() throws IOException {
        Questions questions = published();
        assertThat(questions.setAside()).isEmpty();
        assertThat(Published.ids(questions)).hasSize(4);
        Question first = Published.question(questions, "validation_Accounting_1");
        assertThat(first.text())
                .isEqualTo("<image> Baxter has?\n\n(A) $6\n(B) $7\n(C) $8\n(D) $9\n\n"
                        + "Answer with the option's letter from the given choices directly.");
        Question second = Published.question(questions, "validation_Accounting_2");
        assertThat(second.text()).contains("Compare <image> with <image>", "(A) <image>\n(B) none");
        assertThat(Published.images(second)).containsExactly(3, 2, 4);
        Question open = Published.question(questions, "validation_Accounting_3");
        assertThat(open.text()).isEqualTo("How many? <image>\n\nAnswer the question using a single word or phrase.");
        assertThat(open.gold()).isEqualTo(new Gold.Texts(List.of("24/7", "3.429")));
        assertThat(Published.question(questions, "validation_Art_Theory_1").text())
                .startsWith("<image>\nWho painted?");
    }

    @Test
    void accuracy_is_over_all_questions_with_disciplines_and_subjects_below() throws IOException {
        Map<String, Double> figures = Published.figures(
                suite,
                published(),
                Map.of(
                        "validation_Accounting_1", "(B)",
                        "validation_Accounting_2", "B",
                        "validation_Accounting_3", "The answer is 3.43",
                        "validation_Art_Theory_1", "A"));
        assertThat(figures)
                .containsEntry("all", 0.75)
                .containsEntry("kind/open", 1.0)
                .containsEntry("kind/multiple choice", 2.0 / 3)
                .containsEntry("discipline/Business", 2.0 / 3)
                .containsEntry("discipline/Art and Design", 1.0)
                .containsEntry("subject/Art_Theory", 1.0);
    }

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "B | B | the letter",
                "(C) | C | in brackets",
                "B. | B | with a full stop",
                "(A) is wrong so it must be (D) | D | the last in brackets",
                "A or maybe B then | B | the last letter between blanks",
                "I think (A) but B looks good | A | brackets before letters",
                "B, | B | a comma behind it",
                "It shows a lot of red apples on it | B | the text of an option in more than five words",
                "first blue and then in the end a green one | D | the last text",
                "red apples | - | a text in five words or fewer",
                "E | - | no option",
                "b | - | small letters are none"
            })
    void options_are_read_as_the_authors_do(String reply, String letter, String reason) {
        Optional<Character> option = MmmuReplies.option(reply, OPTIONS);
        assertThat(option.map(String::valueOf).orElse("-")).as(reason).isEqualTo(letter);
    }

    @ParameterizedTest(name = "{0} holds {1}: {2}, {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "3.43 | 3.429 | true | two decimals",
                "3.4 | 3.429 | false | one decimal is another number",
                "The total is 1,200 dollars | 1200 | true | commas between thousands",
                "so x = 5 | 5 | true | behind the sign of equality in the last sentence",
                "x = 5\\nthus y is 7 | 5 | false | not in an earlier sentence",
                "The answer is the Nile river | nile | true | as part of the text",
                "Danube | nile | false | another text",
                "1.2e3 | 1200 | true | with an exponent",
                "It is -4 | -4 | true | negative",
                "It is 4 | -4 | false | the sign counts",
                "a | b | false | a letter",
                "the result is b | b | true | a letter with a blank beside it",
                "the result is blue | b | false | a letter inside a word",
                "'' | 5 | false | nothing",
                "NaN | 5 | false | no number"
            })
    void open_answers_are_found_as_the_authors_do(String reply, String truth, boolean right, String reason) {
        assertThat(MmmuReplies.holds(reply.replace("\\n", "\n"), List.of(truth)))
                .as(reason)
                .isEqualTo(right);
    }

    @Test
    void any_of_several_answers_is_right() {
        List<String> answers = Arrays.asList("24/7", "3.429");
        assertThat(MmmuReplies.holds("24/7", answers)).isTrue();
        assertThat(MmmuReplies.holds("about 3.429", answers)).isTrue();
        assertThat(MmmuReplies.holds("7/24", answers)).isFalse();
    }

    @Test
    void what_chooses_nothing_is_given_an_option_by_chance_always_the_same() {
        int right = 0;
        for (int i = 0; i < 4000; i++) {
            Question question = new Question(
                    "q" + i, "q" + i, "?", List.of(), new Gold.Choice('C', OPTIONS), new java.util.TreeMap<>());
            Grade grade = suite.grade(question, "no idea");
            assertThat(grade.answer()).isEmpty();
            assertThat(suite.grade(question, "hm")).isEqualTo(grade);
            right += (int) grade.score();
        }
        assertThat(right).isBetween(900, 1100);
    }

    @Test
    void a_question_about_an_image_that_is_not_there_is_set_aside() throws IOException {
        Published.parquet(
                folder.resolve("Math/validation-00000-of-00001.parquet"),
                row("validation_Math_1", "<image 3>?", "['1', '2']", "A", "multiple-choice", 1) + " UNION ALL "
                        + row("validation_Math_2", "<image 1>?", "['1', '2']", "A", "multiple-choice", 1));
        Questions questions = suite.read(folder);
        assertThat(Published.ids(questions)).containsExactly("validation_Math_2");
        assertThat(questions.setAside().getFirst()).contains("image 3", "row 1");
    }

    @Test
    void the_table_of_vlmevalkit_is_read_without_its_development_split() throws IOException {
        Published.tsv(
                folder.resolve("MMMU_DEV_VAL.tsv"),
                List.of("index", "question", "A", "B", "answer", "category", "image", "split"),
                List.of(
                        List.of("1", "<image 1> dev", "x", "y", "A", "Music", Published.base64(1), "dev"),
                        List.of("2", "<image 1> val", "x", "y", "B", "Music", Published.base64(2), "validation"),
                        List.of("3", "<image 1> open", "", "", "42", "Math", Published.base64(3), "validation")));
        Questions questions = suite.read(folder);
        assertThat(Published.ids(questions)).containsExactly("2", "3");
        assertThat(Published.figures(suite, questions, Map.of("2", "B", "3", "42")))
                .containsEntry("all", 1.0)
                .containsEntry("discipline/Art and Design", 1.0)
                .containsEntry("discipline/Science", 1.0);
    }
}
