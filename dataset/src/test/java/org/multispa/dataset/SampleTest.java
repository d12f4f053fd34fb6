package org.multispa.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.dataset.Answer.Unit;

class SampleTest {
    private static final Answer.Scalar DISTANCE = new Answer.Scalar(1941, Unit.MILLIMETRE);
    private static final Turn HUMAN = new Turn(Turn.Speaker.HUMAN, "How far?");
    private static final Turn GPT = new Turn(Turn.Speaker.GPT, "`1941`");

    private static Sample withTurns(List<Turn> turns) {
        Sample base = Samples.of(Subtask.CAMERA_DISTANCE, DISTANCE);
        return new Sample(
                base.id(), base.images(), turns, base.subtask(), base.split(), base.truth(), base.provenance());
    }

    @Test
    void aBenchmarkSampleKeepsTheQuestionAndHidesTheAnswer() {
        Sample sample = withTurns(List.of(HUMAN, GPT, HUMAN, GPT));
        assertThat(sample.isBenchmark()).isFalse();
        Sample asked = sample.asBenchmark();
        assertThat(asked.isBenchmark()).isTrue();
        assertThat(asked.conversations()).containsExactly(HUMAN);
        assertThat(asked.truth()).isEqualTo(DISTANCE);
        assertThat(asked.asBenchmark()).isEqualTo(asked);
    }

