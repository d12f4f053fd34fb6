package org.multispa.evaluation.neighbours.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.DatasetException;

final class RowTest {
    private static Row row(Map<String, Object> values) {
        return new Row("a.tsv: row 3", values, Map.of());
    }

    @Test
    void texts_are_stripped_and_blank_ones_are_not_there() {
        Row row = row(Map.of("a", " x ", "b", "  ", "c", 5L, "d", true, "e", List.of("y")));
        assertThat(row.text("a")).contains("x");
        assertThat(row.text("b")).isEmpty();
        assertThat(row.text("c")).contains("5");
        assertThat(row.text("d")).contains("true");
        assertThat(row.text("e")).isEmpty();
        assertThatThrownBy(() -> row.need("b"))
                .isInstanceOf(DatasetException.class)
                .hasMessage("a.tsv: row 3: expected a text in 'b', found none");
    }

    @Test
    void lists_may_be_lists_or_be_written_out() {
        Row row = row(Map.of("a", List.of("x", 2L), "b", "['x', 'y']", "c", "x"));
        assertThat(row.texts("a")).containsExactly("x", "2");
        assertThat(row.texts("b")).containsExactly("x", "y");
        assertThat(row.texts("c")).containsExactly("x");
        assertThat(row.texts("d")).isEmpty();
    }

    @Test
    void numbers_are_finite() throws DatasetException {
        assertThat(row(Map.of("a", "3.5")).number("a")).isEqualTo(3.5);
        for (String wrong : List.of("x", "NaN", "Infinity")) {
            assertThatThrownBy(() -> row(Map.of("a", wrong)).number("a"))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("'a'")
                    .hasMessageContaining(wrong);
        }
    }

    @Test
    void fields_and_objects_are_rows_of_their_own() {
        Row row = row(Map.of("a", Map.of("b", "c"), "list", List.of(Map.of("x", 1L), Map.of("x", 2L))));
        assertThat(row.inner("a").text("b")).contains("c");
        assertThat(row.inner("none").values()).isEmpty();
        assertThat(row.rows("list").stream().map(one -> one.text("x").orElse("")))
                .containsExactly("1", "2");
    }
}
