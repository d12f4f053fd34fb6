package org.multispa.scenes.posed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberFileTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void numbersArePartedByBlanksCommasAndLines() throws IOException {
        assertThat(NumberFile.parse(" 1, 2.5\t-3e-2\r\n4 ")).containsExactly(1, 2.5, -0.03, 4);
        assertThat(NumberFile.parse(" \n ")).isEmpty();
    }

    @Test
    void lostValuesAreReadInEveryDialect() throws IOException {
        assertThat(NumberFile.parse("nan NaN -nan 1.#QNAN -1.#IND")).containsOnly(Double.NaN);
        assertThat(NumberFile.parse("inf -inf Infinity"))
                .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    @Test
    void otherTextIsRefused() {
        for (String text : new String[] {"one", "1 2 x", "0x1F z", "1;2", "--3"}) {
            assertThatIOException().isThrownBy(() -> NumberFile.parse(text)).withMessageContaining("expected a number");
        }
        assertThatIOException()
                .isThrownBy(() -> NumberFile.parse("y".repeat(1000)))
                .withMessageMatching(".{20,100}");
    }

    @Test
    void filesAreNamedInErrors() throws IOException {
        Path file = Files.writeString(folder.resolve("k.txt"), "1 2 3");
        assertThat(NumberFile.read(file, 3)).containsExactly(1, 2, 3);
        assertThatIOException()
                .isThrownBy(() -> NumberFile.read(file, 9))
                .withMessageContaining("k.txt: expected 9 numbers, found 3");
        assertThatIOException()
                .isThrownBy(() -> NumberFile.read(folder.resolve("none.txt")))
                .withMessageContaining("none.txt");
        Files.writeString(file, "1 ".repeat(40_000));
        assertThatIOException().isThrownBy(() -> NumberFile.read(file)).withMessageContaining("longer");
        Files.writeString(file, "1 b");
        assertThatIOException().isThrownBy(() -> NumberFile.read(file)).withMessageContaining("k.txt");
    }
}
