package org.multispa.evaluation.backend.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.evaluation.backend.Ask;
import org.multispa.files.http.ApiKey;
import org.multispa.geometry.SeededHash;
import org.multispa.images.ImageSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What goes over the wire, and what is told to go.
final class WireTest {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 3};

    private static JsonNode content(String text, AskStyle.Detail detail, byte[]... images) throws IOException {
        AskStyle style = new AskStyle(detail, 5, OptionalLong.empty(), false);
        byte[] json = RequestJson.of("m", style, new Ask("q", text, List.of(images)));
        return JsonMapper.shared().readTree(json).path("messages").path(0).path("content");
    }

    /// Texts as they are, images as the type and bytes of their address.
    private static List<String> parts(JsonNode content) {
        List<String> parts = new ArrayList<>();
        for (JsonNode part : content) {
            String url = part.path("image_url").path("url").asString("");
            parts.add(url.isEmpty() ? part.path("text").stringValue() : url);
        }
        return parts;
    }

    private static String url(String type, byte[] bytes) {
        return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void images_stand_where_the_text_puts_them_and_as_they_are() throws IOException {
        JsonNode content = content("Image-1: <image>\nImage-2: <image>\nWhich?", AskStyle.Detail.AUTO, JPEG, PNG);
        assertThat(parts(content))
                .containsExactly("Image-1: ", url("jpeg", JPEG), "\nImage-2: ", url("png", PNG), "\nWhich?");
        assertThat(content.path(1).path("image_url").has("detail")).isFalse();
        assertThat(parts(content("<image>\nWhich?", AskStyle.Detail.AUTO, PNG)))
                .containsExactly(url("png", PNG), "Which?");
        assertThat(parts(content("Which <image>", AskStyle.Detail.AUTO, PNG)))
                .containsExactly("Which ", url("png", PNG));
        assertThat(parts(content("Which?", AskStyle.Detail.AUTO, PNG, JPEG)))
                .as("without places the images come first")
                .containsExactly(url("png", PNG), url("jpeg", JPEG), "Which?");
        assertThat(content("Which?", AskStyle.Detail.AUTO).stringValue()).isEqualTo("Which?");
    }

    @Test
    void detail_is_sent_with_each_image_where_it_is_set() throws IOException {
        JsonNode content = content("<image> and <image>", AskStyle.Detail.HIGH, JPEG, JPEG);
        assertThat(content.path(0).path("image_url").path("detail").stringValue())
                .isEqualTo("high");
        assertThat(content.path(2).path("image_url").path("detail").stringValue())
                .isEqualTo("high");
    }

    @Test
    void models_that_think_get_their_limit_under_another_name_and_no_temperature() throws IOException {
        AskStyle style = new AskStyle(AskStyle.Detail.AUTO, 5, OptionalLong.of(-3), true);
        JsonNode request = JsonMapper.shared().readTree(RequestJson.of("m", style, new Ask("q", "Hm?", List.of())));
        assertThat(request.propertyNames())
                .containsExactlyInAnyOrder("model", "messages", "max_completion_tokens", "seed");
        assertThat(style.parameters()).doesNotContainKey("temperature").containsEntry("seed", -3L);
    }

    @Test
    void other_images_and_wrong_numbers_of_places_are_refused() {
        assertThatThrownBy(() -> content("<image>", AskStyle.Detail.AUTO, "GIF89a".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("image 1 of question 'q' is neither a JPEG nor a PNG");
        assertThatThrownBy(() -> content("<image>", AskStyle.Detail.AUTO, new byte[0]))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> content("<image>", AskStyle.Detail.AUTO, PNG, PNG))
                .hasMessageContaining("places for 1 images, found 2");
    }

    private static Optional<ReplyJson.Said> read(String json) {
        return ReplyJson.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void replies_are_read_in_the_forms_that_servers_give_them() {
        assertThat(read("{\"choices\":[{\"message\":{\"content\":\"a\"}}]}")).contains(new ReplyJson.Said("a", 0, 0));
        assertThat(read("""
                {"choices":[{"index":1,"message":{"content":"second"}},{"index":0,"message":{"content":"first"}}],
                 "usage":{"prompt_tokens":7,"completion_tokens":-2}}""")).contains(new ReplyJson.Said("first", 7, 0));
        assertThat(read("{\"choices\":[{\"message\":{\"content\":[{\"text\":\"a\"},{\"x\":1},{\"text\":\"b\"}]}}]}"))
                .contains(new ReplyJson.Said("ab", 0, 0));
        assertThat(read("{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I will not\"}}]}"))
                .contains(new ReplyJson.Said("I will not", 0, 0));
        assertThat(read("{\"choices\":[{\"finish_reason\":\"length\",\"message\":{\"content\":null}}]}"))
                .as("cut off while it thought")
                .contains(new ReplyJson.Said("", 0, 0));
    }

    @Test
    void what_is_no_whole_reply_is_none() {
        String whole = "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"`5`\"}}]}";
        assertThat(read(whole)).isPresent();
        for (int i = 0; i < whole.length(); i++) {
            assertThat(read(whole.substring(0, i))).as("cut off at %d", i).isEmpty();
        }
        for (String other : new String[] {
            "",
            "null",
            "5",
            "[]",
            "{}",
            "{\"choices\":[]}",
            "{\"choices\":5}",
            "{\"choices\":[{\"message\":5}]}",
            "{\"error\":\"x\"}",
            "<html>",
            whole + whole,
            "[".repeat(100_000)
        }) {
            assertThat(read(other)).isEmpty();
        }
    }

    @Test
    void any_bytes_are_read_or_refused_and_their_problem_is_one_short_line() {
        Random random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = new byte[random.nextInt(500)];
            random.nextBytes(bytes);
            assertThat(ReplyJson.read(bytes)).isEmpty();
            assertThat(ReplyJson.problem(bytes).text()).hasSizeLessThan(310).doesNotContain("\n");
        }
        assertThat(ReplyJson.problem(
                        "{\"error\":{\"message\":\"a\\nb\",\"code\":\"c\"}}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ReplyJson.Problem("a b", "c"));
    }

    @Test
    void addresses_are_completed_and_shown_without_what_is_secret() {
        for (String base : new String[] {"https://h/v1", "https://h/v1/", "https://h/v1/chat/completions"}) {
            EndpointSettings settings = settings(base + "?api-version=1");
            assertThat(settings.address()).hasToString("https://h/v1/chat/completions?api-version=1");
            assertThat(settings.place()).isEqualTo("https://h/v1");
        }
        for (String wrong :
                new String[] {"ftp://h/v1", "h/v1", "https:///v1", "https://user:word@h/v1", "http://h/#x"}) {
            assertThatThrownBy(() -> settings(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static EndpointSettings settings(String address) {
        return new EndpointSettings(
                URI.create(address), "m", new ApiKey("K", ""), AskStyle.GREEDY, Patience.DEFAULT, 1, Optional.empty());
    }

    @Test
    void keys_are_checked_and_never_shown() {
        assertThat(new ApiKey("VARIABLE", "abc").toString())
                .contains("VARIABLE")
                .doesNotContain("abc");
        assertThatThrownBy(() -> new ApiKey("VARIABLE", "ab c\n"))
                .hasMessageContaining("VARIABLE")
                .hasMessageNotContaining("ab c");
        assertThat(new ApiKey("V", "abc").hiddenIn("xabcx")).isEqualTo("x[key]x");
        assertThat(new ApiKey("V", "").hiddenIn("x")).isEqualTo("x");
    }

    @Test
    void prices_and_tokens_of_images_are_as_published() {
        assertThat(new Prices(2.5, 10).of(1_000_000, 100_000)).isEqualTo(3.5);
        assertThatThrownBy(() -> new Prices(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Prices(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThat(AskStyle.Detail.HIGH.tokens(new ImageSize(1024, 1024))).isEqualTo(765);
        assertThat(AskStyle.Detail.HIGH.tokens(new ImageSize(2048, 4096))).isEqualTo(1105);
        assertThat(AskStyle.Detail.LOW.tokens(new ImageSize(4096, 8192))).isEqualTo(85);
        assertThat(AskStyle.Detail.AUTO.tokens(new ImageSize(512, 512))).isEqualTo(255);
    }

    @Test
    void pauses_grow_up_to_a_minute_and_differ_between_questions() {
        long[] pauses = new long[200];
        for (int i = 0; i < pauses.length; i++) {
            SeededHash hash = SeededHash.of(i);
            for (int failed = 1; failed < 100; failed++) {
                long longest = failed > 6 ? 60_000 : 1000L << (failed - 1);
                assertThat(Patience.pause(failed, hash).toMillis()).isBetween(longest / 2, longest);
            }
            pauses[i] = Patience.pause(3, hash).toMillis();
        }
        assertThat(Arrays.stream(pauses).distinct().count()).isGreaterThan(150);
        assertThatThrownBy(() -> new Patience(Duration.ZERO, 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
