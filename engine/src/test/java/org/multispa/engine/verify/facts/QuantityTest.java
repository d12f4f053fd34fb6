package org.multispa.engine.verify.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;

final class QuantityTest {
    @Test
    void whole_numbers_fit_what_they_are_rounded_from_and_nothing_else() {
        Random random = new Random(1);
        for (int trial = 0; trial < 1000; trial++) {
            double metres = 20 * random.nextDouble() - 10;
            long shown = Answer.millimetres(metres).value();
            Quantity exact = Quantity.rounded(1000 * metres);
            assertThat(exact.fits((double) shown)).isTrue();
            assertThat(exact.fits(shown + 1.0)).isFalse();
            assertThat(exact.fits(shown - 1.0)).isFalse();
            assertThat(exact.fits(shown + 0.1)).isFalse();
            assertThat(exact.shown()).isEqualTo(Long.toString(shown));
        }
    }

    @Test
    void at_a_tie_both_neighbours_fit() {
        assertThat(Quantity.rounded(2.5).fits(2)).isTrue();
        assertThat(Quantity.rounded(2.5).fits(3)).isTrue();
        assertThat(Quantity.rounded(2.5).shown()).isEqualTo("3");
        assertThat(Quantity.rounded(-2.5).shown()).isEqualTo("-3");
    }

    @Test
    void pixels_are_rounded_down() {
        Random random = new Random(2);
        for (int trial = 0; trial < 1000; trial++) {
            double u = 640 * random.nextDouble();
            int shown = Answer.pixel(u, 0, 640, 480).x();
            Quantity exact = Quantity.thousandths(u, 640);
            assertThat(exact.fits((double) shown)).isTrue();
            assertThat(exact.fits(shown + 1.0)).isFalse();
            assertThat(exact.fits(shown - 1.0)).isFalse();
            assertThat(exact.shown()).isEqualTo(Integer.toString(shown));
        }
        assertThat(Quantity.thousandths(6.4 - 1e-12, 640).fits(10)).isTrue();
        assertThat(Quantity.thousandths(6.4 - 1e-12, 640).fits(9)).isTrue();
    }

    @Test
    void numbers_as_they_are_may_differ_by_rounding_only() {
        assertThat(Quantity.close(1.5).fits(1.5 + 1e-9)).isTrue();
        assertThat(Quantity.close(1.5).fits(1.5 + 1e-5)).isFalse();
        assertThat(Quantity.close(1e6).fits(1e6 + 0.1)).isTrue();
        assertThat(Quantity.close(1.5).fits(Double.NaN)).isFalse();
        assertThat(Quantity.close(1.5).shown()).isEqualTo("1.500000");
    }

    @Test
    void a_factor_scales_the_number_and_keeps_the_form() {
        assertThat(Quantity.rounded(1941).times(0.001).fits(2)).isTrue();
        assertThat(Quantity.rounded(1941).times(-1).fits(-1941)).isTrue();
        assertThat(Quantity.close(2).times(1000).fits(2000)).isTrue();
    }
}
