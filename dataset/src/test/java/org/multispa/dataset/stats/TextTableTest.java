package org.multispa.dataset.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void textStandsLeftAndNumbersStandRight() {
        TextTable table = new TextTable(1, "name", "count");
        table.row("a", "12345678");
        table.row("longer name", "7");
        assertThat(table.render()).isEqualTo("""
                name            count
                a            12345678
                longer name         7
                """);
    }

    @Test
    void linesDoNotEndInBlanks() {
        TextTable table = new TextTable(2, "a", "b");
        table.row("x", "");
        table.row("y", "long text");
        assertThat(table.render().lines()).allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
    }

    @Test
    void aTableOfHeadingsIsEmpty() {
        TextTable table = new TextTable(1, "a");
        assertThat(table.isEmpty()).isTrue();
        table.row("x");
        assertThat(table.isEmpty()).isFalse();
    }

    @Test
    void aRowHasACellForEveryHeading() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextTable(1, "a", "b").row("x"))
                .withMessageContaining("2 cells, found 1");
    }
}
