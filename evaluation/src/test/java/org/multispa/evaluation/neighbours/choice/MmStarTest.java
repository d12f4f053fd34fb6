package org.multispa.evaluation.neighbours.choice;

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

final class MmStarTest {
    private final MmStar suite = new MmStar();

    @TempDir
    private Path folder;

    private static String row(int index, String answer, String ability, String axis) {
        return "SELECT " + index + "::BIGINT AS index, 'What is it?' || chr(10) || 'Options: A: a cat, B: a dog' AS"
                + " question, unhex('FFD8" + "%02X".formatted(index) + "') AS image, '" + answer + "' AS answer, '"
                + ability + "' AS category, '" + axis + "' AS l2_category,"
                + " {'source': 'MMBench', 'split': 'val', 'image_path': 'a.jpg'} AS meta_info";
    }

    private Questions published() throws IOException {
        Published.parquet(
                folder.resolve("mmstar.parquet"),
                row(0, "A", "math", "geometry") + " UNION ALL " + row(1, "B", "math", "geometry") + " UNION ALL "
                        + row(2, "B", "math", "statistical reasoning") + " UNION ALL "
                        + row(3, "A", "coarse perception", "image emotion"));
        return suite.read(folder);
    }

    @Test
    void the_published_file_is_read() throws IOException {
        Question question = Published.question(published(), "1");
        assertThat(question.text())
                .isEqualTo("<image>\nWhat is it?\nOptions: A: a cat, B: a dog\n"
                        + "Answer with the option's letter from the given choices directly.");
        assertThat(Published.images(question)).containsExactly(1);
    }

    @Test
    void every_question_counts_alike_in_the_headline() throws IOException {
        Map<String, Double> figures =
                Published.figures(suite, published(), Map.of("0", "A", "1", "B: a dog", "2", "A", "3", "(A)"));
        assertThat(figures)
                .containsEntry("all", 0.75)
                .containsEntry("ability/math", 2.0 / 3)
                .containsEntry("ability/coarse perception", 1.0)
                .containsEntry("axis/math: geometry", 1.0)
                .containsEntry("axis/math: statistical reasoning", 0.0);
        assertThat(Published.headline(suite, published())).isEqualTo("all");
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "B | true | the letter",
                "b | true | small",
                "B: a dog | true | first of all",
                "(B) a dog | true | in a bracket",
                "Option B | true | behind option",
                "The answer is B. | true | behind the answer is",
                "Answer: B | false | behind anything else",
                "A | false | another letter",
                "a dog | false | the article counts as a letter",
                "'' | false | nothing",
                "Because it barks | true | the first letter is all that is looked at"
            })
    void the_first_letter_decides(String reply, boolean right, String reason) throws IOException {
        assertThat(suite.grade(Published.question(published(), "1"), reply).score() == 1)
                .as(reason)
                .isEqualTo(right);
    }

    @Test
    void the_table_of_vlmevalkit_has_options_in_columns() throws IOException {
        Published.tsv(
                folder.resolve("MMStar.tsv"),
                List.of("index", "question", "image", "answer", "category", "l2_category", "bench", "A", "B", "C", "D"),
                List.of(List.of(
                        "0", "What?", Published.base64(3), "D", "math", "geometry", "MMMU", "1", "2", "3", "4")));
        assertThat(suite.read(folder).questions().getFirst().text())
                .isEqualTo("<image>\nWhat?\nOptions:\nA. 1\nB. 2\nC. 3\nD. 4\n"
                        + "Answer with the option's letter from the given choices directly.");
    }
}
