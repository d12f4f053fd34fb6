package org.multispa.engine.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.dataset.Subtask;
import org.multispa.engine.wording.WordingCheck.Role;

class EnglishRulesTest {
    /// Each row spoils a standard task of the subtask by taking one statement out of it.
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        depth-estimation-dot; (?i)backticks?; that the answer stands in backticks
        depth-estimation-dot; (?i)millimetres|mm; the unit (mm or millimetres)
        depth-estimation-dot; (?i)optical axis|depth; that depth, along the optical axis, is meant
        depth-comparison-dot; (?i)letters?; that the answer is a letter
        depth-estimation-coordinate; 999|1000|thousandths; how coordinates are normalised (0 to 999, thousandths)
        depth-estimation-coordinate; (?i)(top|upper)-left; that coordinates start top left
        correspondence-coordinate; (?i)right(wards)?; which way x points (right)
        correspondence-coordinate; (?i)down; which way y points (down)
        correspondence-coordinate; `\\[ x , y ]`; the form `[ x , y ]`
        correspondence-choice; (?i)Image-1|first; the first image
        correspondence-choice; (?i)Image-2|second; the second image
        camera-x-direction; `left`; the word `left`
        camera-y-direction; `down`; the word `down`
        camera-z-direction; `backward`; the word `backward`
        camera-yaw-direction; `right`; the word `right`
        camera-pitch-direction; `up`; the word `up`
        camera-yaw-angle; (?i)degrees; the unit (degrees)
        camera-vector; `\\[ x , y , z ]`; the form `[ x , y , z ]`
        camera-vector; (?i)forward; which way z points (forward)
        object-height; (?i)vertical; that height is vertical
        object-length; (?i)horizontal; that the side is horizontal
        object-length; (?i)longer; that length is the longer side
        object-width; (?i)shorter; that width is the shorter side
        """)
    void aTaskThatLeavesAStatementOutIsReported(String name, String regex, String meaning) {
        Subtask subtask = Subtask.byId(name.strip()).orElseThrow();
        Template task = WordingPacks.standard().pack(subtask).tasks().getFirst();
        Template spoilt = Template.of("t1", task.text().replaceAll(regex.strip(), "so"));

        assertThat(EnglishRules.problems(subtask, Role.TASK, task)).isEmpty();
        assertThat(EnglishRules.problems(subtask, Role.TASK, spoilt))
                .containsExactly("every task of " + name.strip() + " states " + meaning.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        depth-estimation-dot; How deep is the red dot?; red
        correspondence-choice; Which letter matches the Green dot?; Green
        depth-estimation-coordinate; How deep is ({x}, {y}) in Image-1?; Image-1
        depth-comparison-dot; Which is closer in both images?; both images
        camera-distance; How far is Image-3 from Image-2?; Image-3
        object-height; How tall must the {label} of Image-1 be?; Image-1
        object-width; How wide must the {label} be in the two views?; two views
        object-length; How long must a {label} be?; {label}
        object-height; How tall is the {label}?; is the {label}
        camera-distance; How many centimetres did it move?; centimetres
        camera-vector; What is the vector in metres?; metres
        camera-yaw-angle; How many radians did it turn?; radians
        camera-pitch-angle; Give just the number of the tilt.; just the number
        """)
    void whatMustNotBeSaidIsReported(String name, String question, String found) {
        Subtask subtask = Subtask.byId(name.strip()).orElseThrow();

        assertThat(EnglishRules.problems(subtask, Role.QUESTION, Template.of("q1", question.strip())))
                .singleElement()
                .asString()
                .startsWith("'" + found.strip() + "' must not be said: ");
    }

    @Test
    void wordsThatOnlyContainAForbiddenOneAreLeftAlone() {
        assertThat(EnglishRules.problems(
                        Subtask.DEPTH_ESTIMATION_DOT,
                        Role.QUESTION,
                        Template.of("q1", "How far is the covered, whitened, measured millimetre mark?")))
                .isEmpty();
    }

    @Test
    void theMotionSubtasksHaveTheirRulesToo() {
        Template task = Template.of("t1", "Say how far the point moved.");

        assertThat(EnglishRules.problems(Subtask.MOTION_VECTOR_COORDINATE_ADT, Role.TASK, task))
                .hasSizeGreaterThanOrEqualTo(9);
        assertThat(SlotChecks.slots(Subtask.MOTION_VECTOR_COORDINATE_ADT)).containsExactlyInAnyOrder("x", "y");
        assertThat(SlotChecks.slots(Subtask.MOTION_DISTANCE_DOT_PSTUDIO)).isEmpty();
        assertThat(List.of(Subtask.values()))
                .allSatisfy(subtask -> assertThat(
                                EnglishRules.problems(subtask, Role.QUESTION, Template.of("q1", "How far?")))
                        .isEmpty());
    }
}
