package org.multispa.evaluation.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class DocumentTest {
    private static final String PAGE =
            Document.render("</title><script>alert(1)</script>", html -> html.element("p", "hello"));

    @Test
    void a_page_is_whole_and_its_title_is_text() {
        assertThat(PAGE)
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .endsWith("</body></html>\n")
                .contains("<p>hello</p>", "<title>&lt;/title&gt;&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
    }

    @Test
    void the_policy_allows_our_style_and_script_by_their_hashes_and_nothing_else() throws Exception {
        Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(PAGE);
        assertThat(policy.find()).isTrue();
        assertThat(policy.group(1).replace("&#39;", "'"))
                .isEqualTo("default-src 'none'; style-src '" + hash("style") + "'; script-src '" + hash("script")
                        + "'; img-src data:; base-uri 'none'; form-action 'none'");
    }

    private static String hash(String tag) throws Exception {
        String content =
                PAGE.substring(PAGE.indexOf("<" + tag + ">") + tag.length() + 2, PAGE.indexOf("</" + tag + ">"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    @Test
    void nothing_refers_outside_of_the_page() {
        assertThat(PAGE).doesNotContain("http://", "https://", "@import", "url(", " src=", "eval(", "innerHTML");
    }

    @Test
    void what_a_body_leaves_open_is_closed() {
        assertThat(Document.render("t", html -> html.open("main").open("p"))).contains("<main><p></p></main>");
    }
}
