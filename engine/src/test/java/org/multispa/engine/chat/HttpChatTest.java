package org.multispa.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.multispa.files.http.ApiKey;
import org.multispa.geometry.SeededHash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HttpChatTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ApiKey KEY = new ApiKey("MY_KEY", "sk-secret-123");
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration HASTY = Duration.ofMillis(300);
    private static final List<ChatMessage> ASKED = List.of(
            new ChatMessage(ChatMessage.Role.SYSTEM, "be brief"), new ChatMessage(ChatMessage.Role.USER, "häh? 漢\n"));

    private final List<Duration> pauses = new ArrayList<>();

    private String reply(BadServer server) throws Exception {
        return reply(server.base(), PATIENT, KEY);
    }

    private String reply(URI base, Duration timeout, ApiKey key) throws Exception {
        ChatSettings settings = ChatSettings.of(base, "tiny", key, timeout);
        try (HttpChat chat = new HttpChat(settings, Clock.fixed(NOW, ZoneOffset.UTC), pauses::add)) {
            return chat.reply(ASKED);
        }
    }

    private String failure(BadServer.Behaviour... behaviours) {
        return failure(PATIENT, behaviours);
    }

    private String failure(Duration timeout, BadServer.Behaviour... behaviours) {
        try (BadServer server = new BadServer(behaviours)) {
            ChatException failure = catchThrowableOfType(ChatException.class, () -> reply(server.base(), timeout, KEY));
            assertThat(failure).isNotNull();
            String message = String.valueOf(failure.getMessage());
            assertThat(message).contains(server.base() + "/chat/completions").doesNotContain(KEY.value());
            return message + " [" + server.seen().size() + " requests]";
        }
    }

    @Test
    void theRequestSaysWhatTheProtocolAsksFor() throws Exception {
        try (BadServer server = new BadServer(BadServer.says("Grüße \uD83D\uDE00 `漢`"))) {
            assertThat(reply(server)).isEqualTo("Grüße \uD83D\uDE00 `漢`");
            BadServer.Seen seen = server.seen().getFirst();
            assertThat(seen.path()).isEqualTo("/v1/chat/completions");
            assertThat(seen.headers().getFirst("Authorization")).isEqualTo("Bearer sk-secret-123");
            JsonNode body = JsonMapper.shared().readTree(seen.body());
            assertThat(body.get("model").stringValue()).isEqualTo("tiny");
            assertThat(body.get("messages")).hasSize(2);
            assertThat(body.get("messages").get(1).get("role").stringValue()).isEqualTo("user");
            assertThat(body.get("messages").get(1).get("content").stringValue()).isEqualTo("häh? 漢\n");
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void withoutAKeyNoneIsSent() throws Exception {
        try (BadServer server = new BadServer(BadServer.says("yes"))) {
            assertThat(reply(server.base(), PATIENT, new ApiKey("MY_KEY", ""))).isEqualTo("yes");
            assertThat(server.seen().getFirst().headers().containsKey("Authorization"))
                    .isFalse();
        }
    }

    @Test
    void aBusyServerIsGivenTheTimeItAsksFor() throws Exception {
        try (BadServer server = new BadServer(
                BadServer.status(429, "{\"error\": {\"message\": \"slow down\"}}", "Retry-After", "7"),
                BadServer.status(429, "", "Retry-After", "Sun, 01 Mar 2026 12:00:42 GMT"),
                BadServer.status(503, "", "Retry-After", "Sun, 01 Mar 2026 11:00:00 GMT"),
                BadServer.says("at last"))) {
            assertThat(reply(server)).isEqualTo("at last");
        }
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(42), Duration.ZERO);
    }

    @Test
    void aServerThatAsksForTooMuchTimeIsGivenUp() {
        assertThat(failure(BadServer.status(429, "{\"error\": \"quota\"}", "Retry-After", "3600")))
                .contains("HTTP 429: quota", "asks to wait 3600 s", "[1 requests]");
        assertThat(pauses).isEmpty();
    }

    @Test
    void withoutARequestThePausesGrow() throws Exception {
        try (BadServer server = new BadServer(
                BadServer.status(500, "oops"),
                BadServer.status(502, "<html>bad gateway</html>", "Retry-After", "soon"),
                BadServer.status(503, ""),
                BadServer.says("fine"))) {
            assertThat(reply(server)).isEqualTo("fine");
        }
        assertThat(pauses).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(pauses.get(i).toMillis()).isBetween(500L << i, 1000L << i);
        }
    }

    @Test
    void pausesAreSpreadAndBounded() {
        List<Duration> first = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            first.add(HttpChat.backoff(1, SeededHash.of(i)));
            assertThat(HttpChat.backoff(40, SeededHash.of(i))).isBetween(Duration.ofSeconds(60), Duration.ofMinutes(2));
        }
        assertThat(first).allSatisfy(p -> assertThat(p.toMillis()).isBetween(500L, 1000L));
        assertThat(first.stream().distinct().count()).isGreaterThan(50);
        assertThat(HttpChat.backoff(2, SeededHash.of(5))).isEqualTo(HttpChat.backoff(2, SeededHash.of(5)));
    }

    @Test
    void whatNeverGetsBetterIsGivenUpAfterFourAttempts() {
        assertThat(failure(BadServer.status(500, "{\"error\": {\"message\": \"out of\\nmemory\"}}")))
                .contains("HTTP 500: out of memory", "4 attempts", "[4 requests]");
        assertThat(failure(BadServer.status(200, "<html>hello</html>")))
                .contains("expected a chat reply, found: <html>hello</html>", "[4 requests]");
        assertThat(failure(BadServer.status(200, ""))).contains("expected a chat reply");
        assertThat(failure(BadServer.status(200, "{\"choices\": []}"))).contains("expected a chat reply");
        assertThat(failure(BadServer.says("  \n "))).contains("expected a chat reply");
        assertThat(failure(BadServer.status(200, "[".repeat(100_000)))).contains("expected a chat reply");
    }

    @Test
    void aBrokenConnectionOrHalfAnAnswerIsTriedAgain() throws Exception {
        try (BadServer server = new BadServer(
                BadServer.hangsUp(),
                BadServer.status(200, "{\"choices\": [{\"message\": {\"content\": \"half"),
                BadServer.says("whole"))) {
            assertThat(reply(server)).isEqualTo("whole");
            assertThat(server.seen()).hasSize(3);
        }
        assertThat(failure(BadServer.hangsUp())).contains("the connection broke");
    }

    @Test
    void aSilentServerAndOneThatStopsHalfWayAreLeftAfterTheTimeout() throws Exception {
        try (BadServer server = new BadServer(BadServer.silent(), BadServer.stuck(), BadServer.says("awake"))) {
            assertThat(reply(server.base(), Duration.ofSeconds(1), KEY)).isEqualTo("awake");
        }
        assertThat(failure(HASTY, BadServer.silent())).contains("within 0.3 s", "4 attempts");
        assertThat(failure(HASTY, BadServer.stuck())).contains("within 0.3 s", "4 attempts");
    }

    @Test
    void anEnormousAnswerIsNotReadToItsEnd() {
        assertThat(failure(BadServer.endless())).contains("longer than 4194304 bytes", "[1 requests]");
    }

    @Test
    void refusalsAreToldWithWhatToDo() {
        assertThat(failure(BadServer.status(401, "{\"error\": {\"message\": \"bad key sk-secret-123\"}}")))
                .contains("HTTP 401: bad key [key]", "MY_KEY is not accepted", "[1 requests]");
        assertThat(failure(BadServer.status(403, "no"))).contains("MY_KEY");
        assertThat(failure(BadServer.status(404, "not here")))
                .contains("HTTP 404: not here", "usually ends in /v1", "'tiny'", "[1 requests]");
        assertThat(failure(BadServer.status(400, "x".repeat(5000))))
                .contains("HTTP 400")
                .hasSizeLessThan(500);
        assertThat(failure(BadServer.status(307, "", "Location", "http://elsewhere/v1")))
                .contains("redirects to http://elsewhere/v1", "[1 requests]");
        assertThat(pauses).isEmpty();
    }

    @Test
    void aMissingKeyIsNamed() {
        try (BadServer server = new BadServer(BadServer.status(401, "who are you"))) {
            assertThatThrownBy(() -> reply(server.base(), PATIENT, new ApiKey("MY_KEY", "")))
                    .isInstanceOf(ChatException.class)
                    .hasMessageContaining("no key was sent, put one into MY_KEY");
        }
    }

    @Test
    void aStreamThatNobodyAskedForIsPutTogether() throws Exception {
        String event = "data: {\"choices\": [{\"delta\": {\"content\": %s}}]}\n\n";
        String stream = "data: {\"choices\": [{\"delta\": {\"role\": \"assistant\"}}]}\n\n"
                + event.formatted("\"[\\\"one \"") + event.formatted("\"two\\\"]\"") + "data: [DONE]\n\n";
        try (BadServer server = new BadServer(BadServer.status(200, stream))) {
            assertThat(reply(server)).isEqualTo("[\"one two\"]");
        }
        String chatty = ": keeping the line open\n\n" + stream.replace("data:", "event: piece\ndata:");
        try (BadServer server = new BadServer(BadServer.status(200, chatty))) {
            assertThat(reply(server)).isEqualTo("[\"one two\"]");
        }
        try (BadServer server = new BadServer(BadServer.status(200, stream.substring(0, stream.length() - 60)))) {
            assertThat(reply(server)).isEqualTo("[\"one ");
        }
    }

    @Test
    void contentInPartsIsPutTogether() throws Exception {
        String parts = "{\"choices\": [{\"message\": {\"content\": [{\"type\": \"text\", \"text\": \"a\"},"
                + " {\"type\": \"image\"}, {\"type\": \"text\", \"text\": \"b\"}, 7]}}]}";
        try (BadServer server = new BadServer(BadServer.status(200, parts))) {
            assertThat(reply(server)).isEqualTo("ab");
        }
    }

    @Test
    void aClosedPortIsToldAsSuch() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThatThrownBy(() -> reply(URI.create("http://127.0.0.1:" + port), PATIENT, KEY))
                .isInstanceOf(ChatException.class)
                .hasMessageContaining("nobody answers there");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void anInterruptEndsTheWait() {
        try (BadServer server = new BadServer(BadServer.silent())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> reply(server)).isInstanceOf(InterruptedException.class);
        }
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void addressesAreCompleted() {
        assertThat(address("https://host/v1")).isEqualTo("https://host/v1/chat/completions");
        assertThat(address("https://host/v1//")).isEqualTo("https://host/v1/chat/completions");
        assertThat(address("http://host:8000")).isEqualTo("http://host:8000/chat/completions");
        assertThat(address("https://host/a%20b/chat/completions?version=2"))
                .isEqualTo("https://host/a%20b/chat/completions?version=2");
    }

    private static String address(String endpoint) {
        return ChatSettings.of(URI.create(endpoint), "m", KEY, PATIENT)
                .address()
                .toString();
    }

    @Test
    void settingsThatMakeNoSenseAreRefusedWithoutShowingTheKey() {
        for (String endpoint : List.of("ftp://host/v1", "file:///etc/passwd", "host/v1", "http:///v1", "mailto:a@b")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> address(endpoint))
                    .withMessageContaining("http");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> address("https://me:sk-secret-123@host/v1"))
                .withMessageNotContaining("secret");
        URI host = URI.create("https://host/v1");
        assertThatIllegalArgumentException().isThrownBy(() -> ChatSettings.of(host, " ", KEY, PATIENT));
        assertThatIllegalArgumentException().isThrownBy(() -> ChatSettings.of(host, "a\nb", KEY, PATIENT));
        assertThatIllegalArgumentException().isThrownBy(() -> ChatSettings.of(host, "m", KEY, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChatSettings(host, "m", KEY, PATIENT, 1, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKey("MY_KEY", "sk-secret\n123"))
                .withMessageContaining("MY_KEY")
                .withMessageNotContaining("secret");
        assertThat(ChatSettings.of(host, "m", KEY, PATIENT).toString()).doesNotContain("secret");
    }
}
