package org.multispa.model.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multispa.model.serve.Client.JSON;
import static org.multispa.model.serve.Client.ask;
import static org.multispa.model.serve.Client.body;
import static org.multispa.model.serve.Client.image;
import static org.multispa.model.serve.Client.message;
import static org.multispa.model.serve.Client.text;
import static org.multispa.model.serve.Client.user;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.serve.Client.Response;
import tools.jackson.databind.node.ObjectNode;

final class HostileRequestsTest {
    @TempDir
    private static Path folder;

    private static Assistant assistant;
    private static Served served;
    private static Client client;
    private static String expected = "";

    @BeforeAll
    static void start() throws IOException {
        assistant = TinyModel.load(TinyModel.make(folder));
        Path images = Files.createDirectory(folder.resolve("images"));
        byte[] picture = TinyModel.picture(30, 30, 1, "png");
        Files.write(images.resolve("good.png"), picture);
        Files.write(folder.resolve("secret.png"), picture);
        Files.createSymbolicLink(images.resolve("link.png"), folder.resolve("secret.png"));
        Files.createSymbolicLink(images.resolve("out"), folder);
        Files.createSymbolicLink(images.resolve("inside.png"), images.resolve("good.png"));
        Files.createDirectory(folder.resolve("images-more"));
        Files.write(folder.resolve("images-more/secret.png"), picture);
        Files.writeString(images.resolve("text.png"), "no picture");
        served = Served.start(assistant, 2, 4, Optional.of(images), Optional.empty());
        client = served.client();
        expected = client.chat(ask("Still there?", 8)).text();
    }

    @AfterAll
    static void stop() {
        served.close();
        assistant.close();
    }

    @AfterEach
    void the_server_goes_on_answering() {
        assertThat(client.chat(ask("Still there?", 8)).text()).isNotEmpty().isEqualTo(expected);
        assertThat(served.failures()).isEmpty();
    }

    private static void assertRefused(Response response, int status, String code) {
        String body = response.http().body();
        assertThat(response.status()).as(body).isEqualTo(status);
        assertThat(response.code()).as(body).isEqualTo(code);
        assertThat(response.json().path("error").path("message").asString()).isNotEmpty();
        assertThat(response.json().path("error").path("type").asString()).isNotEmpty();
        assertThat(body).doesNotContain("Exception", "java.", "\tat ");
    }

    private static void assertRefused(String body, String code) {
        assertRefused(client.chat(body), 400, code);
    }

    @Test
    void broken_json() {
        for (String body : new String[] {
            "",
            " ",
            "{",
            "nope",
            "{\"model\": \"tiny\",}",
            "{} {}",
            "{\"a\":1,\"a\":2}",
            "[]",
            "3",
            "null",
            "\"text\"",
            "{\"model\": \"\\ud8\"}",
            "\u0000",
            "{\"messages\": [}"
        }) {
            assertRefused(body, "invalid_json");
        }
        assertRefused("[".repeat(100_000), "invalid_json");
        assertRefused("{\"a\":".repeat(50_000), "invalid_json");
        assertRefused("{\"a\": [" + "0,".repeat(200_000) + "0]}", "invalid_json");
        assertRefused("{\"a\": " + "9".repeat(100_000) + "}", "invalid_json");
        assertRefused("{\"" + "k".repeat(100_000) + "\": 1}", "invalid_json");
        assertRefused(
                client.send(client.request("/v1/chat/completions")
                        .POST(BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', '}'}))
                        .build()),
                400,
                "invalid_json");
    }

