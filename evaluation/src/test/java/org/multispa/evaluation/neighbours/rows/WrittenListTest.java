package org.multispa.evaluation.neighbours.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WrittenListTest {
    @Test
    void lists_of_python_and_json_are_read() {
        assertThat(WrittenList.parse("['a', 'b']")).contains(List.of("a", "b"));
        assertThat(WrittenList.parse("[\"it's\", 'say \"x\"']")).contains(List.of("it's", "say \"x\""));
        assertThat(WrittenList.parse(" [1, 2.5, None] ")).contains(List.of("1", "2.5", "None"));
        assertThat(WrittenList.parse("[]")).contains(List.of());
        assertThat(WrittenList.parse("['a',]")).contains(List.of("a"));
        assertThat(WrittenList.parse("['$6, 000', 'x]']")).contains(List.of("$6, 000", "x]"));
    }

    @Test
    void escapes_are_undone() {
        assertThat(WrittenList.parse("['a\\nb', 'it\\'s', '\\\\frac', '\\x41\\u00e9']"))
                .contains(List.of("a\nb", "it's", "\\frac", "Aé"));
        assertThat(WrittenList.parse("['\\q', '\\xZZ']")).contains(List.of("\\q", "\\xZZ"));
    }

    @Test
    void what_is_no_list_is_none() {
        for (String text :
                List.of("", "a", "[", "]", "[a", "['a'", "['a' 'b']", "['a]", "[[1], [2]]", "['a'],", "[,]")) {
            assertThat(WrittenList.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void any_text_is_a_list_or_not_but_never_a_failure() {
        Random random = new Random(7);
        String signs = "[]'\",\\ xu1a";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("[");
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            WrittenList.parse(text + "]")
                    .ifPresent(elements -> assertThat(elements).doesNotContainNull());
        }
    }
}
