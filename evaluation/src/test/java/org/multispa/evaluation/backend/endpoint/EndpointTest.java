package org.multispa.evaluation.backend.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.backend.BackendDown;
import org.multispa.evaluation.backend.Reply;
import org.multispa.files.http.ApiKey;

final class EndpointTest {
    private static final Ask QUESTION = new Ask("id-1", "How far?", List.of());
    private static final String GOOD = """
            {"choices":[{"index":0,"message":{"content":"`5`"},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":1000,"completion_tokens":20}}""";

    /// What the server says next, the last again and again.
    private record Said(int status, Map<String, String> headers, String body) {
        static Said of(int status, String body) {
            return new Said(status, Map.of(), body);
        }
    }

    private final Deque<Said> answers = new ArrayDeque<>();
    private final List<String> bodies = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final SetPace pace = new SetPace();
    private HttpServer server;
    private Duration patience = Duration.ofMinutes(10);

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Said said = answers.size() > 1 ? answers.remove() : answers.getFirst();
            said.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Endpoint endpoint() {
        return new Endpoint(
                new EndpointSettings(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1?key=hidden"),
                        "model-1",
                        new ApiKey("TEST_KEY", "secret-key"),
                        new AskStyle(AskStyle.Detail.AUTO, 77, OptionalLong.of(9), false),
                        new Patience(Duration.ofSeconds(20), 4, patience),
                        8,
                        Optional.of(new Prices(2, 10))),
                pace);
    }

    private Reply ask(Said... said) throws IOException, InterruptedException {
        answers.addAll(List.of(said));
        try (Endpoint endpoint = endpoint()) {
            return endpoint.ask(QUESTION);
        }
    }

    @Test
    void an_answer_comes_with_its_tokens_and_their_cost() throws Exception {
        Reply reply = ask(Said.of(200, GOOD));
        assertThat(reply.text()).isEqualTo("`5`");
        assertThat(reply.usage().inputTokens()).isEqualTo(1000);
        assertThat(reply.usage().outputTokens()).isEqualTo(20);
        assertThat(reply.usage().costUsd().orElseThrow()).isEqualTo(0.0022);
        assertThat(keys).containsExactly("Bearer secret-key");
        assertThat(bodies.getFirst())
                .contains("\"model\":\"model-1\"", "\"max_tokens\":77", "\"temperature\":0", "\"seed\":9")
                .contains("\"content\":\"How far?\"")
                .doesNotContain("secret-key");
    }

    @Test
    void what_answers_depend_on_is_named_and_nothing_secret() {
        try (Endpoint endpoint = endpoint()) {
            assertThat(endpoint.name()).isEqualTo("model-1");
            assertThat(endpoint.parameters())
                    .containsOnlyKeys("endpoint", "max_tokens", "seed", "temperature")
                    .containsEntry("max_tokens", 77);
            assertThat(endpoint.parameters().toString())
                    .doesNotContain("hidden")
                    .doesNotContain("secret");
        }
    }

    @Test
    void failures_of_the_server_are_tried_again_after_longer_and_longer_pauses() throws Exception {
        assertThat(ask(Said.of(500, ""), Said.of(200, "{\"choices\":[{\"mess"), Said.of(502, "x"), Said.of(200, GOOD))
                        .text())
                .isEqualTo("`5`");
        List<Duration> slept = pace.slept();
        assertThat(slept).hasSize(3);
        for (int i = 0; i < 3; i++) {
            long millis = 1000L << i;
            assertThat(slept.get(i).toMillis()).isBetween(millis / 2, millis);
        }
    }

    @Test
    void a_question_that_fails_too_often_is_given_up_with_the_reason() {
        assertThatThrownBy(() -> ask(Said.of(500, "{\"error\":{\"message\":\"no memory for secret-key\"}}")))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(BackendDown.class)
                .hasMessageContaining("HTTP 500: no memory for [key]; gave up after 4 failed attempts");
        assertThat(bodies).hasSize(4);
    }

    @Test
    void what_the_server_asks_to_wait_is_waited_and_is_no_failure() throws Exception {
        Said[] said = new Said[8];
        for (int i = 0; i < 7; i++) {
            said[i] = new Said(429, Map.of("Retry-After", Integer.toString(3 + i)), "slow down");
        }
        said[6] = new Said(503, Map.of("Retry-After", "Wed, 04 Mar 2026 06:00:00 GMT"), "");
        patience = Duration.ofHours(2);
        said[7] = Said.of(200, GOOD);
        assertThat(ask(said).text()).isEqualTo("`5`");
        assertThat(pace.slept().subList(0, 6))
                .containsExactly(
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(8));
        assertThat(pace.now()).isEqualTo("2026-03-04T06:00:00Z");
    }

