package org.multispa.model.serve.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.model.chat.Turn.Role;
import org.multispa.model.serve.request.ChatRequest.Content;
import org.multispa.model.serve.request.ChatRequest.Message;

final class RequestPartsTest {
    @TempDir
    private Path folder;

    private static ChatRequest read(String json) throws ApiError {
        return new ChatRequestReader(RequestLimits.DEFAULT).read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_request_is_read_with_what_it_leaves_out() throws ApiError {
        ChatRequest request = read("{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]}");
        assertThat(request)
                .isEqualTo(new ChatRequest(
                        "m",
                        Optional.empty(),
                        List.of(new Message(Role.USER, List.of(new Content.Text("hi")))),
                        OptionalInt.empty(),
                        0,
                        1,
                        0,
                        List.of(),
                        false,
                        false));
        assertThat(read("{\"model\": \"m\", \"stop\": null, \"seed\": null, \"max_tokens\": null, \"n\": 1,"
                        + " \"temperature\": null, \"tools\": [], \"logprobs\": false, \"unknown\": {\"a\": [1]},"
                        + " \"messages\": [{\"role\": \"user\", \"content\": \"hi\", \"name\": \"me\"}]}"))
                .isEqualTo(request);
    }

    @Test
    void a_request_is_read_with_all_there_may_be() throws ApiError {
        ChatRequest request = read("""
                {"model": "m", "temperature": 0.5, "top_p": 0.25, "seed": -3, "max_tokens": 7,
                 "max_completion_tokens": 9, "stop": ["a", "b"], "stream": true,
                 "stream_options": {"include_usage": true},
                 "messages": [{"role": "developer", "content": [{"type": "text", "text": "be "},
                                                                {"type": "text", "text": "kind"}]},
                              {"role": "user", "content": [
                                {"type": "image_url", "image_url": {"url": "a.png", "detail": "low"}},
                                {"type": "text", "text": "what"},
                                {"type": "image_url", "image_url": "b.png"}]},
                              {"role": "assistant", "content": "that"},
                              {"role": "user", "content": "oh"}]}
                """);
        assertThat(request)
                .isEqualTo(new ChatRequest(
                        "m",
                        Optional.of("be kind"),
                        List.of(
                                new Message(
                                        Role.USER,
                                        List.of(
                                                new Content.Image("a.png"),
                                                new Content.Text("what"),
                                                new Content.Image("b.png"))),
                                new Message(Role.ASSISTANT, List.of(new Content.Text("that"))),
                                new Message(Role.USER, List.of(new Content.Text("oh")))),
                        OptionalInt.of(9),
                        0.5,
                        0.25,
                        -3,
                        List.of("a", "b"),
                        true,
                        true));
    }

    @Test
    void messages_show_what_was_sent_short_and_on_one_line() {
        ApiError error =
                catchThrowableOfType(ApiError.class, () -> read("{\"n\": \"" + "\\n\\u0007x".repeat(1000) + "\"}"));
        assertThat(error.status()).isEqualTo(400);
        assertThat(error.text())
                .hasSizeLessThan(200)
                .doesNotContain("\n", "\u0007")
                .contains("n: expected");
    }

    @Test
    void only_images_before_all_text_are_worded() {
        Content a = new Content.Image("a");
        Content b = new Content.Image("b");
        Content text = new Content.Text("t");
        assertThat(LeadingImages.worded(List.of(text), 0)).containsExactly(text);
        assertThat(LeadingImages.worded(List.of(text, a), 0)).containsExactly(text, a);
        assertThat(LeadingImages.worded(List.of(a), 0)).containsExactly(a);
        assertThat(LeadingImages.worded(List.of(a, text, b), 0)).containsExactly(a, new Content.Text("\n"), text, b);
        assertThat(LeadingImages.worded(List.of(a, b, text), 2))
                .containsExactly(
                        new Content.Text("Image-3: "),
                        a,
                        new Content.Text("\n"),
                        new Content.Text("Image-4: "),
                        b,
                        new Content.Text("\n"),
                        text);
    }

    @Test
    void memory_is_shared_and_given_back() throws ApiError {
        MemoryBudget budget = new MemoryBudget(100);
        try (MemoryBudget.Share one = budget.share();
                MemoryBudget.Share other = budget.share()) {
            one.take(60);
            other.take(30);
            assertThat(refusal(() -> other.take(20)).status()).isEqualTo(429);
            assertThat(refusal(() -> one.take(41)).status()).isEqualTo(413);
            assertThat(refusal(() -> other.take(Long.MAX_VALUE)).status()).isEqualTo(413);
            assertThat(budget.taken()).isEqualTo(90);
            one.give(20);
            other.take(20);
            assertThat(budget.taken()).isEqualTo(90);
        }
        assertThat(budget.taken()).isZero();
    }

    @FunctionalInterface
    private interface Refused {
        void run() throws ApiError;
    }

    private static ApiError refusal(Refused call) {
        return catchThrowableOfType(ApiError.class, call::run);
    }

    @Test
    void limits_must_make_sense() {
        RequestLimits good = RequestLimits.DEFAULT;
        assertThatThrownBy(() -> new RequestLimits(0, 1, 1, 1, 1, good.bodyTime(), good.writeTime(), good.heartbeat()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new RequestLimits(1, 1, 1L << 27, 1, 1, good.bodyTime(), good.writeTime(), good.heartbeat()))
                .hasMessageContaining("pixels");
        assertThatThrownBy(() ->
                        new RequestLimits(1, 1, 1, 1, 1, good.bodyTime().negated(), good.writeTime(), good.heartbeat()))
                .hasMessageContaining("times");
    }

    @Test
    void files_are_found_by_every_name_of_the_folder_and_counted() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.writeString(real.resolve("a"), "12345");
        Files.writeString(real.resolve("large"), "x".repeat(21));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        ImageSource source = new ImageSource(Optional.of(link), 20);
        MemoryBudget budget = new MemoryBudget(100);
        try (MemoryBudget.Share share = budget.share()) {
            for (String url : new String[] {
                "a",
                link.resolve("a").toUri().toString(),
                real.resolve("a").toUri().toString()
            }) {
                assertThat(source.bytes(url, share))
                        .as(url)
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("12345");
            }
            assertThat(budget.taken()).isEqualTo(15);
            assertThat(refusal(() -> source.bytes("large", share)).text()).contains("at most 20 bytes");
            String data = "DATA:image/jpeg;charset=x;base64,"
                    + Base64.getEncoder().encodeToString("abc".getBytes(StandardCharsets.UTF_8));
            assertThat(source.bytes(data, share))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("abc");
        }
        assertThatThrownBy(() -> new ImageSource(Optional.of(real.resolve("a")), 20))
                .hasMessageContaining("expected a folder");
    }

    @Test
    void without_a_folder_no_file_is_read() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "12345");
        ImageSource source = new ImageSource(Optional.empty(), 20);
        try (MemoryBudget.Share share = new MemoryBudget(100).share()) {
            for (String url : new String[] {"a", file.toUri().toString(), file.toString()}) {
                assertThat(refusal(() -> source.bytes(url, share)).code()).isEqualTo("invalid_image");
            }
        }
    }
}