    @Test
    void values_of_the_wrong_kind() {
        for (String field : new String[] {
            "\"model\": 3",
            "\"model\": null",
            "\"messages\": {}",
            "\"messages\": []",
            "\"messages\": \"hello\"",
            "\"messages\": [3]",
            "\"messages\": [[]]",
            "\"max_tokens\": 0",
            "\"max_tokens\": -5",
            "\"max_tokens\": 1.5",
            "\"max_tokens\": \"many\"",
            "\"max_tokens\": 1e400",
            "\"temperature\": \"hot\"",
            "\"temperature\": -1",
            "\"temperature\": 3",
            "\"temperature\": 1e999",
            "\"top_p\": 0",
            "\"top_p\": 2",
            "\"seed\": 1.5",
            "\"seed\": 99999999999999999999",
            "\"stop\": 3",
            "\"stop\": \"\"",
            "\"stop\": [3]",
            "\"stop\": [\"a\",\"b\",\"c\",\"d\",\"e\"]",
            "\"stop\": \"\\ud800\"",
            "\"stop\": {}",
            "\"stream\": \"yes\"",
            "\"stream\": 1",
            "\"stream_options\": 3",
            "\"stream_options\": {\"include_usage\": 1}",
            "\"n\": 2",
            "\"n\": 0",
            "\"n\": \"one\"",
            "\"messages\": [{}]",
            "\"messages\": [{\"role\": \"user\"}]",
            "\"messages\": [{\"role\": \"user\", \"content\": null}]",
            "\"messages\": [{\"role\": \"user\", \"content\": 3}]",
            "\"messages\": [{\"role\": \"user\", \"content\": []}]",
            "\"messages\": [{\"role\": \"user\", \"content\": [\"text\"]}]",
            "\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"text\"}]}]",
            "\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"image_url\"}]}]",
            "\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"image_url\", \"image_url\": {}}]}]",
            "\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"audio\", \"text\": \"\"}]}]",
            "\"messages\": [{\"role\": \"wizard\", \"content\": \"hello\"}]",
            "\"messages\": [{\"role\": \"tool\", \"content\": \"hello\"}]",
            "\"messages\": [{\"role\": \"\\ud800\", \"content\": \"hello\"}]"
        }) {
            ObjectNode body = ask("Hello?", 5);
            JSON.readTree("{" + field + "}").properties().forEach(one -> body.set(one.getKey(), one.getValue()));
            Response response = client.chat(
                    field.contains("1e") || field.contains("ud800")
                            ? "{" + field + ", \"model\": \"tiny\"}"
                            : JSON.writeValueAsString(body));
            assertRefused(response, 400, "invalid_value");
        }
    }

    @Test
    void what_this_server_cannot_do() {
        for (String field : new String[] {
            "\"tools\": [{\"type\": \"function\"}]",
            "\"functions\": [{}]",
            "\"logprobs\": true",
            "\"response_format\": {\"type\": \"json_object\"}",
            "\"logit_bias\": {\"3\": 1}",
            "\"presence_penalty\": 1",
            "\"frequency_penalty\": -0.5"
        }) {
            ObjectNode body = ask("Hello?", 5);
            JSON.readTree("{" + field + "}").properties().forEach(one -> body.set(one.getKey(), one.getValue()));
            assertRefused(client.chat(body), 400, "unsupported");
        }
    }

    @Test
    void conversations_out_of_turn() {
        assertRefused(client.chat(body(5, user("a"), user("b"))), 400, "invalid_messages");
        assertRefused(client.chat(body(5, user("a"), message("assistant", "b"))), 400, "invalid_messages");
        assertRefused(client.chat(body(5, message("assistant", "b"), user("a"))), 400, "invalid_messages");
        assertRefused(client.chat(body(5, message("system", "s"))), 400, "invalid_messages");
        assertRefused(client.chat(body(5, user("a"), message("system", "s"))), 400, "invalid_value");
        ObjectNode picture = user(image(TinyModel.dataUrl(20, 20, 1)));
        assertRefused(client.chat(body(5, picture.deepCopy().put("role", "assistant"))), 400, "invalid_value");
        assertRefused(client.chat(body(5, picture.deepCopy().put("role", "system"), user("a"))), 400, "invalid_value");
    }

    @Test
    void more_than_the_model_can_hold() {
        assertRefused(client.chat(ask("x".repeat(TinyModel.CONTEXT), 5)), 400, "context_length_exceeded");
        assertRefused(client.chat(ask("x".repeat(100_000), 5)), 400, "context_length_exceeded");
        assertRefused(client.chat(ask("x", TinyModel.CONTEXT)), 400, "context_length_exceeded");
        assertRefused(client.chat(ask("x", TinyModel.CONTEXT + 1)), 400, "max_tokens_too_large");
        assertRefused(client.chat(ask("x", Integer.MAX_VALUE)), 400, "max_tokens_too_large");
        assertRefused(
                client.chat(ask("x", 1).put("max_completion_tokens", Long.MAX_VALUE)), 400, "max_tokens_too_large");
        ObjectNode[] parts = new ObjectNode[9];
        Arrays.fill(parts, image("good.png"));
        assertRefused(client.chat(body(5, user(parts))), 400, "too_many_images");
    }

    private static void assertNoImage(String url) {
        Response response = client.chat(body(5, user(image(url), text("what?"))));
        assertRefused(response, 400, "invalid_image");
        assertThat(response.http().body()).hasSizeLessThan(500);
        if (!url.contains(folder.toString())) {
            assertThat(response.http().body()).doesNotContain(folder.toString());
        }
    }

