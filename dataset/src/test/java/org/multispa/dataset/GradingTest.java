package org.multispa.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.dataset.Answer.Unit;
import org.multispa.geometry.Vec3;

class GradingTest {
    @ParameterizedTest
    @CsvSource({
        "100, 100, true",
        "100, 80, true", // exactly 20 % under
        "100, 120, true", // exactly 20 % over
        "100, 79, false",
        "100, 121, false",
        "5, 4, true", // exactly 20 %
        "5, 3, false",
        "4, 3, false", // 25 %
        "1, 1, true",
        "1, 0, false",
        "-35, -28, true", // exactly 20 %
        "-35, -42, true",
        "-35, 35, false", // right size, wrong sign
        "0, 0, true",
        "0, 1, false",
        "0, -1, false",
        "999999999999999999, 800000000000000000, true",
        "999999999999999999, 799999999999999999, false"
    })
    void aScalarMayBeOffByAFifth(long truth, long predicted, boolean correct) {
        Sample sample = Samples.of(Subtask.CAMERA_DISTANCE, new Answer.Scalar(truth, Unit.MILLIMETRE));
        assertThat(Grading.isCorrect(sample, new Answer.Scalar(predicted, Unit.MILLIMETRE)))
                .isEqualTo(correct);
    }

    @Test
    void aPredictionOfMinusZeroIsZero() {
        Sample sample = Samples.of(Subtask.CAMERA_DISTANCE, Answer.millimetres(-0.0));
        Answer predicted = Answers.inReply(Subtask.CAMERA_DISTANCE, "It did not move: `-0`")
                .orElseThrow();
        assertThat(sample.truth().text()).isEqualTo("0");
        assertThat(Grading.isCorrect(sample, predicted)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // truth of length 500 (300, 400, 0): an error of length 100 is just right
        "300, 400, 0, 300, 400, 100, true",
        "300, 400, 0, 300, 400, 101, false",
        "300, 400, 0, 360, 480, 0, true",
        "300, 400, 0, 361, 480, 0, false",
        "300, 400, 0, 240, 320, 0, true",
        "300, 400, 0, 300, 400, 0, true",
        // one component right in sign only
        "-372, 66, -149, -300, 80, -120, true",
        "-372, 66, -149, 372, 66, -149, false",
        "0, 0, 0, 0, 0, 0, true",
        "0, 0, 0, 0, 0, 1, false"
    })
    void aVectorMayBeOffByAFifthOfItsLength(long x, long y, long z, long px, long py, long pz, boolean correct) {
        Sample sample = Samples.of(Subtask.CAMERA_VECTOR, new Answer.Vector(x, y, z));
        assertThat(Grading.isCorrect(sample, new Answer.Vector(px, py, pz))).isEqualTo(correct);
    }

