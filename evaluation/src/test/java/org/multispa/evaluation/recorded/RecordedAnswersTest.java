package org.multispa.evaluation.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.Samples;

final class RecordedAnswersTest {
    @TempDir
    private Path folder;

    private RecordedAnswers read(String name, String content) throws IOException {
        return RecordedAnswers.read(Files.writeString(folder.resolve(name), content));
    }

    @Test
    void json_lines_may_name_their_fields_in_the_usual_ways() throws IOException {
        RecordedAnswers recorded = read("a.jsonl", """
                {"id": "a", "answer": "It is `5`."}
                {"question_id": "b", "text": "six", "model_id": "m"}

                {"id": "c", "answer": "the truth", "prediction": "seven"}
                {"index": 3, "response": "eight"}
                {"index": "4", "response": "nine"}
                {"id": "d", "answer": 1941}
                {"id": "e", "answer": [1, 2, 3]}""");
        assertThat(recorded.byId())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("a", "It is `5`.", "b", "six", "c", "seven", "d", "1941", "e", "[1,2,3]"));
        assertThat(recorded.byIndex()).containsExactlyInAnyOrderEntriesOf(Map.of(3L, "eight", 4L, "nine"));
        assertThat(recorded.setAside()).isEmpty();
    }

    @Test
    void json_lines_that_say_nothing_are_named() throws IOException {
        RecordedAnswers recorded = read("a.jsonl", """
                {"id": "a", "answer": "first"}
                {"id": "a", "answer": "second"}
                {"id": "b"}
                {"answer": "whose?"}
                broken
                {"id": "c", "answer": null}
                """);
        assertThat(recorded.byId()).isEqualTo(Map.of("a", "first"));
        assertThat(recorded.setAside()).hasSize(5);
        assertThat(recorded.setAside().getFirst())
                .isEqualTo("a.jsonl:2: question 'a' was answered before; the first answer counts");
        assertThat(recorded.setAside()).anyMatch(one -> one.startsWith("a.jsonl:4: expected an id or a whole index"));
        assertThat(recorded.setAside()).anyMatch(one -> one.startsWith("a.jsonl:5: broken JSON"));
    }

    @Test
    void a_table_of_vlmevalkit_is_read_by_its_prediction_and_never_by_its_answer() throws IOException {
        RecordedAnswers recorded = read(
                "model_bench.tsv",
                "index\timage\tquestion\tanswer\tprediction\n"
                        + "0\t" + "QUJD".repeat(100_000) + "\t\"How\nfar?\"\t5\t\"It is\t\"\"`5`\"\"\nmm\"\n"
                        + "1.0\tQUJD\tWhere?\tB\tB\r\n"
                        + "\n"
                        + "2\tQUJD\tshort row\n"
                        + "x\tQUJD\tq\tA\tC\n");
        assertThat(recorded.byIndex()).isEqualTo(Map.of(0L, "It is\t\"`5`\"\nmm", 1L, "B"));
        assertThat(recorded.setAside())
                .containsExactly(
                        "model_bench.tsv:7: the row has no reply",
                        "model_bench.tsv:8: expected an id or a whole index, found 'x'");
        assertThatThrownBy(() -> read("truth.tsv", "index\tquestion\tanswer\n0\tq\tB\n"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("'prediction' or 'response'");
    }

    @Test
    void an_id_in_a_table_counts_before_its_index() throws IOException {
        RecordedAnswers recorded = read("t.tsv", "\uFEFFid\tindex\tPrediction\na\t7\tyes\n");
        assertThat(recorded.byId()).isEqualTo(Map.of("a", "yes"));
        assertThat(recorded.byIndex()).isEmpty();
    }

    @Test
    void tables_of_any_form_are_read_or_refused_by_name() throws IOException {
        Random random = new Random(1);
        String signs = "\t\t\t\n\n\"\"ab0\r";
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder("id\tprediction\n");
            for (int c = 0; c < random.nextInt(60); c++) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(read("r.tsv", text.toString()).byIndex()).isEmpty();
        }
        assertThatThrownBy(() -> read("e.tsv", ""))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("e.tsv:1");
        assertThatThrownBy(() -> read("wide.tsv", "a\t".repeat(20_000)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no head of a table");
    }

    @Test
    void a_cell_that_is_too_long_sets_its_row_aside() throws IOException {
        RecordedAnswers recorded = read("l.tsv", "id\tprediction\na\t" + "x".repeat((4 << 20) + 1) + "\nb\tyes\n");
        assertThat(recorded.byId()).isEqualTo(Map.of("b", "yes"));
        assertThat(recorded.setAside()).hasSize(1).first().asString().contains("l.tsv:2: a cell may hold");
    }

    @Test
    void other_files_are_refused() {
        assertThatThrownBy(() -> read("a.csv", "id,prediction\n"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("read from .jsonl, .tsv and .xlsx");
    }

    @Test
    void replies_are_matched_by_id_and_else_by_position() {
        List<Sample> samples = List.of(sample("a"), sample("b"), sample("c"));
        RecordedAnswers recorded = new RecordedAnswers(
                Map.of("a", "by id", "zz", "foreign"), Map.of(0L, "x", 2L, "by index", 9L, "y"), List.of());
        assertThat(recorded.replies(samples)).isEqualTo(Map.of("a", "by id", "c", "by index"));
        assertThat(recorded.foreign(samples)).isEqualTo(2);
    }

    private static Sample sample(String id) {
        return Samples.of(id, "s_0", Subtask.CAMERA_DISTANCE, new Answer.Scalar(5, Answer.Unit.MILLIMETRE), Map.of());
    }
}
