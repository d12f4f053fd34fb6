package org.multispa.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.cli.model.TinyModels;
import org.multispa.testing.rooms.PlainFolder;
import org.multispa.testing.rooms.RoomScan;

/// `multispa evaluate` with models that are asked.
final class EvaluateModelsTest {
    private static final int QUESTIONS = 12;

    @TempDir
    private static Path made;

    @TempDir
    private Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile String says = "`5`";
    private volatile int status = 200;
    private HttpServer server;

    @BeforeAll
    static void make() throws IOException {
        PlainFolder.write(RoomScan.of(8, 1), made.resolve("rooms/room-1"), "one");
        Ran ran = Ran.command(
                "benchmark",
                "build",
                "--scenes",
                made.resolve("rooms"),
                "--out",
                made.resolve("bench"),
                "--count",
                "6",
                "--subtasks",
                "depth-estimation-dot,camera-distance");
        assertThat(ran.code()).as(ran.err()).isZero();
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = ("{\"choices\":[{\"message\":{\"content\":\"" + says
                            + "\"}}],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":10}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private Ran evaluate(String out, Object... more) {
        Object[] all = new Object[5 + more.length];
        all[0] = "evaluate";
        all[1] = "--benchmark";
        all[2] = made.resolve("bench");
        all[3] = "--out";
        all[4] = folder.resolve(out);
        System.arraycopy(more, 0, all, 5, more.length);
        return Ran.command(all);
    }

    @Test
    void an_endpoint_is_asked_once_and_its_tokens_and_cost_are_told() throws IOException {
        Object[] options = {
            "--endpoint",
            address(),
            "--name",
            "m-1",
            "--price-in",
            "2",
            "--price-out",
            "10",
            "--detail",
            "low",
            "--seed",
            3
        };
        Ran ran = evaluate("run", options);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("12 questions asked: 12,000 tokens in, 120 out, $0.0252", "report.md");
        assertThat(ran.err()).contains("asking", "12/12", "tokens in", "at once");
        assertThat(requests)
                .hasSize(QUESTIONS)
                .allMatch(request -> request.contains("\"detail\":\"low\"") && request.contains("\"seed\":3"));
        assertThat(Files.readString(folder.resolve("run/report.md"))).contains("# m-1 on bench");
        byte[] report = Files.readAllBytes(folder.resolve("run/report.md"));
        Ran again = evaluate("run", options);
        assertThat(again.code()).isZero();
        assertThat(again.out()).doesNotContain("asked");
        Ran rescored = evaluate("run", "--rescore");
        assertThat(rescored.code()).as(rescored.err()).isZero();
        assertThat(requests).hasSize(QUESTIONS);
        assertThat(Files.readAllBytes(folder.resolve("run/report.md"))).isEqualTo(report);
    }

    @Test
    void a_dry_run_asks_nothing_and_estimates_what_is_left() {
        Object[] options = {"--endpoint", address(), "--name", "m-1", "--price-in", "2", "--price-out", "10"};
        Object[] dry = new Object[options.length + 1];
        System.arraycopy(options, 0, dry, 0, options.length);
        dry[options.length] = "--dry-run";
        Ran before = evaluate("run", dry);
        assertThat(before.code()).as(before.err()).isZero();
        assertThat(before.out()).contains("m-1: 12 questions to ask, 0 of 12 answered", "guessed", "about $0.0");
        assertThat(requests).isEmpty();
        assertThat(folder.resolve("run")).doesNotExist();
        evaluate("run", options);
        Ran after = evaluate("run", dry);
        assertThat(after.out()).contains("m-1: 0 questions to ask, 12 of 12 answered", "about $0.0000");
        assertThat(requests).hasSize(QUESTIONS);
    }

    @Test
    void the_insisting_prompt_is_another_question() {
        Object[] options = {"--endpoint", address(), "--name", "m-1", "--limit", 1};
        evaluate("run", options);
        Ran ran = evaluate("run", "--endpoint", address(), "--name", "m-1", "--limit", 1, "--prompt", "insist");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(requests).hasSize(4);
        assertThat(requests.subList(2, 4))
                .allMatch(request -> request.contains("An answer is needed in any case")
                        && request.contains("as a whole number of millimetres between backticks"));
    }

    @Test
    void a_language_model_reads_what_cannot_be_read_only_where_it_is_asked_for() throws IOException {
        says = "as above";
        Ran without = evaluate("run", "--endpoint", address(), "--name", "m-1");
        assertThat(without.out()).contains("0.0 % answered");
        Object[] options = {
            "--endpoint", address(), "--name", "m-1", "--rewrite-endpoint", address(), "--rewrite-name", "reader"
        };
        says = "`7`";
        Ran with = evaluate("run", options);
        assertThat(with.code()).as(with.err()).isZero();
        assertThat(with.out()).contains("100.0 % answered");
        assertThat(with.err()).contains("rewriting");
        assertThat(requests).hasSizeGreaterThan(QUESTIONS);
        assertThat(requests.getLast())
                .contains("as above", "\"model\":\"reader\"")
                .doesNotContain("image_url");
        assertThat(folder.resolve("run/rewrites.jsonl")).exists();
        assertThat(Files.readString(folder.resolve("run/report.md"))).contains("as a language model reads the reply");
        int asked = requests.size();
        assertThat(evaluate("run", "--rescore").out()).contains("100.0 % answered");
        assertThat(requests).hasSize(asked);
    }

    @Test
    void a_server_that_does_not_take_the_key_ends_the_run_with_the_reason() {
        status = 401;
        Ran ran = evaluate("run", "--endpoint", address(), "--name", "m-1");
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("HTTP 401", "MULTISPA_API_KEY").doesNotContain("\tat ");
        status = 200;
        Ran again = evaluate("run", "--endpoint", address(), "--name", "m-1");
        assertThat(again.code()).as(again.err()).isZero();
    }

    @Test
    void questions_that_fail_are_told_and_asked_again() {
        status = 400;
        Ran ran = evaluate("run", "--endpoint", address(), "--name", "m-1");
        assertThat(ran.code()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(ran.out()).contains("12 questions without a reply; they count as wrong, the same command asks");
        status = 200;
        assertThat(evaluate("run", "--endpoint", address(), "--name", "m-1").code())
                .isZero();
        assertThat(requests).hasSize(2 * QUESTIONS);
    }

    @Test
    void a_local_model_answers_and_a_dry_run_does_not_load_it() throws IOException {
        Path model = TinyModels.model(folder);
        Object[] options = {"--model", model, "--max-tiles", 1, "--max-tokens", 8, "--dtype", "f32", "--batch", 3};
        Object[] dry = new Object[options.length + 1];
        System.arraycopy(options, 0, dry, 0, options.length);
        dry[options.length] = "--dry-run";
        Ran before = evaluate("run", dry);
        assertThat(before.code()).as(before.err()).isZero();
        assertThat(before.out()).contains("model@", "12 questions to ask").doesNotContain("$");
        Ran ran = evaluate("run", options);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("12 questions asked");
        assertThat(Files.readString(folder.resolve("run/report.md"))).contains("# model@");
        assertThat(evaluate("run", options).out()).doesNotContain("asked");
        Ran broken = evaluate("run", "--model", folder.resolve("nowhere"));
        assertThat(broken.code()).isEqualTo(ExitCode.FAILED);
        assertThat(broken.err()).contains("expected a model folder, found no such folder");
    }

    @Test
    void wrong_usage_is_told_before_anything_is_asked() {
        assertUsage("found 2 of them", "--baseline", "oracle", "--endpoint", address(), "--name", "m");
        assertUsage("--endpoint needs --name", "--endpoint", address());
        assertUsage("an http or https address", "--endpoint", "ftp://x/v1", "--name", "m");
        assertUsage("--endpoint", "--endpoint", "not an address", "--name", "m");
        assertUsage("--adapter needs --model", "--adapter", folder);
        assertUsage("go together", "--endpoint", address(), "--name", "m", "--price-in", "1");
        assertUsage(
                "prices are US dollars", "--endpoint", address(), "--name", "m", "--price-in", -1, "--price-out", 1);
        assertUsage("--rewrite-endpoint and --rewrite-name", "--baseline", "random", "--rewrite-name", "m");
        assertUsage("go with --model or --endpoint", "--baseline", "random", "--dry-run");
        assertUsage("go with --model or --endpoint", "--baseline", "random", "--prompt", "insist");
        assertUsage("plain or insist", "--endpoint", address(), "--name", "m", "--prompt", "recorded");
        assertUsage("--rescore takes", "--rescore", "--dry-run");
        assertUsage("--max-tiles", "--model", folder, "--max-tiles", 1000);
        assertUsage("auto, low or high", "--endpoint", address(), "--name", "m", "--detail", "closest");
        assertThat(requests).isEmpty();
    }

    private void assertUsage(String reason, Object... options) {
        Ran ran = evaluate("x", options);
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(reason).doesNotContain("\tat ");
    }
}
