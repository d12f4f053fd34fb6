package org.multispa.engine.reports;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AsciiBufferTest {
    private static String fixed(double value, int decimals) {
        return new String(new AsciiBuffer().fixed(value, decimals).toBytes(), US_ASCII);
    }

    @Test
    void numbers_have_exactly_the_asked_decimals() {
        assertThat(fixed(1, 4)).isEqualTo("1.0000");
        assertThat(fixed(-12.34567, 3)).isEqualTo("-12.346");
        assertThat(fixed(0.000001, 6)).isEqualTo("0.000001");
        assertThat(fixed(99.9999999, 6)).isEqualTo("100.000000");
        assertThat(fixed(100, 6)).isEqualTo("100.000000");
    }

    @Test
    void halves_are_rounded_away_from_zero() {
        assertThat(fixed(0.5 + 0.125, 2)).isEqualTo("0.63");
        assertThat(fixed(-0.625, 2)).isEqualTo("-0.63");
    }

    @Test
    void what_rounds_to_zero_has_no_sign() {
        assertThat(fixed(-0.00001, 4)).isEqualTo("0.0000");
        assertThat(fixed(-0.0, 4)).isEqualTo("0.0000");
    }

    @Test
    void numbers_too_large_for_whole_steps_are_written_out() {
        assertThat(fixed(1e15, 6)).isEqualTo("1000000000000000.000000");
        assertThat(fixed(-1e22, 2)).isEqualTo("-10000000000000000000000.00");
        assertThat(fixed(Double.NaN, 2)).isEqualTo("NaN");
        assertThat(fixed(Double.NEGATIVE_INFINITY, 2)).isEqualTo("-Infinity");
    }

    @Test
    void random_numbers_are_within_half_a_unit_of_the_last_place() {
        Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            int decimals = 1 + random.nextInt(8);
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(7));
            BigDecimal written = new BigDecimal(fixed(value, decimals));

            assertThat(written.scale()).isEqualTo(decimals);
            assertThat(written.subtract(new BigDecimal(value)).abs().doubleValue())
                    .isLessThanOrEqualTo(0.5 * Math.pow(10, -decimals) * (1 + 1e-6));
        }
    }

    @Test
    void decimals_of_few_digits_are_written_as_they_are() {
        Random random = new Random(10);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(-2_000_000, 2_000_000), 4);

            assertThat(fixed(value.doubleValue(), 4))
                    .isEqualTo(value.setScale(4, RoundingMode.UNNECESSARY).toPlainString());
        }
    }

    @Test
    void the_locale_does_not_matter_and_the_text_grows_without_end() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            AsciiBuffer text = new AsciiBuffer();
            for (int i = 0; i < 1_000; i++) {
                text.whole(-1_234_567).put(';').fixed(1_234.5, 1).text("\n");
            }

            assertThat(new String(text.toBytes(), US_ASCII)).isEqualTo("-1234567;1234.5\n".repeat(1_000));
        } finally {
            Locale.setDefault(before);
        }
    }
}
