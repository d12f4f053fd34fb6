package org.multispa.evaluation.neighbours.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.evaluation.neighbours.Published;
import org.multispa.evaluation.neighbours.Question;
import org.multispa.evaluation.neighbours.Questions;

final class CvBench3dTest {
    private final CvBench3d suite = new CvBench3d();

    @TempDir
    private Path folder;

    private static String row(int idx, String type, String task, String source, String answer) {
        return "SELECT " + idx + "::BIGINT AS idx, '" + type + "' AS type, '" + task + "' AS task, "
                + Published.sqlImage(idx)
                + " AS image, 'Which is closer?' AS question, ['chair', 'table'] AS choices, '"
                + answer + "' AS answer, 'Which is closer?' || chr(10) || '(A) chair' || chr(10) || '(B) table'"
                + " AS prompt, 'img/3D/" + idx + ".png' AS filename, 'Omni3D' AS source, '" + source
                + "' AS source_dataset, 's" + idx / 2 + ".jpg' AS source_filename";
    }

    private void published() throws IOException {
        Published.parquet(
                folder.resolve("test_3d.parquet"),
                row(0, "3D", "Depth", "omni3d_hypersim", "(A)") + " UNION ALL "
                        + row(1, "3D", "Depth", "omni3d_nuscenes", "(B)") + " UNION ALL "
                        + row(2, "3D", "Distance", "omni3d_hypersim", "(B)") + " UNION ALL "
                        + row(3, "2D", "Count", "coco", "(A)"));
        Published.parquet(folder.resolve("test_2d.parquet"), row(4, "2D", "Count", "coco", "(A)"));
    }

    @Test
    void only_the_questions_on_space_are_asked() throws IOException {
        published();
        Questions questions = suite.read(folder);
        assertThat(Published.ids(questions)).containsExactly("0", "1", "2");
        Question first = questions.questions().getFirst();
        assertThat(first.text()).isEqualTo("<image>\nWhich is closer?\n(A) chair\n(B) table");
        assertThat(first.together())
                .isEqualTo("s0.jpg")
                .isEqualTo(Published.question(questions, "1").together());
        assertThat(Published.images(first)).containsExactly(0);
    }

    @Test
    void accuracy_is_over_all_questions_and_by_task_and_source() throws IOException {
        published();
        Map<String, Double> figures =
                Published.figures(suite, suite.read(folder), Map.of("0", "(A) chair", "1", "table", "2", "A."));
        assertThat(figures)
                .containsEntry("all", 2.0 / 3)
                .containsEntry("task/Depth", 1.0)
                .containsEntry("task/Distance", 0.0)
                .containsEntry("source/omni3d_hypersim", 0.5)
                .containsEntry("source/omni3d_nuscenes", 1.0);
        assertThat(Published.headline(suite, suite.read(folder))).isEqualTo("all");
    }

    @Test
    void the_table_of_vlmevalkit_is_read() throws IOException {
        Published.tsv(
                folder.resolve("CV-Bench-3D.tsv"),
                List.of("index", "task", "image", "question", "A", "B", "answer", "prompt", "split"),
                List.of(List.of("5", "Depth", Published.base64(5), "q", "chair", "table", "B", "q (A) (B)", "3D")));
        Questions questions = suite.read(folder);
        assertThat(questions.questions().getFirst().text()).isEqualTo("<image>\nq (A) (B)");
        assertThat(Published.figures(suite, questions, Map.of("5", "B"))).containsEntry("all", 1.0);
    }
}
