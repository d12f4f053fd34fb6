package org.multispa.dataset.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LettersTest {
    @Test
    void everyCapitalFitsItsBoxAndIsCentred() {
        for (char c = 'A'; c <= 'Z'; c++) {
            Rectangle2D bounds =
                    Letters.centred(String.valueOf(c), 50, 30, 20, 20, 20).getBounds2D();
            assertThat(bounds.getCenterX()).isCloseTo(50, within(1e-6));
            assertThat(bounds.getCenterY()).isCloseTo(30, within(1e-6));
            assertThat(bounds.getWidth()).isBetween(5.0, 20.0001);
            assertThat(bounds.getHeight()).isBetween(13.0, 20.0001);
        }
    }

    @Test
    void capitalsOfOneAskedHeightAreEquallyTall() {
        for (char c : "ABDEFHIKLMNPRTUVXYZ".toCharArray()) {
            assertThat(Letters.centred(String.valueOf(c), 0, 0, 20, 100, 100)
                            .getBounds2D()
                            .getHeight())
                    .as(String.valueOf(c))
                    .isCloseTo(20, within(0.5));
        }
    }

    @Test
    void lettersDiffer() {
        Map<String, String> seen = new HashMap<>();
        for (char c = 'A'; c <= 'Z'; c++) {
            Shape shape = Letters.centred(String.valueOf(c), 8, 8, 16, 16, 16);
            StringBuilder cells = new StringBuilder();
            for (int y = 0; y < 16; y++) {
                for (int x = 0; x < 16; x++) {
                    cells.append(shape.contains(x + 0.5, y + 0.5) ? '#' : '.');
                }
            }
            assertThat(cells.chars().filter(cell -> cell == '#').count()).isBetween(30L, 190L);
            assertThat(seen.put(cells.toString(), String.valueOf(c)))
                    .as(String.valueOf(c))
                    .isNull();
        }
    }

    @Test
    void theLettersWithHolesHaveThem() {
        Shape o = Letters.centred("O", 0, 0, 100, 200, 200);
        assertThat(o.contains(0, 0)).isFalse();
        assertThat(o.contains(-45, 0)).isTrue();
        assertThat(Letters.centred("D", 0, 0, 100, 200, 200).contains(0, 0)).isFalse();
        assertThat(Letters.centred("I", 0, 0, 100, 200, 200).contains(0, 0)).isTrue();
    }

    @Test
    void whatIsNoCapitalIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Letters.centred("a", 0, 0, 1, 1, 1))
                .withMessageContaining("'a'");
    }
}
