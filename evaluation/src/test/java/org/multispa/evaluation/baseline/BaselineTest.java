package org.multispa.evaluation.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Grading;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.dataset.audit.AuditSettings;
import org.multispa.dataset.audit.DatasetAudit;
import org.multispa.dataset.audit.SubtaskAudit;
import org.multispa.dataset.audit.blind.BlindScore;
import org.multispa.dataset.audit.blind.Clue;
import org.multispa.dataset.stats.Statistics;
import org.multispa.evaluation.BenchFolder;
import org.multispa.evaluation.Samples;
import org.multispa.evaluation.extract.RandomAnswers;
import org.multispa.evaluation.extract.Rung;
import org.multispa.evaluation.score.Scoreboard;
import org.multispa.evaluation.score.Scored;
import org.multispa.evaluation.score.Scorer;

final class BaselineTest {
    private static List<Scored> scored(Baseline baseline, List<Sample> samples) throws IOException {
        Map<String, String> replies = baseline.replies(samples);
        return samples.stream()
                .map(sample -> Scorer.score(sample, Optional.ofNullable(replies.get(sample.id()))))
                .toList();
    }

    @Test
    void the_oracle_scores_100_on_all_26_subtasks() throws IOException {
        List<Scored> items = scored(Baseline.ORACLE, BenchFolder.questions(1, 30));
        Scoreboard board = Scoreboard.of(items);
        assertThat(board.subtasks()).hasSize(26);
        assertThat(board.subtasks().values()).allMatch(figure -> figure.share() == 1);
        assertThat(board.rows().values()).allMatch(figure -> figure.share() == 1);
        assertThat(board.rowAverage().orElseThrow().share()).isEqualTo(1);
        assertThat(board.subtaskAverage().orElseThrow().share()).isEqualTo(1);
        assertThat(items).allMatch(item -> item.rung().equals(Optional.of(Rung.BACKTICKS)));
    }

    @Test
    void random_answers_are_right_as_often_as_chance_says() throws IOException {
        List<Sample> samples = BenchFolder.questions(2, 600);
        Scoreboard board = Scoreboard.of(scored(Baseline.RANDOM, samples));
        double z = Statistics.zOfTail(0.025 / 26);
        board.subtasks().forEach((subtask, figure) -> {
            double chance = samples.stream()
                    .filter(sample -> sample.subtask() == subtask)
                    .mapToDouble(Chance::of)
                    .average()
                    .orElseThrow();
            Statistics.Interval interval = Statistics.wilson(figure.right(), figure.asked(), z);
            assertThat(chance).as(subtask.id()).isBetween(interval.low(), interval.high());
        });
    }

    @Test
    void chance_is_what_many_draws_come_to_for_one_question() {
        Random random = new Random(3);
        for (Subtask subtask : List.of(
                Subtask.CAMERA_DISTANCE,
                Subtask.CAMERA_YAW_ANGLE,
                Subtask.CORRESPONDENCE_COORDINATE,
                Subtask.CORRESPONDENCE_CHOICE,
                Subtask.CAMERA_X_DIRECTION)) {
            Answer truth = RandomAnswers.of(subtask, random);
            int right = 0;
            int draws = 40_000;
            for (int i = 0; i < draws; i++) {
                Sample sample = Samples.of("draw" + i, "s_0", subtask, truth, Map.of());
                right += Scorer.score(
                                        sample,
                                        Optional.of("`" + Chance.draw(sample).text() + "`"))
                                .correct()
                        ? 1
                        : 0;
            }
            double chance = Chance.of(Samples.of(subtask, truth));
            double deviation = Math.sqrt(chance * (1 - chance) / draws);
            assertThat((double) right / draws).as(subtask.id()).isCloseTo(chance, within(4.5 * deviation));
        }
    }

    @Test
    void the_chance_of_a_vector_is_what_many_draws_come_to() {
        Answer truth = new Answer.Vector(300, -200, 500);
        Sample one = Samples.of(Subtask.CAMERA_VECTOR, truth);
        int right = 0;
        int draws = 300_000;
        for (int i = 0; i < draws; i++) {
            Sample sample = Samples.of("v" + i, "s_0", Subtask.CAMERA_VECTOR, truth, Map.of());
            right += Grading.isCorrect(sample, Chance.draw(sample)) ? 1 : 0;
        }
        double chance = Chance.of(one);
        assertThat(chance).isBetween(0.0004, 0.0006);
        assertThat((double) right / draws).isCloseTo(chance, within(4.5 * Math.sqrt(chance / draws)));
    }

