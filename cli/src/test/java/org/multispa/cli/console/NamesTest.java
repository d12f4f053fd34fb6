package org.multispa.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NamesTest {
    @Test
    void a_few_names_are_told_and_the_rest_are_counted() {
        assertThat(Names.some(List.of("a", "b", "c"), 2)).isEqualTo("a, b and 1 more");
        assertThat(Names.some(List.of("a", "b"), 2)).isEqualTo("a, b");
        assertThat(Names.some(List.of(), 2)).isEmpty();
    }

    @Test
    void a_long_list_is_broken_into_lines_that_fit() {
        String lines = Names.lines(Collections.nCopies(40, "camera-distance"));
        assertThat(lines.lines()).hasSizeGreaterThan(5).allSatisfy(line -> {
            assertThat(line).startsWith("  camera-distance");
            assertThat(line.length()).isBetween(15, 100);
        });
        assertThat(lines.lines().map(String::strip))
                .last()
                .satisfies(last -> assertThat(last).endsWith("camera-distance"));
        assertThat(lines.split("camera-distance", -1)).hasSize(41);
    }

    @Test
    void a_name_longer_than_a_line_stands_alone() {
        String giant = "x".repeat(150);
        assertThat(Names.lines(List.of("a", giant, "b")).lines()).containsExactly("  a,", "  " + giant + ",", "  b");
    }
}
