package org.multispa.evaluation.neighbours.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.evaluation.neighbours.Published;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;

final class CcBenchTest {
    private static final List<String> HEAD =
            List.of("index", "question", "A", "B", "C", "D", "answer", "category", "image", "source");

    private final CcBench suite = new CcBench();

    @TempDir
    private Path folder;

    /// Two questions, of which the first stands there in two turns; the turn borrows its image.
    private Questions published() throws IOException {
        Published.tsv(
                folder.resolve("CCBench.tsv"),
                HEAD,
                List.of(
                        List.of(
                                "0",
                                "图中是什么？",
                                "长城",
                                "故宫",
                                "天坛",
                                "西湖",
                                "A",
                                "historical_figure",
                                Published.base64(1),
                                "x"),
                        List.of("1", "这是哪里？", "北京", "上海", "广州", "成都", "D", "food_clothes", Published.base64(2), "x"),
                        List.of("1000000", "图中是什么？", "故宫", "天坛", "西湖", "长城", "D", "historical_figure", "0", "x")));
        return suite.read(folder);
    }

    @Test
    void the_table_is_read_with_images_borrowed_from_other_rows() throws IOException {
        Question turn = Published.question(published(), "1000000");
        assertThat(Published.images(turn)).containsExactly(1);
        assertThat(turn.together()).isEqualTo("0");
        assertThat(turn.text())
                .isEqualTo("<image>\nQuestion: 图中是什么？\nOptions:\nA. 故宫\nB. 天坛\nC. 西湖\nD. 长城\n"
                        + "Please select the correct answer from the options above.");
    }

    @Test
    void a_question_is_right_if_all_its_turns_are() throws IOException {
        Map<String, String> replies = new HashMap<>(Map.of("0", "A", "1", "D. 成都", "1000000", "答案是 D"));
        assertThat(Published.figures(suite, published(), replies)).containsEntry("all", 1.0);
        replies.put("1000000", "A");
        assertThat(Published.figures(suite, published(), replies))
                .containsEntry("all", 0.5)
                .containsEntry("category/historical_figure", 0.0)
                .containsEntry("category/food_clothes", 1.0)
                .containsEntry("turns", 2.0 / 3);
    }

    @Test
    void an_image_that_refers_to_no_row_is_told() throws IOException {
        Published.tsv(
                folder.resolve("CCBench.tsv"),
                HEAD,
                List.of(List.of("0", "q", "a", "b", "c", "d", "A", "x", "77", "x")));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> suite.read(folder))
                .hasMessageContaining("'77'")
                .hasMessageContaining("index of a row");
    }
}
