package org.multispa.engine.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Subtask;

class TemplateChecksTest {
    private static final String TASK = "Image-1 and Image-2 show one scene. Give the distance in mm, in backticks. ";

    @Test
    void spaceAtTheEdgesIsReported() {
        assertThat(Packs.problems(Packs.withQuestion("How far? "))).containsExactly("q1: space at the start or end");
        assertThat(Packs.problems(Packs.withQuestion(" How far?"))).containsExactly("q1: space at the start or end");
    }

    @Test
    void doubleSpacesAreReported() {
        assertThat(Packs.problems(Packs.withAnswer("It moved  `{answer}` mm.")))
                .containsExactly("a1: two spaces in a row");
    }

    @Test
    void lineBreaksAreReported() {
        for (String end : List.of("\n", "\r", "\t", "\u0085", "\u2028", "\u2029")) {
            assertThat(Packs.problems(Packs.withQuestion("How" + end + "far?")))
                    .singleElement()
                    .asString()
                    .startsWith("q1: a template is one line");
        }
    }

    @Test
    void tokensOfTheModelAreReported() {
        for (String token : List.of("<image>", "<IMG_CONTEXT>", "</img>", "<|im_end|>")) {
            assertThat(Packs.problems(Packs.withQuestion("How far " + token + "?")))
                    .singleElement()
                    .asString()
                    .startsWith("q1: tokens such as <image>");
        }
    }

    @Test
    void bracesOutsideSlotsAreReported() {
        for (String brace : List.of("{", "}", "{ x }", "{X}", "{}", "{{", "{x y}")) {
            assertThat(Packs.problems(Packs.withQuestion("How far is " + brace + "?")))
                    .singleElement()
                    .asString()
                    .startsWith("q1: a brace that belongs to no slot");
        }
    }

    @Test
    void aSentenceWithoutItsEndIsReported() {
        assertThat(Packs.problems(Packs.withQuestion("How far")))
                .containsExactly("q1: a sentence ends with a full stop, question mark or exclamation mark");
        assertThat(Packs.problems(Packs.withAnswer("It moved `{answer}` mm to the")))
                .containsExactly("a1: an answer ends with a full stop, or with its value and unit");
    }

    @Test
    void anAnswerMayEndWithItsValueAndUnit() {
        for (String answer :
                List.of("`{answer}`", "`{answer}` mm", "`{answer}`°", "Distance: `{answer}` millimetres")) {
            assertThat(Packs.problems(Packs.withAnswer(answer))).isEmpty();
        }
    }

    @Test
    void aQuestionWithoutOneOfItsSlotsIsReported() {
        WordingPack good = WordingPacks.standard().pack(Subtask.DEPTH_COMPARISON_COORDINATE);
        WordingPack pack = new WordingPack(
                good.subtask(),
                "en",
                1,
                good.tasks(),
                List.of(Template.of("q1", "Which is closer, ({x1}, {y1}) or ({x2}, {x2})?")),
                good.answers());

        assertThat(Packs.problems(pack)).containsExactly("q1: every question needs the slot {y2}");
    }

    @Test
    void aSlotThatTheSubtaskDoesNotKnowIsReported() {
        assertThat(Packs.problems(Packs.withTask(TASK + "It is {label}.")))
                .containsExactly("t1: unknown slot {label}; here there may be []");
        assertThat(Packs.problems(Packs.withQuestion("Is it {answer}?")))
                .containsExactly("q1: unknown slot {answer}; here there may be []");
        assertThat(Packs.problems(Packs.withAnswer("From {x} it is `{answer}`.")))
                .containsExactly("a1: unknown slot {x}; here there may be [answer]");
    }

    @Test
    void anAnswerWithoutBackticksIsReported() {
        for (String answer : List.of("It moved {answer} mm.", "It moved far.", "It moved ` {answer} ` mm.")) {
            assertThat(Packs.problems(Packs.withAnswer(answer)))
                    .containsExactly("a1: an answer holds `{answer}`, the slot between backticks");
        }
    }

    @Test
    void aSecondSpanInAnAnswerIsReported() {
        for (String answer :
                List.of("`{answer}` is `{answer}`.", "`mm`: `{answer}`.", "` `{answer}`.", "{answer}: `{answer}`.")) {
            assertThat(Packs.problems(Packs.withAnswer(answer)))
                    .containsExactly("a1: an answer holds `{answer}` once and no other backticks");
        }
    }

    @Test
    void backticksAroundASlotOfAQuestionAreReported() {
        WordingPack good = WordingPacks.standard().pack(Subtask.DEPTH_ESTIMATION_COORDINATE);
        WordingPack pack = new WordingPack(
                good.subtask(),
                "en",
                1,
                good.tasks(),
                List.of(Template.of("q1", "How deep is `{x}`, {y}?")),
                good.answers());

        assertThat(Packs.problems(pack))
                .containsExactly("q1: backticks around a slot are kept for {answer} in answers");
    }

    @Test
    void aLoneBacktickIsReported() {
        assertThat(Packs.problems(Packs.withTask(TASK + "Write ` there.")))
                .containsExactly("t1: a backtick without its partner");
    }
}
