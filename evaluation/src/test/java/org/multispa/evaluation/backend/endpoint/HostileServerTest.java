package org.multispa.evaluation.backend.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.BenchFolder;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.backend.Reply;
import org.multispa.evaluation.baseline.Baseline;
import org.multispa.evaluation.run.Benchmark;
import org.multispa.evaluation.run.Evaluated;
import org.multispa.evaluation.run.Evaluator;
import org.multispa.evaluation.run.Prompt;
import org.multispa.evaluation.run.Run;
import org.multispa.evaluation.run.Source;
import org.multispa.evaluation.score.Scored;
import org.multispa.files.http.ApiKey;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

/// 7,800 questions against a server at its worst.
final class HostileServerTest {
    private static final int QUESTIONS = 7800;
    private static final Duration HANG = Duration.ofMillis(3500);
    private static final Duration TIMEOUT = Duration.ofMillis(2500);
    private static final List<Sample> SAMPLES = BenchFolder.questions(1, QUESTIONS / 26);

    @TempDir
    private static Path made;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeBenchmark() throws IOException {
        BenchFolder.write(made.resolve("bench"), SAMPLES);
        byte[] image = Jpeg.encode(new RgbImage(2, 2, new byte[12]), 90);
        try (Stream<Path> images = Files.walk(made.resolve("bench/images"))) {
            for (Path file : images.filter(Files::isRegularFile).toList()) {
                Files.write(file, image);
            }
        }
    }

    private static BadServer server(int badShare) throws IOException {
        return new BadServer(new HashMap<>(Baseline.ORACLE.replies(SAMPLES)), badShare, HANG);
    }

    private static Endpoint endpoint(URI address) {
        return new Endpoint(
                new EndpointSettings(
                        address,
                        "bad-1",
                        new ApiKey("TEST_KEY", "secret-key"),
                        AskStyle.GREEDY,
                        new Patience(TIMEOUT, 8, Duration.ofHours(10)),
                        64,
                        Optional.of(new Prices(2, 10))),
                new FastPace(100));
    }

    private static Evaluated evaluate(Path bench, Path run, Backend backend) throws IOException, InterruptedException {
        return new Evaluator(Benchmark.open(bench), run, 0, _ -> {}).evaluate(new Source.Asked(backend, Prompt.PLAIN));
    }

    /// Remembers who was answered.
    private record Counting(Endpoint endpoint, Map<String, Integer> answered) implements Backend {
        @Override
        public String name() {
            return endpoint.name();
        }

        @Override
        public SortedMap<String, Object> parameters() {
            return endpoint.parameters();
        }

        @Override
        public int concurrency() {
            return endpoint.concurrency();
        }

        @Override
        public Reply ask(Ask question) throws IOException, InterruptedException {
            assertThat(answered).doesNotContainKey(question.id());
            Reply reply = endpoint.ask(question);
            answered.merge(question.id(), 1, Integer::sum);
            return reply;
        }

        @Override
        public void close() {
            endpoint.close();
        }
    }

    /// Evaluates in a process of its own, which can be killed.
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            try (Endpoint endpoint = endpoint(URI.create(arguments[2]))) {
                evaluate(Path.of(arguments[0]), Path.of(arguments[1]), endpoint);
            }
        }
    }

    @Test
    void all_questions_are_answered_and_none_is_asked_again_after_success() throws Exception {
        Map<String, Integer> answered = new ConcurrentHashMap<>();
        try (BadServer server = server(30);
                Counting backend = new Counting(endpoint(server.address()), answered)) {
            Evaluated evaluated = evaluate(made.resolve("bench"), folder.resolve("run"), backend);
            assertThat(Files.readAllLines(folder.resolve("run").resolve(Run.ANSWERS_FILE)).stream()
                            .filter(line -> line.contains("\"error\""))
                            .limit(3))
                    .isEmpty();
            assertThat(evaluated.unanswered()).isZero();
            assertThat(evaluated.asked()).isEqualTo(QUESTIONS);
            assertThat(evaluated.run().items()).hasSize(QUESTIONS).allMatch(Scored::correct);
            assertThat(evaluated.usage().inputTokens()).isEqualTo(100L * QUESTIONS);
            assertThat(evaluated.usage().costUsd().orElseThrow()).isBetween(1.949, 1.951);
            assertThat(server.answers()).isEqualTo(QUESTIONS);
            assertThat(answered.values()).hasSize(QUESTIONS).allMatch(times -> times == 1);
            for (BadServer.Mood mood : BadServer.Mood.values()) {
                assertThat(server.count(mood)).as(mood.toString()).isPositive();
            }
            assertThat(server.mostInside()).isBetween(10, 64);
            assertThat(Files.readAllLines(folder.resolve("run").resolve(Run.ANSWERS_FILE)))
                    .hasSize(QUESTIONS)
                    .noneMatch(line -> line.contains("secret-key"));
        }
    }

    @Test
    void a_run_that_is_killed_again_and_again_asks_nothing_that_it_kept() throws Exception {
        Path run = folder.resolve("run");
        try (BadServer server = server(10)) {
            Set<String> kept = new HashSet<>();
            for (int answers : new int[] {500, 2500, 5000}) {
                Process child = child(run, server.address());
                while (server.answers() < answers && child.isAlive()) {
                    Thread.sleep(5);
                }
                child.destroyForcibly();
                assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(child.exitValue()).as("killed, not failed").isEqualTo(137);
                assertNothingAskedAgain(server, kept);
                kept = kept(run);
                assertThat(kept).hasSizeGreaterThan(answers / 2).hasSizeLessThan(QUESTIONS);
                server.asked.clear();
            }
            Evaluated evaluated;
            try (Endpoint endpoint = endpoint(server.address())) {
                evaluated = evaluate(made.resolve("bench"), run, endpoint);
            }
            assertNothingAskedAgain(server, kept);
            assertThat(evaluated.asked()).isEqualTo(QUESTIONS - kept.size());
            assertThat(evaluated.unanswered()).isZero();
            assertThat(evaluated.run().items()).hasSize(QUESTIONS).allMatch(Scored::correct);
            assertThat(kept(run)).hasSize(QUESTIONS);
        }
    }

    private static void assertNothingAskedAgain(BadServer server, Set<String> kept) {
        Set<String> again = new HashSet<>(server.asked.keySet());
        again.retainAll(kept);
        assertThat(again).isEmpty();
    }

    /// The ids of whole lines.
    private static Set<String> kept(Path run) throws IOException {
        String text = Files.readString(run.resolve(Run.ANSWERS_FILE));
        Set<String> ids = new HashSet<>();
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> {
            int at = line.indexOf("\"id\":\"") + 6;
            assertThat(ids.add(line.substring(at, line.indexOf('"', at)))).isTrue();
        });
        return ids;
    }

    private static Process child(Path run, URI address) throws IOException {
        Path out = run.resolveSibling("child.log");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        made.resolve("bench").toString(),
                        run.toString(),
                        address.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }
}