    @Test
    void images_from_elsewhere() {
        for (String url : new String[] {
            "http://127.0.0.1:1/a.png",
            "https://example.org/a.png",
            "ftp://example.org/a.png",
            "HTTP://example.org/",
            "jar:file:///a.jar!/b.png",
            "gopher://x",
            "//example.org/a.png",
            "\\\\example.org\\a.png",
            "javascript:1",
            "file://example.org/a.png",
            "file:a.png",
            "file:",
            "file:///a.png?x=1",
            "file:///%00",
            "file:///%zz",
            "data:",
            "data:,",
            "",
            ".",
            "/",
            "~/a.png",
            "a\u0000b.png"
        }) {
            assertNoImage(url);
        }
    }

    @Test
    void files_outside_the_allowed_folder() {
        String secret = folder.resolve("secret.png").toUri().toString();
        String inFolder = folder.resolve("images").toUri().toString();
        for (String url : new String[] {
            "../secret.png",
            "../images-more/secret.png",
            "x/../../secret.png",
            "out/secret.png",
            "link.png",
            "./link.png",
            "../images/good.png",
            "/etc/passwd",
            folder.resolve("secret.png").toString(),
            secret,
            inFolder + "/../secret.png",
            inFolder + "/%2e%2e/secret.png",
            inFolder + "/link.png",
            inFolder + "/out/secret.png",
            inFolder.replaceAll("/$", "") + "-more/secret.png",
            "file:///etc/passwd",
            "file:///proc/self/environ",
            "%2e%2e/secret.png",
            "..%2fsecret.png",
            "missing.png",
            "out"
        }) {
            assertNoImage(url);
        }
        assertThat(client.chat(body(5, user(image("inside.png")))).status()).isEqualTo(200);
    }

    @Test
    void images_that_are_none() {
        byte[] picture = TinyModel.picture(60, 40, 3, "png");
        assertNoImage("text.png");
        for (String url : new String[] {
            "data:image/png;base64,",
            "data:image/png;base64,!!!!",
            "data:image/png;base64,aGVsbG8=",
            "data:image/png,aGVsbG8=",
            "data:text/plain;base64,aGVsbG8=",
            "data:image/svg+xml;base64,PHN2Zy8+",
            "data:image/png;base64",
            "data:image/png;base64,iVBORw0KGgo\u00e9",
            "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
            "data:" + "x".repeat(100_000) + ",",
            "data:image/png;base64," + "A".repeat(1_000_000),
            dataUrl(Arrays.copyOf(picture, picture.length / 2)),
            dataUrl(bomb(50_000, 50_000)),
            dataUrl(bomb(Integer.MAX_VALUE, Integer.MAX_VALUE)),
            dataUrl(bomb(1_000_000, 1))
        }) {
            assertNoImage(url);
        }
        for (int i = 8; i < picture.length; i += 97) {
            byte[] broken = picture.clone();
            broken[i] ^= 0x55;
            int status = client.chat(body(2, user(image(dataUrl(broken))))).status();
            assertThat(status).as("byte %s", i).isIn(200, 400);
        }
    }

