package org.multispa.dataset.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Grading;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Samples;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.audit.blind.BlindScore;
import org.multispa.dataset.audit.blind.Clue;

final class BlindAnswersTest {
    @Test
    void graded_they_give_the_scores_of_the_audit_for_every_predictor_of_every_subtask() throws IOException {
        Planted planted = new Planted(11);
        for (Subtask subtask : Subtask.benchmark()) {
            List<Sample> samples = new ArrayList<>(planted.samples(subtask, 120));
            SubtaskAudit audit = DatasetAudit.of(samples.stream(), AuditSettings.DEFAULT)
                    .subtasks()
                    .getFirst();
            Collections.shuffle(samples, new Random(12));
            Map<Clue, Map<String, Answer>> answers = BlindAnswers.of(samples).byClue();
            assertThat(audit.scores()).isNotEmpty();
            for (BlindScore score : audit.scores()) {
                Map<String, Answer> own = answers.getOrDefault(score.clue(), Map.of());
                long right = samples.stream()
                        .filter(sample -> {
                            Answer answer = own.get(sample.id());
                            return answer != null && Grading.isCorrect(sample, answer);
                        })
                        .count();
                assertThat(right).as(subtask.id() + " " + score.clue()).isEqualTo(score.right());
                assertThat(own).hasSize((int) score.asked());
            }
        }
    }

    @Test
    void the_order_of_the_samples_does_not_matter() throws IOException {
        List<Sample> samples = new ArrayList<>(new Planted(13).samples(Subtask.CAMERA_VECTOR, 60));
        BlindAnswers answers = BlindAnswers.of(samples);
        Collections.shuffle(samples, new Random(14));
        assertThat(BlindAnswers.of(samples)).isEqualTo(answers);
    }

    @Test
    void nothing_to_learn_from_gives_no_answers() throws IOException {
        assertThat(BlindAnswers.of(List.of()).byClue()).isEmpty();
        Sample alone = new Planted(15).sample(Subtask.CAMERA_DISTANCE);
        assertThat(BlindAnswers.of(List.of(alone)).byClue().values()).allMatch(Map::isEmpty);
    }

    @Test
    void a_comparison_without_its_other_point_is_refused() {
        Sample broken = Samples.of(Subtask.DEPTH_COMPARISON_COORDINATE, new Answer.Pixel(1, 2));
        assertThatThrownBy(() -> BlindAnswers.of(List.of(broken)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("other_x");
    }
}
