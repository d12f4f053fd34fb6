package org.multispa.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class WellFormedTest {
    @Test
    void text_without_lone_surrogates_is_the_same_object() {
        String text = "a🙂b\uFFFD";
        assertThat(WellFormed.of(text)).isSameAs(text);
    }

    @Test
    void every_lone_surrogate_is_replaced_and_nothing_else_changes() {
        Random random = new Random(91);
        String alphabet = "ab\uD83D\uDE42\uD800\uDFFF";
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(12); k > 0; k--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String expected = text.codePoints()
                    .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(WellFormed.of(text.toString())).isEqualTo(expected);
        }
    }

    @Test
    void white_space_is_found_at_both_sides_of_a_place() {
        String text = "a \t\n b";
        assertThat(WellFormed.endWithoutSpace(text, 0, 5)).isEqualTo(1);
        assertThat(WellFormed.endWithoutSpace(text, 2, 5)).isEqualTo(2);
        assertThat(WellFormed.startWithoutSpace(text, 1)).isEqualTo(5);
        assertThat(WellFormed.startWithoutSpace("a ", 1)).isEqualTo(2);
    }
}