    private static String dataUrl(byte[] bytes) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes);
    }

    /// A PNG that claims a size and has no pixels.
    private static byte[] bomb(int width, int height) {
        byte[] png = TinyModel.picture(2, 2, 1, "png");
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        return png;
    }

    @Test
    void bodies_that_are_too_large() throws IOException {
        assertRefused(client.chat(ask("x".repeat(3_000_000), 5)), 413, "request_too_large");
        String huge = "data:image/png;base64," + "A".repeat(10_000_000);
        assertRefused(client.chat(body(5, user(image(huge)))), 413, "request_too_large");
        try (Socket socket = client.rawChat("Content-Length: 999999999999")) {
            assertThat(Client.rest(socket)).startsWith("HTTP/1.1 413").contains("request_too_large");
        }
        try (Socket socket = client.rawChat("Content-Length: 9999999999999999999999999")) {
            assertThat(Client.rest(socket)).startsWith("HTTP/1.1 4");
        }
        try (Socket socket = client.rawChat("Transfer-Encoding: chunked")) {
            for (int i = 0; i < 40; i++) {
                Client.write(socket, "10000\r\n" + "x".repeat(0x10000) + "\r\n");
            }
            assertThat(Client.rest(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void bodies_that_do_not_come() throws IOException {
        try (Socket silent = client.rawChat("Content-Length: 100");
                Socket slow = client.rawChat("Transfer-Encoding: chunked")) {
            Client.write(slow, "5\r\n{\"mod");
            assertThat(Client.rest(silent)).startsWith("HTTP/1.1 408").contains("slow_body", "onnection: close");
            assertThat(Client.rest(slow)).startsWith("HTTP/1.1 408");
        }
        try (Socket broken = client.rawChat("Content-Length: 100")) {
            Client.write(broken, "{\"model\": ");
            broken.shutdownOutput();
            assertThat(Client.rest(broken)).startsWith("HTTP/1.1 400").contains("truncated_body");
        }
        try (Socket broken = client.rawChat("Transfer-Encoding: chunked")) {
            Client.write(broken, "zzz\r\n{}\r\n");
            assertThat(Client.rest(broken)).startsWith("HTTP/1.1 400");
        }
        try (Socket gone = client.rawChat("Content-Length: 100")) {
            gone.setSoLinger(true, 0);
        }
    }

    @Test
    void other_paths_and_methods() {
        for (String path : new String[] {
            "/",
            "/v1",
            "/v1/completions",
            "/v1/chat/completions/",
            "/v1/models/other",
            "/health/../v1/x",
            "/v1/embeddings"
        }) {
            assertRefused(client.get(path), 404, "not_found");
        }
        assertRefused(client.get("/v1/chat/completions"), 405, "method_not_allowed");
        Response response = client.send(client.request("/v1/models")
                .method("DELETE", BodyPublishers.noBody())
                .build());
        assertRefused(response, 405, "method_not_allowed");
        assertThat(response.header("Allow")).isEqualTo("GET");
        assertThat(client.send(client.request("/health").HEAD().build()).status())
                .isEqualTo(405);
        assertRefused(
                client.send(client.request("/health")
                        .POST(BodyPublishers.ofString("{}"))
                        .build()),
                405,
                "method_not_allowed");
        assertRefused(client.chat(ask("a", 5).put("model", "other")), 404, "model_not_found");
    }

    @Test
    void other_kinds_of_content() {
        for (String type : new String[] {
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "application/json; charset=utf-16",
            "application/jsonp",
            ""
        }) {
            Response response = client.send(client.request("/v1/chat/completions")
                    .setHeader("Content-Type", type)
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(ask("a", 5))))
                    .build());
            assertRefused(response, 415, "unsupported_media_type");
        }
        Response zipped = client.send(client.request("/v1/chat/completions")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        assertRefused(zipped, 415, "unsupported_media_type");
    }

    @Test
    void calls_by_a_name_that_a_web_page_may_have_made_up() throws IOException {
        try (Socket socket = client.raw("GET /v1/models HTTP/1.1", "Host: evil.example", "Connection: close")) {
            assertThat(Client.rest(socket)).startsWith("HTTP/1.1 403").contains("wrong_host");
        }
        for (String host : new String[] {"localhost:8000", "127.0.0.1", "[::1]:80", "LOCALHOST"}) {
            try (Socket socket = client.raw("GET /v1/models HTTP/1.1", "Host: " + host, "Connection: close")) {
                assertThat(Client.rest(socket)).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void lines_that_are_no_http() throws IOException {
        for (String line : new String[] {
            "",
            "GET",
            "GET /",
            "\u0001\u0002\u0003",
            "GET /%zz HTTP/1.1",
            "GET " + "/x".repeat(20_000) + " HTTP/1.1",
            "GET mailto:x HTTP/1.1"
        }) {
            try (Socket socket = client.raw(line, "Connection: close")) {
                socket.shutdownOutput();
                assertThat(Client.rest(socket)).doesNotContain("HTTP/1.1 200", "HTTP/1.1 500");
            } catch (java.net.SocketException e) {
                assertThat(e.getMessage()).contains("reset");
            }
        }
    }

    @Test
    void without_a_key_nothing_but_health_is_told() throws IOException {
        try (Served locked = Served.start(assistant, 1, 1, Optional.empty(), Optional.of("right-key"))) {
            Client other = locked.client();
            assertThat(other.get("/health").status()).isEqualTo(200);
            for (String shown : new String[] {
                "",
                "Bearer",
                "Bearer ",
                "Bearer wrong",
                "right-key",
                "Basic right-key",
                "Bearer right-key2",
                "Bearer right-ke"
            }) {
                Response response = other.send(other.request("/v1/chat/completions")
                        .header("Authorization", shown)
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(ask("a", 5))))
                        .build());
                assertRefused(response, 401, "invalid_api_key");
                assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
            }
            assertRefused(other.get("/v1/models"), 401, "invalid_api_key");
            assertRefused(other.get("/nowhere"), 401, "invalid_api_key");
            for (String shown : new String[] {"Bearer right-key", "bearer  right-key "}) {
                Response response = other.send(other.request("/v1/chat/completions")
                        .header("Authorization", shown)
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(ask("Still there?", 8))))
                        .build());
                assertThat(response.text()).isEqualTo(expected);
            }
        }
    }
}
