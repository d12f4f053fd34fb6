package org.multispa.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

final class ConvertersTest {
    private static final class Lengths extends Choice<Integer> {
        Lengths() {
            super(List.of(1, 2, 3), length -> "i".repeat(length));
        }
    }

    @Test
    void a_choice_is_named_in_any_case_and_lists_its_names() {
        Lengths choice = new Lengths();
        assertThat(choice).containsExactly("i", "ii", "iii");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr"));
            assertThat(choice.convert("II")).isEqualTo(2);
        } finally {
            Locale.setDefault(before);
        }
        assertThatThrownBy(() -> choice.convert("iv"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("expected i, ii or iii, found 'iv'");
    }

    @Test
    void numbers_of_things_are_at_least_one() {
        assertThat(new Positive.Int().convert("2147483647")).isEqualTo(Integer.MAX_VALUE);
        assertThat(new Positive.Wide().convert("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        for (String wrong : List.of("0", "-1", "", "1.5", "1e3", "many", "2147483648")) {
            assertThatThrownBy(() -> new Positive.Int().convert(wrong))
                    .isInstanceOf(TypeConversionException.class)
                    .hasMessage("expected a whole number from 1 to 2147483647, found '" + wrong + "'");
        }
        assertThatThrownBy(() -> new Positive.Wide().convert("9223372036854775808"))
                .isInstanceOf(TypeConversionException.class);
    }
}