    @Test
    void gradingOfVectorsAgreesWithTheFormulaInDoubles() {
        Random random = new Random(4);
        for (int i = 0; i < 5000; i++) {
            long[] t = random.longs(3, -3000, 3000).toArray();
            long[] p = new long[3];
            for (int k = 0; k < 3; k++) {
                p[k] = t[k] + random.nextLong(-600, 600);
            }
            Vec3 truth = new Vec3((double) t[0], (double) t[1], (double) t[2]);
            Vec3 predicted = new Vec3((double) p[0], (double) p[1], (double) p[2]);
            double error = predicted.minus(truth).norm();
            double length = truth.norm();
            if (Math.abs(error - 0.2 * length) > 1e-6) {
                Sample sample = Samples.of(Subtask.CAMERA_VECTOR, new Answer.Vector(t[0], t[1], t[2]));
                assertThat(Grading.isCorrect(sample, new Answer.Vector(p[0], p[1], p[2])))
                        .isEqualTo(error <= 0.2 * length);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the image is 1000 wide and 500 high, so a step in x is one pixel and a step in y half of one
        "500, 500, 550, 500, true",
        "500, 500, 551, 500, false",
        "500, 500, 450, 500, true",
        "500, 500, 500, 600, true",
        "500, 500, 500, 601, false",
        "500, 500, 530, 580, true", // 30 and 40 pixels
        "500, 500, 530, 581, false",
        "0, 0, 0, 0, true"
    })
    void aPixelMayBeOffByOneTwentiethOfTheWidth(int x, int y, int px, int py, boolean correct) {
        Sample sample = Samples.of(Subtask.CORRESPONDENCE_COORDINATE, new Answer.Pixel(x, y));
        assertThat(Grading.isCorrect(sample, new Answer.Pixel(px, py))).isEqualTo(correct);
    }

    @ParameterizedTest
    @CsvSource({
        "500, 500, true",
        "520, 500, true",
        "529, 500, true", // 29 from the right point, 31 from the other
        "530, 500, false", // as near to one as to the other
        "531, 500, false",
        "560, 500, false",
        "450, 500, true",
        "449, 500, false" // nearer to the right point, but more than 5 % away
    })
    void aComparisonAsksForTheNearerOfTwoPoints(int px, int py, boolean correct) {
        Provenance provenance =
                Samples.provenance(Map.of(Provenance.OTHER_X, 560.0, Provenance.OTHER_Y, 500.0), List.of());
        Sample sample = Samples.of(Subtask.DEPTH_COMPARISON_COORDINATE, new Answer.Pixel(500, 500), provenance);
        assertThat(Grading.isCorrect(sample, new Answer.Pixel(px, py))).isEqualTo(correct);
    }

    @Test
    void aComparisonWithoutItsOtherPointCannotBeGraded() {
        Sample sample = Samples.of(Subtask.DEPTH_COMPARISON_COORDINATE, new Answer.Pixel(500, 500));
        assertThatThrownBy(() -> Grading.isCorrect(sample, new Answer.Pixel(500, 500)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id-1")
                .hasMessageContaining(Provenance.OTHER_X);
    }

    @Test
    void choicesAndDirectionsMustBeEqual() {
        Sample choice = Samples.of(Subtask.CORRESPONDENCE_CHOICE, new Answer.Choice("B"));
        assertThat(Grading.isCorrect(choice, new Answer.Choice("B"))).isTrue();
        assertThat(Grading.isCorrect(choice, new Answer.Choice("A"))).isFalse();
        Sample direction = Samples.of(Subtask.CAMERA_X_DIRECTION, new Answer.Direction(Answer.Direction.Word.LEFT));
        assertThat(Grading.isCorrect(direction, new Answer.Direction(Answer.Direction.Word.LEFT)))
                .isTrue();
        assertThat(Grading.isCorrect(direction, new Answer.Direction(Answer.Direction.Word.RIGHT)))
                .isFalse();
    }

    @Test
    void anAnswerOfAnotherKindOrUnitIsWrong() {
        Sample distance = Samples.of(Subtask.CAMERA_DISTANCE, new Answer.Scalar(30, Unit.MILLIMETRE));
        assertThat(Grading.isCorrect(distance, new Answer.Scalar(30, Unit.DEGREE)))
                .isFalse();
        assertThat(Grading.isCorrect(distance, new Answer.Vector(30, 0, 0))).isFalse();
        assertThat(Grading.isCorrect(distance, new Answer.Choice("A"))).isFalse();
        Sample pixel = Samples.of(Subtask.CORRESPONDENCE_COORDINATE, new Answer.Pixel(5, 5));
        assertThat(Grading.isCorrect(pixel, new Answer.Vector(5, 5, 0))).isFalse();
    }

    @Test
    void theTruthItselfIsAlwaysCorrect() {
        RandomSamples samples = new RandomSamples(9);
        for (int i = 0; i < 500; i++) {
            Sample sample = samples.next();
            if (sample.subtask() != Subtask.DEPTH_COMPARISON_COORDINATE) {
                assertThat(Grading.isCorrect(sample, sample.truth())).isTrue();
            }
        }
    }

    @Test
    void theLargestImageStillGradesWithoutOverflow() {
        Sample base = Samples.of(Subtask.CORRESPONDENCE_COORDINATE, new Answer.Pixel(0, 0));
        Sample huge = new Sample(
                base.id(),
                List.of(new Sample.Image("a.png", 1_000_000, 1_000_000)),
                base.conversations(),
                base.subtask(),
                base.split(),
                base.truth(),
                base.provenance());
        assertThat(Grading.isCorrect(huge, new Answer.Pixel(999, 999))).isFalse();
        assertThat(Grading.isCorrect(huge, new Answer.Pixel(30, 40))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "300, 400, 0, 10, -8, 0, true",
        "300, 400, 100, 10, -8, 0, true", // a fifth of 500
        "300, 400, 101, 10, -8, 0, false",
        "300, 400, 0, 15, -8, 0, true", // 5 degrees off
        "300, 400, 0, 16, -8, 0, false",
        "300, 400, 0, 10, -13, 5, true",
        "300, 400, 0, 10, -14, 0, false",
        "300, 400, 0, 10, -8, -6, false",
        "300, 400, 0, 10, 8, 0, false"
    })
    void aMotionIsRightInItsPlaceAndInEachOfItsAngles(
            long x, long y, long z, long yaw, long pitch, long roll, boolean correct) {
        Sample sample = Samples.of(Subtask.CAMERA_SIX_DOF, new Answer.Motion(300, 400, 0, 10, -8, 0));
        assertThat(Grading.isCorrect(sample, new Answer.Motion(x, y, z, yaw, pitch, roll)))
                .isEqualTo(correct);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 80, true", // exactly 20 % under
        "100, 120, true",
        "100, 79, false",
        "180, -180, true", // the same heading
        "180, -144, true", // 36 degrees off, the shorter way round
        "180, -143, false",
        "-178, 177, true", // 5 degrees apart
        "3, -2, true",
        "3, -3, false"
    })
    void anAngleOfAMotionMayBeOffByAFifthOrFiveDegreesTheShorterWayRound(long truth, long predicted, boolean correct) {
        Sample sample = Samples.of(Subtask.CAMERA_SIX_DOF, new Answer.Motion(500, 0, 0, truth, 0, 0));
        assertThat(Grading.isCorrect(sample, new Answer.Motion(500, 0, 0, predicted, 0, 0)))
                .isEqualTo(correct);
        Sample rolled = Samples.of(Subtask.CAMERA_SIX_DOF, new Answer.Motion(500, 0, 0, 0, 0, truth));
        assertThat(Grading.isCorrect(rolled, new Answer.Motion(500, 0, 0, 0, 0, predicted)))
                .isEqualTo(correct);
        assertThat(Grading.isCorrect(rolled, new Answer.Vector(500, 0, 0))).isFalse();
    }
}
