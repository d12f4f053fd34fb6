package org.multispa.evaluation.extract.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.multispa.evaluation.extract.text.Tokenizer.Commas;

final class TokenizerTest {
    /// Tokens as a text: numbers as they are, words in angle quotes, signs bare, line ends as `/`.
    private static String tokens(String text, Commas commas) {
        return Tokenizer.tokens(PlainText.of(text), commas).stream()
                .map(token -> switch (token) {
                    case Token.Num number -> number.usable() ? number.value().toPlainString() : "odd";
                    case Token.Word word -> "‹" + word.text() + "›";
                    case Token.Symbol symbol -> String.valueOf(symbol.sign());
                    case Token.Break _ -> "/";
                })
                .collect(Collectors.joining(" "));
    }

    private static String belonging(String text) {
        return tokens(text, Commas.BELONG);
    }

    private static String separate(String text) {
        return tokens(text, Commas.SEPARATE);
    }

    @Test
    void words_numbers_signs_and_line_ends_are_told_apart() {
        assertThat(belonging("The camera, 5 m\nfar!")).isEqualTo("‹the› ‹camera› , 5 ‹m› / ‹far› !");
        assertThat(belonging("didn't 'quote'")).isEqualTo("‹didn't› ' ‹quote› '");
        assertThat(belonging("")).isEmpty();
        assertThat(belonging(" \t ")).isEmpty();
    }

    @Test
    void numbers_are_parted_from_what_touches_them() {
        assertThat(belonging("1941mm")).isEqualTo("1941 ‹mm›");
        assertThat(belonging("x412")).isEqualTo("‹x› 412");
        assertThat(belonging("3D")).isEqualTo("3 ‹d›");
        assertThat(belonging("移动了1941毫米")).isEqualTo("‹移› ‹动› ‹了› 1941 ‹毫› ‹米›");
        assertThat(belonging("5。")).isEqualTo("5 。");
    }

    @Test
    void a_dash_is_a_sign_only_where_it_can_be_one() {
        Map<String, String> expected = Map.ofEntries(
                Map.entry("-5", "-5"),
                Map.entry("− 5", "-5"),
                Map.entry("(-5", "( -5"),
                Map.entry("[ - 5", "[ -5"),
                Map.entry("x=-5", "‹x› = -5"),
                Map.entry("a -5", "‹a› -5"),
                Map.entry("a - 5", "‹a› - 5"),
                Map.entry("3-5", "3 - 5"),
                Map.entry("3 - 5", "3 - 5"),
                Map.entry("3 -5", "3 -5"),
                Map.entry("Image-1", "‹image› - 1"),
                Map.entry("3–5", "3 – 5"),
                Map.entry("(–5", "( -5"),
                Map.entry("+5", "5"),
                Map.entry("3,-5", "3 , -5"),
                Map.entry("minus 5", "-5"),
                Map.entry("negative 5", "-5"),
                Map.entry("a\n-5", "‹a› / -5"),
                Map.entry("5°-3", "5 ° - 3"));
        expected.forEach((text, tokens) -> assertThat(separate(text)).as(text).isEqualTo(tokens));
    }

    @Test
    void commas_part_numbers_or_belong_to_them_as_asked() {
        assertThat(separate("412,530")).isEqualTo("412 , 530");
        assertThat(belonging("412,530")).isEqualTo("412530");
        assertThat(separate("1,5")).isEqualTo("1 , 5");
        assertThat(belonging("1,5")).isEqualTo("1.5");
        assertThat(belonging("1,941,372")).isEqualTo("1941372");
        assertThat(belonging("1,941,37")).isEqualTo("1941.37");
        assertThat(belonging("1941,372")).isEqualTo("1941.372");
        assertThat(belonging("0,372")).isEqualTo("0.372");
        assertThat(belonging("1, 2")).isEqualTo("1 , 2");
    }

    @Test
    void digits_are_grouped_by_apostrophes_underscores_and_thin_spaces_in_either_way() {
        for (Commas commas : Commas.values()) {
            for (String text : List.of("1'941", "1’941", "1_941", "1\u202F941", "1\u00A0941", "1\u2009941")) {
                assertThat(tokens(text, commas)).as(text).isEqualTo("1941");
            }
            assertThat(tokens("1'94", commas)).isEqualTo("1 ' 94");
            assertThat(tokens("1'9415", commas)).isEqualTo("1 ' 9415");
            assertThat(tokens("1234'567", commas)).isEqualTo("1234 ' 567");
        }
        assertThat(belonging("1 941 372")).isEqualTo("1941372");
        assertThat(separate("1 941")).isEqualTo("1 941");
        assertThat(belonging("1 94")).isEqualTo("1 94");
    }

