package org.multispa.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MarkdownTableTest {
    @Test
    void columns_are_as_wide_as_their_widest_cell() {
        MarkdownTable table = new MarkdownTable(List.of("name", "n"));
        table.row(List.of("a", "1"));
        table.row(List.of("longer – é", "1,234"));
        assertThat(table.render()).isEqualTo("""
                        | name       |     n |
                        |------------|------:|
                        | a          |     1 |
                        | longer – é | 1,234 |
                        """);
    }

    @Test
    void bars_and_line_ends_in_cells_cannot_break_the_table() {
        MarkdownTable table = new MarkdownTable(List.of("name", "n"));
        table.row(List.of("a|b\nc", "1"));
        assertThat(table.render()).contains("| a\\|b c | 1 |");
    }

    @Test
    void a_row_of_another_length_is_refused() {
        MarkdownTable table = new MarkdownTable(List.of("name", "n"));
        assertThatThrownBy(() -> table.row(List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 2 cells, found 1");
    }
}
