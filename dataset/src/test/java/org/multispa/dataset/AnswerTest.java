package org.multispa.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.geometry.Vec3;

class AnswerTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "0.4999, 0",
        "0.5, 1",
        "-0.5, -1",
        "-0.4999, 0",
        "1.5, 2",
        "2.5, 3",
        "-2.5, -3",
        "1940.6, 1941",
        "-1940.4, -1940"
    })
    void halvesAreRoundedAwayFromZero(double value, long rounded) {
        assertThat(Rounding.halfAwayFromZero(value)).isEqualTo(rounded);
    }

    @Test
    void answersRenderAsTheTrainingTextShowsThem() {
        assertThat(Answer.millimetres(1.9411).text()).isEqualTo("1941");
        assertThat(Answer.degrees(-12.5).text()).isEqualTo("-13");
        assertThat(Answer.vectorMillimetres(new Vec3(-0.3719, 0.0661, -0.1494)).text())
                .isEqualTo("[ -372 , 66 , -149 ]");
        assertThat(new Answer.Pixel(12, 999).text()).isEqualTo("[ 12 , 999 ]");
        assertThat(new Answer.Choice("B").text()).isEqualTo("B");
        assertThat(new Answer.Direction(Answer.Direction.Word.BACKWARD).text()).isEqualTo("backward");
    }

    @Test
    void aPixelIsNormalisedByTheImageSize() {
        assertThat(Answer.pixel(0, 0, 640, 480)).isEqualTo(new Answer.Pixel(0, 0));
        assertThat(Answer.pixel(639.99, 479.99, 640, 480)).isEqualTo(new Answer.Pixel(999, 999));
        assertThat(Answer.pixel(320, 120, 640, 480)).isEqualTo(new Answer.Pixel(500, 250));
        assertThatIllegalArgumentException().isThrownBy(() -> Answer.pixel(640, 0, 640, 480));
        assertThatIllegalArgumentException().isThrownBy(() -> Answer.pixel(-0.01, 0, 640, 480));
    }

    @Test
    void aChoiceRefusesWhatIsNotOneLetter() {
        for (String wrong : List.of("", "a", "AA", "1")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Answer.Choice(wrong));
        }
    }

    @Test
    void thereAre26SubtasksWithDistinctNamesOfWhich18StandStill() {
        List<String> ids = Subtask.benchmark().stream().map(Subtask::id).toList();
        assertThat(ids).hasSize(26);
        assertThat(new HashSet<>(ids)).hasSize(26);
        assertThat(Subtask.staticOnes())
                .hasSize(18)
                .isEqualTo(List.of(Subtask.values()).subList(0, 18));
        for (Subtask subtask : Subtask.values()) {
            assertThat(Subtask.byId(subtask.id())).contains(subtask);
        }
        assertThat(Subtask.byId("x_movement")).isEmpty();
    }

    @Test
    void theExtraSubtasksStandBehindThe26AndBelongToNoList() {
        List<Subtask> all = List.of(Subtask.values());
        assertThat(Subtask.benchmark()).isEqualTo(all.subList(0, 26)).noneMatch(Subtask::isExtra);
        assertThat(all.subList(26, all.size()))
                .containsExactly(Subtask.CAMERA_ROLL_DIRECTION, Subtask.CAMERA_ROLL_ANGLE, Subtask.CAMERA_SIX_DOF)
                .allMatch(Subtask::isExtra)
                .allMatch(Subtask::isStatic);
        assertThat(Subtask.staticOnes()).noneMatch(Subtask::isExtra);
        assertThat(Subtask.byId("camera-six-dof")).contains(Subtask.CAMERA_SIX_DOF);
    }

    @Test
    void aMotionIsRoundedNumberByNumber() {
        Answer.Motion motion = Answer.motion(new Vec3(-0.3725, 0.0664, -0.1486), -179.6, 12.5, -0.4);
        assertThat(motion).isEqualTo(new Answer.Motion(-373, 66, -149, -180, 13, 0));
        assertThat(motion.text()).isEqualTo("[ -373 , 66 , -149 , -180 , 13 , 0 ]");
    }

    @Test
    void aMotionTurnsByAtMostHalfATurn() {
        for (long[] wrong : new long[][] {{181, 0, 0}, {0, -181, 0}, {0, 0, 181}, {Long.MIN_VALUE, 0, 0}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Answer.Motion(0, 0, 0, wrong[0], wrong[1], wrong[2]))
                    .withMessageContaining("-180..180");
        }
    }
}
