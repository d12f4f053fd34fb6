package org.multispa.engine.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void slotsAreFilledWhereTheyStand() {
        assertThat(fill("{x}{y}, {x}: `{answer}`", Map.of("x", "1", "y", "2"), "9"))
                .isEqualTo("12, 1: `9`");
    }

    @Test
    void valuesAreTakenLiterally() {
        assertThat(fill("<{x}>", Map.of("x", "{y} $1 \\ {answer}", "y", "no"), "9"))
                .isEqualTo("<{y} $1 \\ {answer}>");
    }

    @Test
    void bracesThatFormNoSlotStayText() {
        Template template = Template.of("t1", "{a {B} { c } {}} {d}");

        assertThat(template.slots()).containsExactly("d");
        assertThat(template.literalText()).isEqualTo("{a {B} { c } {}} ");
        assertThat(fill("{a {B} {d}", Map.of("d", "4"), "")).isEqualTo("{a {B} 4");
    }

    @Test
    void aMissingValueIsNamed() {
        assertThatThrownBy(() -> fill("see {label}", Map.of("x", "1"), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("t1")
                .hasMessageContaining("{label}");
    }

    @Test
    void templatesAreEqualByIdAndText() {
        assertThat(Template.of("t1", "a {x}"))
                .isEqualTo(Template.of("t1", "a {x}"))
                .hasSameHashCodeAs(Template.of("t1", "a {x}"))
                .isNotEqualTo(Template.of("t2", "a {x}"))
                .isNotEqualTo(Template.of("t1", "a {y}"))
                .hasToString("t1: a {x}");
    }

    private static String fill(String text, Map<String, String> values, String answer) {
        StringBuilder out = new StringBuilder();
        Template.of("t1", text).fill(out, values, answer);
        return out.toString();
    }
}
