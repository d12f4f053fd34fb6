package org.multispa.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.dataset.Answer.Unit;
import org.multispa.dataset.Subtask.AnswerKind;

class AnswersTest {
    @Test
    void everyRenderedAnswerReadsBackAsItself() {
        RandomSamples samples = new RandomSamples(1);
        for (Subtask subtask : Subtask.values()) {
            for (int i = 0; i < 200; i++) {
                Answer answer = samples.answer(subtask);
                assertThat(Answers.parse(subtask, answer.text())).contains(answer);
                assertThat(Answers.inReply(subtask, "I think `7` or `" + answer.text() + "`, surely."))
                        .contains(answer);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1941 | 1941",
                "-12 | -12",
                "'  7 ' | 7",
                "-0 | 0",
                "0 | 0",
                "007 | 7",
                "999999999999999999 | 999999999999999999",
                "-999999999999999999 | -999999999999999999"
            })
    void aScalarIsAWholeNumber(String text, long value) {
        assertThat(Answers.parse(AnswerKind.SCALAR, Unit.DEGREE, text)).contains(new Answer.Scalar(value, Unit.DEGREE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+5",
                "1941 mm",
                "1941.0",
                "1,941",
                "1e3",
                "NaN",
                "[ 5 ]",
                "--5",
                "5 6",
                "٣",
                "1000000000000000000",
                "0x10",
                "left"
            })
    void whatIsNotAWholeNumberIsNoScalar(String text) {
        assertThat(Answers.parse(AnswerKind.SCALAR, Unit.MILLIMETRE, text)).isEmpty();
    }

    @Test
    void theUnitOfAScalarIsThatOfItsSubtask() {
        assertThat(Answers.parse(Subtask.CAMERA_YAW_ANGLE, "12")).contains(new Answer.Scalar(12, Unit.DEGREE));
        assertThat(Answers.parse(Subtask.CAMERA_DISTANCE, "12")).contains(new Answer.Scalar(12, Unit.MILLIMETRE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[ -372 , 66 , -149 ]", "[-372,66,-149]", " [\t-372 ,66 ,\n-149 ] "})
    void whiteSpaceIsFreeInAVector(String text) {
        assertThat(Answers.parse(AnswerKind.VECTOR, Unit.MILLIMETRE, text)).contains(new Answer.Vector(-372, 66, -149));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ 1 , 2 ]",
                "[ 1 , 2 , 3 , 4 ]",
                "1 , 2 , 3",
                "[ 1 , 2 , 3",
                "1 , 2 , 3 ]",
                "[ 1 , , 3 ]",
                "[ 1 , 2 , 3 , ]",
                "[ ]",
                "[[ 1 , 2 , 3 ]]",
                "( 1 , 2 , 3 )",
                "[ 1 , 2 , 3.5 ]",
                "[ 1 2 3 ]",
                "- [1,2,3]"
            })
    void aVectorHasThreeNumbersInBrackets(String text) {
        assertThat(Answers.parse(AnswerKind.VECTOR, Unit.MILLIMETRE, text)).isEmpty();
    }

    @Test
    void aPixelLiesInTheNormalisedRange() {
        assertThat(Answers.parse(Subtask.CORRESPONDENCE_COORDINATE, "[ 0 , 999 ]"))
                .contains(new Answer.Pixel(0, 999));
        assertThat(Answers.parse(Subtask.CORRESPONDENCE_COORDINATE, "[ 0 , 1000 ]"))
                .isEmpty();
        assertThat(Answers.parse(Subtask.CORRESPONDENCE_COORDINATE, "[ -1 , 5 ]"))
                .isEmpty();
        assertThat(Answers.parse(Subtask.CORRESPONDENCE_COORDINATE, "[ 4294967296 , 5 ]"))
                .isEmpty();
        assertThat(Answers.parse(Subtask.CORRESPONDENCE_COORDINATE, "[ 1 , 2 , 3 ]"))
                .isEmpty();
    }

    @Test
    void aChoiceIsOneCapitalLetter() {
        assertThat(Answers.parse(Subtask.CORRESPONDENCE_CHOICE, "B")).contains(new Answer.Choice("B"));
        for (String wrong : new String[] {"b", "AB", "", "É", "1", "B."}) {
            assertThat(Answers.parse(Subtask.CORRESPONDENCE_CHOICE, wrong))
                    .as(wrong)
                    .isEmpty();
        }
    }

    @Test
    void aDirectionIsOneOfSixWords() {
        for (Answer.Direction.Word word : Answer.Direction.Word.values()) {
            assertThat(Answers.parse(Subtask.CAMERA_X_DIRECTION, " " + word.text()))
                    .contains(new Answer.Direction(word));
        }
        for (String wrong : new String[] {"Left", "leftward", "left up", "LEFT", ""}) {
            assertThat(Answers.parse(Subtask.CAMERA_X_DIRECTION, wrong))
                    .as(wrong)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "The depth is `1941` mm. | 1941",
                "`first` then `second` | second",
                "`first` then `open | first",
                "`` ` `` | `",
                "no span at all | none",
                "`open only | none",
                "`` `` | none",
                "`answer` and ` ` | answer",
                "```1941``` | 1941",
                "``1941` | none",
                "`a``b` | a``b",
                "`  spaced  ` | spaced",
                "`x` ``` `y` | y"
            })
    void theLastBackticksThatPairHoldTheAnswer(String reply, String span) {
        assertThat(Answers.lastBackticked(reply)).isEqualTo(Optional.ofNullable(span));
    }

    @Test
    void aSpanMayRunOverLines() {
        assertThat(Answers.lastBackticked("so\n```\n[ 1 , 2 , 3 ]\n```\n")).contains("[ 1 , 2 , 3 ]");
    }

    @Test
    void aReplyWhoseLastSpanIsOfTheWrongFormHasNoAnswer() {
        assertThat(Answers.inReply(Subtask.CAMERA_DISTANCE, "`1941` millimetres, or `about two metres`"))
                .isEmpty();
        assertThat(Answers.inReply(Subtask.CAMERA_DISTANCE, "1941")).isEmpty();
    }

    @Test
    void aReplyOfNothingButBackticksEndsSoon() {
        StringBuilder reply = new StringBuilder();
        for (int length = 1; length <= 1500; length++) {
            reply.append("`".repeat(length)).append('x');
        }
        assertThat(Answers.lastBackticked(reply.toString())).isEmpty();
        assertThat(Answers.lastBackticked("`x".repeat(200_001))).contains("x");
        assertThat(Answers.lastBackticked("`".repeat(1_000_000))).isEmpty();
        assertThat(Answers.parse(Subtask.CAMERA_VECTOR, "[".repeat(500_000))).isEmpty();
        assertThat(Answers.parse(Subtask.CAMERA_VECTOR, "[" + ",".repeat(500_000) + "]"))
                .isEmpty();
        assertThat(Answers.parse(Subtask.CAMERA_DISTANCE, "9".repeat(500_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[ 1 , -2 , 3 , 4 , -5 , 6 ] | 1 | -2 | 4 | 6",
                "'  [1,-2,3,4,-5,6] ' | 1 | -2 | 4 | 6",
                "[ 999999999999999999 , 0 , 3 , 180 , -5 , -180 ] | 999999999999999999 | 0 | 180 | -180"
            })
    void aMotionIsAListOfSix(String text, long x, long y, long yaw, long roll) {
        assertThat(Answers.parse(Subtask.CAMERA_SIX_DOF, text)).contains(new Answer.Motion(x, y, 3, yaw, -5, roll));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "[ 1 , 2 , 3 ]",
                "[ 1 , 2 , 3 , 4 , 5 ]",
                "[ 1 , 2 , 3 , 4 , 5 , 6 , 7 ]",
                "[ 1 , 2 , 3 , 4 , 5 , 6",
                "1 , 2 , 3 , 4 , 5 , 6",
                "[ 1 , 2 , 3 , 4 , 5 , 6 ] mm",
                "[[ 1 , 2 , 3 ] , [ 4 , 5 , 6 ]]",
                "[ 1 , 2 , 3 , 181 , 5 , 6 ]",
                "[ 1 , 2 , 3 , 4 , -181 , 6 ]",
                "[ 1 , 2 , 3 , 4 , 5 , 999999999999999999 ]",
                "[ 1 , 2 , 3 , 4.0 , 5 , 6 ]",
                "[ 1 , 2 , 3 , NaN , 5 , 6 ]",
                "[ 1 , 2 , 3 , , 5 , 6 ]",
                "[ 1 , 2 , 1000000000000000000 , 4 , 5 , 6 ]"
            })
    void whatIsNoListOfSixIsNoMotion(String text) {
        assertThat(Answers.parse(Subtask.CAMERA_SIX_DOF, text)).isEmpty();
        assertThat(Answers.inReply(Subtask.CAMERA_SIX_DOF, "`" + text + "`")).isEmpty();
    }

    @Test
    void aMotionIsNoVectorAndRollHasWordsOfItsOwn() {
        assertThat(Answers.parse(Subtask.CAMERA_VECTOR, "[ 1 , 2 , 3 , 4 , 5 , 6 ]"))
                .isEmpty();
        assertThat(Answers.parse(Subtask.CAMERA_ROLL_DIRECTION, "counterclockwise"))
                .contains(new Answer.Direction(Answer.Direction.Word.COUNTERCLOCKWISE));
        assertThat(Answers.parse(Subtask.CAMERA_ROLL_DIRECTION, "anticlockwise"))
                .isEmpty();
    }
}
