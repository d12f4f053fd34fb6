package org.multispa.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.Samples;
import org.multispa.evaluation.extract.Rung;

final class ScorerTest {
    private static final Sample DISTANCE =
            Samples.of(Subtask.CAMERA_DISTANCE, new Answer.Scalar(1000, Answer.Unit.MILLIMETRE));

    @Test
    void an_answer_is_graded_and_its_error_measured() {
        Scored scored = Scorer.score(DISTANCE, Optional.of("`1150`"));
        assertThat(scored.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(scored.rung()).hasValue(Rung.BACKTICKS);
        assertThat(scored.correct()).isTrue();
        assertThat(scored.error().orElseThrow().absolute()).isEqualTo(150);
        assertThat(scored.error().orElseThrow().relative()).hasValue(0.15);
        assertThat(scored.scene()).isEqualTo("scene0000_00");
    }

    @Test
    void what_is_no_answer_is_wrong_and_says_why() {
        assertThat(Scorer.score(DISTANCE, Optional.empty()).outcome()).isEqualTo(Outcome.MISSING);
        assertThat(Scorer.score(DISTANCE, Optional.of("")).outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(Scorer.score(DISTANCE, Optional.of("far")).outcome()).isEqualTo(Outcome.UNREADABLE);
        Scored refused = Scorer.score(DISTANCE, Optional.of("I cannot tell."));
        assertThat(refused.outcome()).isEqualTo(Outcome.ABSTAINED);
        assertThat(refused.correct()).isFalse();
        assertThat(refused.error()).isEmpty();
    }

    @Test
    void errors_of_vectors_and_pixels_are_lengths() {
        Sample vector = Samples.of(Subtask.CAMERA_VECTOR, new Answer.Vector(0, 0, 100));
        ErrorSize error =
                Scorer.score(vector, Optional.of("`[ 3 , 4 , 100 ]`")).error().orElseThrow();
        assertThat(error.absolute()).isCloseTo(5, within(1e-12));
        assertThat(error.relative().orElseThrow()).isCloseTo(0.05, within(1e-12));
        Sample pixel = Samples.of(Subtask.CORRESPONDENCE_COORDINATE, new Answer.Pixel(500, 500));
        ErrorSize off =
                Scorer.score(pixel, Optional.of("`[ 530 , 580 ]`")).error().orElseThrow();
        assertThat(off.absolute()).isCloseTo(50, within(1e-9));
        assertThat(off.relative().orElseThrow()).isCloseTo(0.05, within(1e-12));
        Sample still = Samples.of(Subtask.MOTION_VECTOR_DOT_ADT, new Answer.Vector(0, 0, 0));
        ErrorSize whole =
                Scorer.score(still, Optional.of("`[ 0 , 3 , 4 ]`")).error().orElseThrow();
        assertThat(whole.absolute()).isEqualTo(5);
        assertThat(whole.relative()).isEmpty();
        Sample letter = Samples.of(Subtask.CORRESPONDENCE_CHOICE, new Answer.Choice("A"));
        assertThat(Scorer.score(letter, Optional.of("`B`")).error()).isEmpty();
    }

    @Test
    void facets_follow_from_the_provenance() {
        Answer distance = new Answer.Scalar(1000, Answer.Unit.MILLIMETRE);
        Sample camera = Samples.of(
                "c",
                "s_0",
                Subtask.CAMERA_DISTANCE,
                distance,
                Map.of("overlap_percent", 12.5, "distance_m", 1.0, "yaw_deg", -33.0, "pitch_deg", 4.0),
                "overlap-12");
        assertThat(Facet.of(camera))
                .containsEntry(Facet.OVERLAP, "10–15")
                .containsEntry(Facet.DISTANCE, "1.00–2.00")
                .containsEntry(Facet.ANGLE, "20–40")
                .containsEntry(Facet.IMAGES, "02")
                .doesNotContainKeys(Facet.OBJECT, Facet.DISTRACTORS);
        Sample choice = Samples.of(
                "m", "s_0", Subtask.CORRESPONDENCE_CHOICE, new Answer.Choice("A"), Map.of(), "overlap-07/same-object");
        assertThat(Facet.of(choice))
                .containsEntry(Facet.OVERLAP, "05–10")
                .containsEntry(Facet.DISTRACTORS, "same-object");
        Sample object = Samples.of("o", "s_0", Subtask.OBJECT_HEIGHT, distance, Map.of("size_m", 9.5), "office chair");
        assertThat(Facet.of(object)).containsEntry(Facet.OBJECT, "office chair").containsEntry(Facet.DISTANCE, "8.00–");
        assertThat(Facet.of(Samples.of(
                        "d", "s_0", Subtask.DEPTH_ESTIMATION_DOT, distance, Map.of("depth_m", 0.05), "depth-00.0")))
                .containsEntry(Facet.DISTANCE, "0.00–0.10")
                .containsEntry(Facet.IMAGES, "01")
                .doesNotContainKeys(Facet.OVERLAP, Facet.ANGLE);
    }
}
