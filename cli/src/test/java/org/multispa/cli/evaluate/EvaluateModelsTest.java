package org.multispa.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.ChatStandIn;
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

    private ChatStandIn server;

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
        server = ChatStandIn.start("`5`");
    }

    @AfterEach
    void stop() {
        server.close();
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
            server.address(),
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
        assertThat(server.requests())
                .hasSize(QUESTIONS)
                .allMatch(request -> request.contains("\"detail\":\"low\"") && request.contains("\"seed\":3"));
        assertThat(Files.readString(folder.resolve("run/report.md"))).contains("# m-1 on bench");
        byte[] report = Files.readAllBytes(folder.resolve("run/report.md"));
        Ran again = evaluate("run", options);
        assertThat(again.code()).isZero();
        assertThat(again.out()).doesNotContain("asked");
        Ran rescored = evaluate("run", "--rescore");
        assertThat(rescored.code()).as(rescored.err()).isZero();
        assertThat(server.requests()).hasSize(QUESTIONS);
        assertThat(Files.readAllBytes(folder.resolve("run/report.md"))).isEqualTo(report);
    }

    @Test
    void a_dry_run_asks_nothing_and_estimates_what_is_left() {
        Object[] options = {"--endpoint", server.address(), "--name", "m-1", "--price-in", "2", "--price-out", "10"};
        Object[] dry = new Object[options.length + 1];
        System.arraycopy(options, 0, dry, 0, options.length);
        dry[options.length] = "--dry-run";
        Ran before = evaluate("run", dry);
        assertThat(before.code()).as(before.err()).isZero();
        assertThat(before.out()).contains("m-1: 12 questions to ask, 0 of 12 answered", "guessed", "about $0.0");
        assertThat(server.requests()).isEmpty();
        assertThat(folder.resolve("run")).doesNotExist();
        evaluate("run", options);
        Ran after = evaluate("run", dry);
        assertThat(after.out()).contains("m-1: 0 questions to ask, 12 of 12 answered", "about $0.0000");
        assertThat(server.requests()).hasSize(QUESTIONS);
    }

    @Test
    void the_insisting_prompt_is_another_question() {
        Object[] options = {"--endpoint", server.address(), "--name", "m-1", "--limit", 1};
        evaluate("run", options);
        Ran ran = evaluate("run", "--endpoint", server.address(), "--name", "m-1", "--limit", 1, "--prompt", "insist");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(server.requests()).hasSize(4);
        assertThat(server.requests().subList(2, 4))
                .allMatch(request -> request.contains("An answer is needed in any case")
                        && request.contains("as a whole number of millimetres between backticks"));
    }

    @Test
    void a_language_model_reads_what_cannot_be_read_only_where_it_is_asked_for() throws IOException {
        server.say("as above");
        Ran without = evaluate("run", "--endpoint", server.address(), "--name", "m-1");
        assertThat(without.out()).contains("0.0 % answered");
        Object[] options = {
            "--endpoint",
            server.address(),
            "--name",
            "m-1",
            "--rewrite-endpoint",
            server.address(),
            "--rewrite-name",
            "reader"
        };
        server.say("`7`");
        Ran with = evaluate("run", options);
        assertThat(with.code()).as(with.err()).isZero();
        assertThat(with.out()).contains("100.0 % answered");
        assertThat(with.err()).contains("rewriting");
        assertThat(server.requests()).hasSizeGreaterThan(QUESTIONS);
        assertThat(server.requests().getLast())
                .contains("as above", "\"model\":\"reader\"")
                .doesNotContain("image_url");
        assertThat(folder.resolve("run/rewrites.jsonl")).exists();
        assertThat(Files.readString(folder.resolve("run/report.md"))).contains("as a language model reads the reply");
        int asked = server.requests().size();
        assertThat(evaluate("run", "--rescore").out()).contains("100.0 % answered");
        assertThat(server.requests()).hasSize(asked);
    }

    @Test
    void a_server_that_does_not_take_the_key_ends_the_run_with_the_reason() {
        server.answerWith(401);
        Ran ran = evaluate("run", "--endpoint", server.address(), "--name", "m-1");
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("HTTP 401", "MULTISPA_API_KEY").doesNotContain("\tat ");
        server.answerWith(200);
        Ran again = evaluate("run", "--endpoint", server.address(), "--name", "m-1");
        assertThat(again.code()).as(again.err()).isZero();
    }

    @Test
    void questions_that_fail_are_told_and_asked_again() {
        server.answerWith(400);
        Ran ran = evaluate("run", "--endpoint", server.address(), "--name", "m-1");
        assertThat(ran.code()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(ran.out()).contains("12 questions without a reply; they count as wrong, the same command asks");
        server.answerWith(200);
        assertThat(evaluate("run", "--endpoint", server.address(), "--name", "m-1")
                        .code())
                .isZero();
        assertThat(server.requests()).hasSize(2 * QUESTIONS);
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
    void a_model_that_is_asked_over_http_answers_and_scores_as_from_its_folder() throws IOException {
        Object[] options = {"--model", TinyModels.model(folder), "--max-tiles", 1, "--max-tokens", 8, "--dtype", "f32"};
        assertThat(evaluate("here", options).code()).isZero();
        Object[] served = new Object[options.length + 1];
        System.arraycopy(options, 0, served, 0, options.length);
        served[options.length] = "--served";
        Ran ran = evaluate("there", served);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("12 questions asked");
        for (String file : new String[] {"scored.jsonl", "report.json"}) {
            assertThat(figures("there", file)).isEqualTo(figures("here", file));
        }
        assertThat(Files.readString(folder.resolve("there/report.md"))).contains("served");
    }

    /// A file of a run without who was asked.
    private String figures(String run, String file) throws IOException {
        return Files.readString(folder.resolve(run).resolve(file)).replaceAll("\\s*\"served\" ?: ?true,?", "");
    }

    @Test
    void wrong_usage_is_told_before_anything_is_asked() {
        assertUsage("found 2 of them", "--baseline", "oracle", "--endpoint", server.address(), "--name", "m");
        assertUsage("--endpoint needs --name", "--endpoint", server.address());
        assertUsage("an http or https address", "--endpoint", "ftp://x/v1", "--name", "m");
        assertUsage("--endpoint", "--endpoint", "not an address", "--name", "m");
        assertUsage("--adapter needs --model", "--adapter", folder);
        assertUsage("--served needs --model", "--served", "--endpoint", server.address(), "--name", "m");
        assertUsage("go together", "--endpoint", server.address(), "--name", "m", "--price-in", "1");
        assertUsage(
                "prices are US dollars",
                "--endpoint",
                server.address(),
                "--name",
                "m",
                "--price-in",
                -1,
                "--price-out",
                1);
        assertUsage("--rewrite-endpoint and --rewrite-name", "--baseline", "random", "--rewrite-name", "m");
        assertUsage("go with --model or --endpoint", "--baseline", "random", "--dry-run");
        assertUsage("go with --model or --endpoint", "--baseline", "random", "--prompt", "insist");
        assertUsage("plain or insist", "--endpoint", server.address(), "--name", "m", "--prompt", "recorded");
        assertUsage("--rescore takes", "--rescore", "--dry-run");
        assertUsage("--max-tiles", "--model", folder, "--max-tiles", 1000);
        assertUsage("auto, low or high", "--endpoint", server.address(), "--name", "m", "--detail", "closest");
        assertThat(server.requests()).isEmpty();
    }

    private void assertUsage(String reason, Object... options) {
        Ran ran = evaluate("x", options);
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(reason).doesNotContain("\tat ");
    }
}