    @Test
    void aConversationAlternatesAndEndsWithTheAnswer() {
        for (List<Turn> wrong : List.of(
                List.<Turn>of(),
                List.of(GPT),
                List.of(GPT, HUMAN),
                List.of(HUMAN, HUMAN),
                List.of(HUMAN, GPT, HUMAN),
                List.of(HUMAN, GPT, GPT, HUMAN))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> withTurns(wrong))
                    .withMessageContaining("id-1")
                    .withMessageContaining("human and gpt in turn");
        }
    }

    @Test
    void aPlainQuestionHasNoTraceOfPlaceholders() {
        Map<String, String> plain = Map.of(
                "Image-1: <image>\nImage-2: <image>\nHow far?", "How far?",
                "<image>\n<image>\nHow far?", "How far?",
                "How far?\n<image>\nImage-2: <image>", "How far?",
                "From <image> to <image>: how far?", "From  to : how far?",
                "Image-1: <image>\nImage-2: <image>\nFrom Image-1: how far?", "From Image-1: how far?",
                "Image-10: <image>\nTask.\nHow far?", "Task.\nHow far?");
        plain.forEach((asked, expected) -> assertThat(withTurns(List.of(new Turn(Turn.Speaker.HUMAN, asked), GPT))
                        .plainQuestion())
                .isEqualTo(expected));
    }

    @Test
    void theTruthMustHaveTheFormAndUnitOfTheSubtask() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.of(Subtask.CAMERA_DISTANCE, new Answer.Choice("A")))
                .withMessageContaining("camera-distance");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.of(Subtask.CAMERA_YAW_ANGLE, DISTANCE))
                .withMessageContaining("camera-yaw-angle");
    }

    @Test
    void everySubtaskAcceptsItsOwnAnswersOnly() {
        RandomSamples samples = new RandomSamples(3);
        for (Subtask subtask : Subtask.values()) {
            for (Subtask other : Subtask.values()) {
                boolean same = subtask.answerKind() == other.answerKind()
                        && subtask.unit().equals(other.unit());
                assertThat(subtask.accepts(samples.answer(other)))
                        .as(subtask + " " + other)
                        .isEqualTo(same);
            }
        }
    }

    @Test
    void onlyTheAnglesAreInDegrees() {
        assertThat(List.of(Subtask.values()).stream()
                        .filter(s -> s.unit().filter(u -> u == Unit.DEGREE).isPresent()))
                .containsExactly(Subtask.CAMERA_YAW_ANGLE, Subtask.CAMERA_PITCH_ANGLE, Subtask.CAMERA_ROLL_ANGLE);
        assertThat(Subtask.CAMERA_VECTOR.unit()).contains(Unit.MILLIMETRE);
        assertThat(Subtask.CORRESPONDENCE_COORDINATE.unit()).isEmpty();
        assertThat(Subtask.CAMERA_X_DIRECTION.unit()).isEmpty();
    }

    @Test
    void anOverlayNeedsAnImageToBeDrawnOn() {
        Overlay second = new Overlay(2, List.of(new Overlay.Dot(1, 1, "")));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Samples.of(Subtask.CAMERA_DISTANCE, DISTANCE, Samples.provenance(Map.of(), List.of(second))))
                .withMessageContaining("no image 2");
    }

    @Test
    void theOverlayOfAnImageIsFoundByItsPosition() {
        Overlay overlay = new Overlay(1, List.of(new Overlay.Dot(1, 1, "A")));
        Sample sample = Samples.of(Subtask.CAMERA_DISTANCE, DISTANCE, Samples.provenance(Map.of(), List.of(overlay)));
        assertThat(sample.overlay(1)).contains(overlay);
        assertThat(sample.overlay(0)).isEmpty();
    }

    @Test
    void provenanceRefusesTwoOverlaysOnOneImageAndNumbersThatAreNone() {
        Overlay overlay = new Overlay(0, List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.provenance(Map.of(), List.of(overlay, overlay)))
                .withMessageContaining("one overlay an image");
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Samples.provenance(Map.of("depth_m", wrong), List.of()))
                    .withMessageContaining("depth_m");
        }
    }

    @Test
    void theOtherPointOfAComparisonNeedsBothCoordinates() {
        assertThat(Samples.provenance(Map.of(Provenance.OTHER_X, 3.0), List.of())
                        .otherPixel())
                .isEmpty();
        assertThat(Samples.provenance(Map.of(Provenance.OTHER_X, 3.0, Provenance.OTHER_Y, 4.0), List.of())
                        .otherPixel())
                .contains(new Answer.Pixel(3, 4));
    }

    @Test
    void dotsHaveOneCapitalLetterEachOrNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Overlay.Dot(1, 1, "AB"))
                .withMessageContaining("AB");
        assertThatIllegalArgumentException().isThrownBy(() -> new Overlay.Dot(Double.NaN, 1, "A"));
        Overlay.Dot bare = new Overlay.Dot(1, 1, "");
        Overlay.Dot a = new Overlay.Dot(2, 2, "A");
        assertThat(new Overlay(0, List.of(bare, bare, a)).dots()).hasSize(3);
        assertThatIllegalArgumentException().isThrownBy(() -> new Overlay(0, List.of(a, a)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Overlay(-1, List.of()));
    }

    @Test
    void aSampleDoesNotChangeWithTheListsItWasMadeFrom() {
        List<Turn> turns = new ArrayList<>(List.of(HUMAN, GPT));
        Sample sample = withTurns(turns);
        turns.clear();
        assertThat(sample.conversations()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../a",
                "a/../b",
                "a/..",
                "./a",
                "a//b",
                "a/",
                "a\\b",
                "C:/a",
                "a\nb",
                "a\u0000b",
                ".."
            })
    void aPathMustStayBelowItsRoot(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sample.Image(path, 10, 10))
                .withMessageContaining("relative path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b.jpg", "scene0000_00/000030.jpg", "..a/b..", "é/漢.png", "a b/c"})
    void aPathMayBeAnythingElse(String path) {
        assertThat(RelativePath.check(path)).isEqualTo(path);
    }

    @Test
    void anImageHasASize() {
        for (int[] size : new int[][] {{0, 5}, {5, 0}, {-1, 5}, {1_000_001, 5}, {5, Integer.MAX_VALUE}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Sample.Image("a.jpg", size[0], size[1]))
                    .withMessageContaining("a.jpg");
        }
    }
}