    @Test
    void a_busy_server_is_given_up_when_patience_ends() {
        assertThatThrownBy(() -> ask(Said.of(429, "slow down")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it was busy for");
        assertThat(pace.slept().stream().mapToLong(Duration::toSeconds).sum()).isBetween(540L, 700L);
    }

    @Test
    void a_server_that_asks_for_more_patience_than_there_is_ends_the_run() {
        assertThatThrownBy(() -> ask(new Said(429, Map.of("Retry-After", "86400"), "come back tomorrow")))
                .isInstanceOf(BackendDown.class)
                .hasMessageContaining("it asks to wait 86400 s")
                .hasMessageContaining("the same command goes on from here");
        assertThat(bodies).hasSize(1);
        assertThat(pace.slept()).isEmpty();
    }

    @Test
    void a_request_that_is_refused_is_not_repeated() {
        assertThatThrownBy(() -> ask(Said.of(400, "{\"error\":{\"message\":\"content policy\"}}")))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(BackendDown.class)
                .hasMessageContaining("HTTP 400: content policy");
        assertThat(bodies).hasSize(1);
    }

    @Test
    void a_wrong_key_model_or_address_ends_the_run_unless_something_was_answered() throws Exception {
        for (int status : new int[] {401, 403, 404, 301}) {
            answers.clear();
            assertThatThrownBy(() -> ask(Said.of(status, "")))
                    .isInstanceOf(BackendDown.class)
                    .hasMessageContaining("the key in TEST_KEY was sent");
        }
        answers.clear();
        answers.addAll(List.of(Said.of(200, GOOD), Said.of(403, "not this image")));
        try (Endpoint endpoint = endpoint()) {
            endpoint.ask(QUESTION);
            assertThatThrownBy(() -> endpoint.ask(QUESTION))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(BackendDown.class);
        }
    }

    @Test
    void a_spent_quota_ends_the_run_and_every_later_question() {
        answers.add(Said.of(429, "{\"error\":{\"message\":\"You exceeded\",\"code\":\"insufficient_quota\"}}"));
        try (Endpoint endpoint = endpoint()) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> endpoint.ask(QUESTION)).isInstanceOf(BackendDown.class);
            }
        }
        assertThat(bodies).hasSize(1);
    }

    @Test
    void questions_that_fail_one_after_the_other_end_the_run() {
        answers.add(Said.of(500, ""));
        try (Endpoint endpoint = endpoint()) {
            for (int i = 1; i < Endpoint.MOST_FAILURES; i++) {
                assertThatThrownBy(() -> endpoint.ask(QUESTION)).isNotInstanceOf(BackendDown.class);
            }
            assertThatThrownBy(() -> endpoint.ask(QUESTION))
                    .isInstanceOf(BackendDown.class)
                    .hasMessageContaining("the last 20 questions got no answer");
        }
    }

    @Test
    void an_endless_answer_is_cut_off_and_counts_as_failed() {
        String huge = "x".repeat(Endpoint.MOST_BYTES + 1);
        assertThatThrownBy(() -> ask(Said.of(200, huge))).hasMessageContaining("longer than 4194304 bytes");
        assertThat(bodies).hasSize(4);
    }

    @Test
    void a_host_that_is_not_there_ends_the_run() {
        EndpointSettings nowhere = new EndpointSettings(
                URI.create("http://no-such-host.invalid/v1"),
                "m",
                new ApiKey("TEST_KEY", ""),
                AskStyle.GREEDY,
                Patience.DEFAULT,
                8,
                Optional.empty());
        try (Endpoint endpoint = new Endpoint(nowhere, pace)) {
            assertThatThrownBy(() -> endpoint.ask(QUESTION))
                    .isInstanceOf(BackendDown.class)
                    .hasMessageContaining("there is no such host")
                    .hasMessageContaining("no key was sent, as TEST_KEY is not set");
        }
    }

    @Test
    void nobody_at_the_port_is_tried_again() {
        server.stop(0);
        assertThatThrownBy(() -> ask(Said.of(200, GOOD))).hasMessageContaining("nobody answers there");
        assertThat(pace.slept()).hasSize(3);
    }
}