    @Test
    void chance_that_can_be_worked_by_hand_is_that() {
        assertThat(Chance.of(Samples.of(Subtask.DEPTH_COMPARISON_DOT, new Answer.Choice("A"))))
                .isEqualTo(0.5);
        assertThat(Chance.of(Samples.of(Subtask.CORRESPONDENCE_CHOICE, new Answer.Choice("A"))))
                .isEqualTo(0.25);
        assertThat(Chance.of(Samples.of(Subtask.CAMERA_YAW_ANGLE, new Answer.Scalar(10, Answer.Unit.DEGREE))))
                .isEqualTo(5 / 180.0);
        assertThat(Chance.of(Samples.of(Subtask.CAMERA_YAW_ANGLE, new Answer.Scalar(170, Answer.Unit.DEGREE))))
                .isEqualTo(45 / 180.0);
        assertThat(Chance.of(Samples.of(Subtask.MOTION_DISTANCE_DOT_ADT, new Answer.Scalar(0, Answer.Unit.MILLIMETRE))))
                .isZero();
        assertThat(Chance.of(Samples.of(Subtask.MOTION_VECTOR_DOT_ADT, new Answer.Vector(0, 0, 0))))
                .isZero();
        Sample comparison = Samples.comparison("c", new Answer.Pixel(1, 2), new Answer.Pixel(500, 600));
        assertThat(Chance.of(comparison)).isEqualTo(0.5);
        double circle = Math.PI * 50 * 50 * 2 / 1e6;
        assertThat(Chance.of(Samples.of(Subtask.CORRESPONDENCE_COORDINATE, new Answer.Pixel(500, 500))))
                .isCloseTo(circle, within(0.01 * circle));
    }

    @Test
    void a_draw_depends_on_the_question_alone() throws IOException {
        List<Sample> samples = new ArrayList<>(BenchFolder.questions(4, 5));
        Map<String, String> replies = Baseline.RANDOM.replies(samples);
        Collections.shuffle(samples, new Random(5));
        assertThat(Baseline.RANDOM.replies(samples)).isEqualTo(replies);
        assertThat(Baseline.RANDOM.replies(samples.subList(0, 7)))
                .allSatisfy((id, reply) -> assertThat(replies).containsEntry(id, reply));
    }

    @Test
    void constant_and_blind_score_what_the_audit_computes() throws IOException {
        List<Sample> samples = new ArrayList<>(distinct(BenchFolder.questions(6, 60)));
        Collections.shuffle(samples, new Random(7));
        DatasetAudit audit = DatasetAudit.of(samples.stream(), AuditSettings.DEFAULT);
        Scoreboard constant = Scoreboard.of(scored(Baseline.CONSTANT, samples));
        Scoreboard blind = Scoreboard.of(scored(Baseline.BLIND, samples));
        assertThat(audit.subtasks()).hasSize(26);
        for (SubtaskAudit own : audit.subtasks()) {
            BlindScore score = own.score(Clue.CONSTANT).orElseThrow();
            long best = own.scores().stream().mapToLong(BlindScore::right).max().orElseThrow();
            assertThat(constant.subtasks().get(own.subtask()))
                    .as(own.subtask().id())
                    .matches(figure -> figure.right() == score.right() && figure.asked() == score.asked());
            assertThat(blind.subtasks().get(own.subtask()))
                    .as(own.subtask().id())
                    .matches(figure -> figure.right() == best);
        }
    }

    /// Each with a question and images of its own, and the options of comparisons named in the text.
    private static List<Sample> distinct(List<Sample> samples) {
        return samples.stream().map(BaselineTest::named).toList();
    }

    private static Sample named(Sample sample) {
        String question = sample.provenance()
                .otherPixel()
                .map(other -> "Which is nearer, " + options(sample, other) + "?")
                .orElse("Question " + sample.id() + "?");
        return new Sample(
                sample.id(),
                sample.images(),
                List.of(new Turn(Turn.Speaker.HUMAN, "<image>\n" + sample.id() + "\n" + question)),
                sample.subtask(),
                sample.split(),
                sample.truth(),
                sample.provenance());
    }

    private static String options(Sample sample, Answer.Pixel other) {
        Answer truth = sample.truth();
        return sample.id().hashCode() % 2 == 0
                ? truth.text() + " or " + other.text()
                : other.text() + " or " + truth.text();
    }

    @Test
    void too_few_questions_to_learn_from_are_not_answered() throws IOException {
        Sample alone = BenchFolder.questions(8, 1).getFirst();
        assertThat(Baseline.CONSTANT.replies(List.of(alone))).isEmpty();
        assertThat(Baseline.BLIND.replies(List.of(alone))).isEmpty();
        assertThat(Baseline.ORACLE.replies(List.of(alone))).hasSize(1);
    }

    @Test
    void a_comparison_without_its_other_point_is_refused() {
        Sample broken = Samples.of(Subtask.DEPTH_COMPARISON_COORDINATE, new Answer.Pixel(1, 2));
        assertThatThrownBy(() -> Baseline.BLIND.replies(List.of(broken)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("other_x");
    }

    @Test
    void the_chance_of_a_pixel_is_the_share_of_all_places_that_are_right() {
        for (Answer.Pixel truth : List.of(
                new Answer.Pixel(500, 500),
                new Answer.Pixel(0, 999),
                new Answer.Pixel(20, 40),
                new Answer.Pixel(960, 3))) {
            Sample sample = Samples.of(Subtask.CORRESPONDENCE_COORDINATE, truth);
            int right = 0;
            for (int i = 0; i < 1_000_000; i++) {
                right += Grading.isCorrect(sample, new Answer.Pixel(i % 1000, i / 1000)) ? 1 : 0;
            }
            assertThat(Chance.of(sample)).isEqualTo(right / 1e6);
        }
    }
}
