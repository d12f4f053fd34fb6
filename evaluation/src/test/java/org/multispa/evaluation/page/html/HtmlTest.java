package org.multispa.evaluation.page.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class HtmlTest {
    private static String text(String text) {
        return new Html().text(text).toString();
    }

    @Test
    void elements_and_attributes_are_written_and_closed() {
        Html html = new Html();
        html.open("p", "class", "a b")
                .element("b", "1 < 2")
                .leaf("img", "alt", "say \"so\"")
                .close();
        assertThat(html).hasToString("<p class=\"a b\"><b>1 &lt; 2</b><img alt=\"say &quot;so&quot;\"/></p>");
    }

    @Test
    void what_is_left_open_is_told_and_can_be_closed_down_to_a_depth() {
        Html html = new Html().open("div");
        int depth = html.depth();
        html.open("p").open("b");
        assertThatIllegalStateException().isThrownBy(html::toString).withMessageContaining("b, p, div");
        assertThat(html.closeTo(depth).close()).hasToString("<div><p><b></b></p></div>");
    }

    @Test
    void names_cannot_carry_markup() {
        for (String name : new String[] {"p onload=x", "", "<p", "p>", "a\"b", "1p"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Html().open(name));
            assertThatIllegalArgumentException().isThrownBy(() -> new Html().open("p", name, "x"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Html().open("p", "class"));
    }

    @Test
    void no_text_makes_markup() {
        assertThat(text("</script><script>alert('x')</script>"))
                .isEqualTo("&lt;/script&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
        assertThat(text("a & b &amp; `c` \"d\"")).isEqualTo("a &amp; b &amp;amp; &#96;c&#96; &quot;d&quot;");
    }

    @Test
    void what_cannot_be_seen_is_made_visible() {
        assertThat(text("\0\u0007\u001B[31m")).isEqualTo("\u2400\u2407\u241B[31m");
        assertThat(text("\u202Eevil\u202C")).isEqualTo("[U+202E]evil[U+202C]");
        assertThat(text("a\u200Bb\uFEFF\u2028\u0085\u007F")).isEqualTo("a[U+200B]b[U+FEFF][U+2028][U+0085][U+007F]");
        assertThat(text("\uE000 \uFFFF " + Character.toString(0xE0041))).isEqualTo("[U+E000] [U+FFFF] [U+E0041]");
        assertThat(text("\uD800x\uDC00\uDC00\uD83D")).isEqualTo("\uFFFDx\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void other_scripts_line_ends_and_signs_stay_as_they_are() {
        String plain = "Tür 門 דלת 🙂 e\u0301 −372 mm\n\tzwei";
        assertThat(text(plain)).isEqualTo(plain);
        assertThat(text("one\r\ntwo\rthree")).isEqualTo("one\ntwo\u240Dthree");
    }

    @Test
    void random_texts_never_leave_a_sign_of_markup() {
        Random random = new Random(1);
        for (int round = 0; round < 2000; round++) {
            StringBuilder noise = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                noise.append(
                        random.nextBoolean() ? (char) random.nextInt(0x10000) : "<>\"'&`/=".charAt(random.nextInt(8)));
            }
            String escaped = text(noise.toString());
            assertThat(escaped).doesNotContainPattern("[<>\"'`\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]");
            assertThat(escaped.replaceAll("&(?:amp|lt|gt|quot|#39|#96);", "")).doesNotContain("&");
        }
    }

    @Test
    void long_texts_lose_their_middle_and_no_half_of_a_character() {
        assertThat(VisibleText.shortened("short", 5)).isEqualTo("short");
        assertThat(VisibleText.shortened("0123456789abcdef", 8)).isEqualTo("0123\n[… 8 characters left out …]\ncdef");
        String faces = "🙂".repeat(3000);
        for (int most = 2; most < 40; most++) {
            String shortened = VisibleText.shortened(faces, most);
            assertThat(shortened).doesNotContainPattern("[\uD800-\uDBFF](?![\uDC00-\uDFFF])");
            assertThat(text(shortened)).doesNotContain("\uFFFD");
        }
        assertThat(VisibleText.shortened("x".repeat(100_000), 6000).length()).isLessThan(6100);
    }
}