    @Test
    void points_are_decimal_marks_unless_they_can_only_group() {
        assertThat(belonging("1.941")).isEqualTo("1.941");
        assertThat(belonging("1.941.372")).isEqualTo("1941372");
        assertThat(belonging("1.941,5")).isEqualTo("1941.5");
        assertThat(belonging(".5")).isEqualTo("0.5");
        assertThat(belonging("5.")).isEqualTo("5 .");
        assertThat(belonging("1.2.3")).isEqualTo("odd");
        assertThat(separate("1.941.372")).isEqualTo("odd");
        assertThat(belonging("a.5")).isEqualTo("‹a› . 5");
    }

    @Test
    void exponents_are_read_in_all_the_usual_ways() {
        for (String text : List.of(
                "1e3",
                "1E3",
                "1e+3",
                "1.0e3",
                "1x10^3",
                "1 x 10^3",
                "1×10³",
                "1 × 10^{3}",
                "1*10**3",
                "1·10³",
                "1 \\times 10^3",
                "1\\cdot10^3",
                "10000e-1",
                "10000×10⁻¹",
                "1 ✕ 10^ 3")) {
            assertThat(new BigDecimal(separate(text))).as(text).isEqualByComparingTo("1000");
        }
        assertThat(separate("1e")).isEqualTo("1 ‹e›");
        assertThat(separate("1e3m")).isEqualTo("1 ‹e› 3 ‹m›");
        assertThat(separate("2 x 10")).isEqualTo("2 ‹x› 10");
        assertThat(separate("2 x 10 x 5")).isEqualTo("2 ‹x› 10 ‹x› 5");
        assertThat(separate("1e31")).isEqualTo("odd");
        assertThat(separate("1e99999999999")).isEqualTo("odd");
        assertThat(separate("1e-31")).isEqualTo("odd");
    }

    @Test
    void a_number_of_more_than_40_digits_is_none() {
        assertThat(separate("1".repeat(40))).isEqualTo("1".repeat(40));
        assertThat(separate("1".repeat(41))).isEqualTo("odd");
        assertThat(separate("0." + "1".repeat(100_000))).isEqualTo("odd");
    }

    @Test
    void digits_and_signs_of_all_scripts_become_plain() {
        assertThat(separate("١٩٤١")).isEqualTo("1941");
        assertThat(separate("１９４１ｍｍ")).isEqualTo("1941 ‹mm›");
        assertThat(separate("१९४१")).isEqualTo("1941");
        assertThat(separate("【−372，66、−149】")).isEqualTo("[ -372 , 66 , -149 ]");
        assertThat(separate("⟨1⟩")).isEqualTo("< 1 >");
        assertThat(separate("35º 35˚")).isEqualTo("35 ° 35 °");
        assertThat(separate("1\u200B9\u00AD4\uFEFF1")).isEqualTo("1941");
        assertThat(separate("5 +/- 1")).isEqualTo("5 ± 1");
    }

    @Test
    void commands_of_tex_are_no_words() {
        assertThat(separate("\\left( 5 \\right)")).isEqualTo("\\ ( 5 \\ )");
        assertThat(separate("35^\\circ")).isEqualTo("35 ^ °");
        assertThat(separate("\\text{mm}")).isEqualTo("\\ { ‹mm› }");
    }

    @Test
    void numbers_written_by_the_machine_are_read_back() {
        Random random = new Random(1);
        for (int i = 0; i < 5000; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextLong(-1_000_000_000, 1_000_000_000), random.nextInt(6));
            assertThat(new BigDecimal(belonging(value.toPlainString()))).isEqualByComparingTo(value);
            String grouped = String.format(Locale.ROOT, "%,.2f", value);
            assertThat(new BigDecimal(belonging(grouped)))
                    .as(grouped)
                    .isEqualByComparingTo(new BigDecimal(grouped.replace(",", "")));
            String continental = grouped.replace(',', ' ').replace('.', ',');
            assertThat(new BigDecimal(belonging(continental)))
                    .as(continental)
                    .isEqualByComparingTo(new BigDecimal(grouped.replace(",", "")));
        }
    }

    @Test
    void tokens_follow_one_another_and_lie_in_the_text() {
        Random random = new Random(2);
        String signs = " \n\t-–+.,'_eE×^*1234567890abcmm\\(){}[]左°";
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = 0; c < random.nextInt(30); c++) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            String plain = PlainText.of(text.toString());
            for (Commas commas : Commas.values()) {
                int at = 0;
                for (Token token : Tokenizer.tokens(plain, commas)) {
                    assertThat(token.start()).as(plain).isGreaterThanOrEqualTo(at);
                    assertThat(token.end()).as(plain).isGreaterThan(token.start());
                    at = token.end();
                }
                assertThat(at).isLessThanOrEqualTo(plain.length());
            }
        }
    }
}
