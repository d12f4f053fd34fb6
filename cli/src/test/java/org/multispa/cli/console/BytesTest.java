package org.multispa.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class BytesTest {
    @Test
    void three_digits_and_a_unit_are_shown() {
        assertThat(Bytes.text(0)).isEqualTo("0 B");
        assertThat(Bytes.text(999)).isEqualTo("999 B");
        assertThat(Bytes.text(1000)).isEqualTo("1.00 kB");
        assertThat(Bytes.text(9_994)).isEqualTo("9.99 kB");
        assertThat(Bytes.text(9_996)).isEqualTo("10.0 kB");
        assertThat(Bytes.text(999_949)).isEqualTo("1.00 MB");
        assertThat(Bytes.text(16_150_730_752L)).isEqualTo("16.2 GB");
        assertThat(Bytes.text(Long.MAX_VALUE)).isEqualTo("9.22 EB");
    }

    @Test
    void sizes_are_read_with_and_without_a_unit() {
        assertThat(Bytes.parse("5GB")).isEqualTo(5_000_000_000L);
        assertThat(Bytes.parse("500 mb")).isEqualTo(500_000_000L);
        assertThat(Bytes.parse("1.5GiB")).isEqualTo(1_610_612_736L);
        assertThat(Bytes.parse("24Gi")).isEqualTo(24L << 30);
        assertThat(Bytes.parse("2k")).isEqualTo(2000);
        assertThat(Bytes.parse("7")).isEqualTo(7);
        assertThat(Bytes.parse(" 7 B ")).isEqualTo(7);
    }

    @Test
    void what_is_shown_can_be_read_and_is_right_to_three_digits() {
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            long bytes = (long) Math.pow(10, 14 * random.nextDouble());
            assertThat((double) Bytes.parse(Bytes.text(bytes)))
                    .isCloseTo((double) bytes, Percentage.withPercentage(0.6));
        }
    }

    @Test
    void other_texts_are_refused_with_an_example() {
        for (String wrong : List.of(
                "",
                "GB",
                "-5GB",
                "0",
                "0.4",
                "5 G B",
                "5XB",
                "1e9",
                "NaN",
                "5i",
                "5iB",
                "9".repeat(15) + "TiB",
                "9".repeat(40))) {
            assertThatThrownBy(() -> Bytes.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("expected a size such as 5GB, 500MB or 24GiB, found '" + wrong + "'");
        }
    }

    @Test
    void numbers_do_not_follow_the_machine_s_language() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Bytes.text(1234)).isEqualTo("1.23 kB");
        } finally {
            Locale.setDefault(before);
        }
    }
}
