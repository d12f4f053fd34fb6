package org.multispa.model.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multispa.model.serve.Client.JSON;
import static org.multispa.model.serve.Client.ask;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.serve.Client.Response;

final class UnderLoadTest {
    private static final int LONG = TinyModel.CONTEXT - 400;

    @TempDir
    private static Path folder;

    private static Assistant assistant;

    @BeforeAll
    static void load() throws IOException {
        assistant = TinyModel.load(AlteredModel.endless(TinyModel.make(folder), folder.resolve("endless")));
    }

    @AfterAll
    static void close() {
        assistant.close();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    /// A client that has asked for a long answer and does not read it.
    private static Socket asked(Client client, boolean stream) throws IOException {
        String body = JSON.writeValueAsString(ask("Tell me a long story.", LONG).put("stream", stream));
        Socket socket = client.rawChat("Content-Length: " + body.length());
        Client.write(socket, body);
        return socket;
    }

    @Test
    void a_full_queue_is_told_and_clients_that_go_away_make_room() throws Exception {
        try (Served served = Served.start(assistant, 1, 1)) {
            Client client = served.client();
            String expected = client.chat(ask("Quick one", 5)).text();
            for (boolean stream : new boolean[] {true, false}) {
                try (Socket running = asked(client, stream)) {
                    await(() -> served.server().running() == 1);
                    try (Socket waiting = asked(client, stream)) {
                        await(() -> served.server().queued() == 1);
                        Response refused = client.chat(ask("Quick one", 5));
                        assertThat(refused.status()).isEqualTo(429);
                        assertThat(refused.code()).isEqualTo("queue_full");
                        assertThat(refused.header("Retry-After")).isEqualTo("1");
                        assertThat(client.get("/health").json().path("queued").asInt())
                                .isEqualTo(1);
                        assertThat(client.get("/health").json().path("running").asInt())
                                .isEqualTo(1);
                        waiting.setSoLinger(true, 0);
                    }
                    running.setSoLinger(true, 0);
                }
                await(() -> served.server().running() == 0 && served.server().queued() == 0);
                assertThat(client.chat(ask("Quick one", 5)).text()).isNotEmpty().isEqualTo(expected);
            }
            assertThat(served.failures()).isEmpty();
        }
    }

    @Test
    void a_stream_comes_while_it_is_computed() throws Exception {
        try (Served served = Served.start(assistant, 1, 1);
                Socket socket = asked(served.client(), true)) {
            byte[] first = new byte[2000];
            assertThat(socket.getInputStream().readNBytes(first, 0, first.length))
                    .isEqualTo(first.length);
            assertThat(new String(first, StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("text/event-stream", "data: {");
            assertThat(served.server().running()).isEqualTo(1);
        }
    }

    @Test
    void answers_that_run_may_end_when_the_server_stops_and_new_ones_are_refused() throws Exception {
        Served served = Served.start(assistant, 2, 4);
        Client client = served.client();
        String expected = client.chat(ask("How long?", 400)).text();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(
                        threads.submit(() -> client.chat(ask("How long?", 400)).text()));
            }
            await(() -> served.server().running() == 2 && served.server().queued() == 2);
            Future<Boolean> stopped = threads.submit(() -> served.server().stop(Duration.ofSeconds(60)));
            await(() -> client.get("/health").status() == 503);
            Response late = client.chat(ask("Too late?", 5));
            assertThat(late.status()).isEqualTo(503);
            assertThat(late.code()).isEqualTo("shutting_down");
            assertThat(late.header("Retry-After")).isNotEmpty();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
            assertThat(stopped.get()).isTrue();
        }
        assertThat(served.failures()).isEmpty();
        assertThat(served.server().running()).isZero();
    }

    @Test
    void answers_that_take_too_long_are_given_up_when_the_server_stops() throws Exception {
        Served served = Served.start(assistant, 1, 4);
        Client client = served.client();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Socket streaming = asked(client, true);
                Socket waiting = asked(client, false)) {
            Future<String> streamed = threads.submit(() -> Client.rest(streaming));
            await(() -> served.server().running() == 1 && served.server().queued() == 1);
            assertThat(served.server().stop(Duration.ofMillis(150))).isFalse();
            assertThat(streamed.get()).contains("shutting_down").doesNotContain("[DONE]");
            assertThat(Client.rest(waiting)).doesNotContain("finish_reason");
        }
        assertThat(served.server().running()).isZero();
        assertThat(served.server().queued()).isZero();
    }

    @Test
    void an_answer_that_fails_fails_alone() throws Exception {
        Path broken = AlteredModel.broken(folder.resolve("tiny"), folder.resolve("broken"));
        try (Assistant sick = TinyModel.load(broken);
                Served served = Served.start(sick, 4, 8)) {
            Client client = served.client();
            String expected = client.chat(ask("abc", 3)).text();
            assertThat(expected).isNotEmpty();
            for (boolean stream : new boolean[] {false, true}) {
                Response failed =
                        client.chat(ask("abc" + AlteredModel.POISON, 3).put("stream", stream));
                assertThat(failed.status()).isEqualTo(500);
                assertThat(failed.code()).isEqualTo("internal_error");
                assertThat(failed.http().body()).doesNotContain("Exception", "logit", "\tat ");
                assertThat(client.chat(ask("abc", 3)).text()).isEqualTo(expected);
            }
            assertThat(served.failures())
                    .hasSize(2)
                    .allSatisfy(failure -> assertThat(failure).hasMessageContaining("not a number"));
        }
    }

    @Test
    void memory_is_flat_over_many_requests() throws Exception {
        try (Served served = Served.start(assistant, 4, 32)) {
            Client client = served.client();
            String picture = TinyModel.dataUrl(90, 60, 5);
            long before = 0;
            for (int i = 0; i < 60; i++) {
                Response response =
                        client.chat(Client.body(4, Client.user(Client.image(picture), Client.text("Number " + i))));
                assertThat(response.status()).isEqualTo(200);
                if (i == 20) {
                    before = Pointer.totalCount();
                }
            }
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
        }
    }
}
