package org.multispa.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.BenchFolder;
import org.multispa.evaluation.backend.Ask;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.backend.Reply;
import org.multispa.evaluation.backend.Usage;
import org.multispa.evaluation.baseline.Baseline;
import org.multispa.evaluation.score.Outcome;
import org.multispa.evaluation.score.Scored;

final class EvaluatorTest {
    @TempDir
    private Path folder;

    private final List<Sample> questions = BenchFolder.questions(1, 6);
    private Path out = Path.of("");

    @BeforeEach
    void writeBenchmark() throws IOException {
        BenchFolder.write(folder.resolve("bench"), questions);
        out = folder.resolve("run");
    }

    private Evaluator evaluator(int limit) throws IOException {
        return new Evaluator(Benchmark.open(folder.resolve("bench")), out, limit, _ -> {});
    }

    private static Source.Given given(Map<String, String> replies) {
        return new Source.Given("recorded.jsonl", new TreeMap<>(Map.of("file_sha256", "abc")), replies);
    }

    private Map<String, String> oracle() throws IOException {
        return Baseline.ORACLE.replies(questions);
    }

    @Test
    void given_replies_are_kept_graded_and_read_back() throws Exception {
        Evaluated evaluated = evaluator(0).evaluate(given(oracle()));
        assertThat(evaluated.unanswered()).isZero();
        assertThat(evaluated.run().items()).hasSize(26 * 6).allMatch(Scored::correct);
        assertThat(evaluated.run().info().chance()).hasSize(26);
        Run read = Run.read(out);
        assertThat(read).isEqualTo(evaluated.run());
        assertThat(Files.readAllLines(out.resolve(Run.ANSWERS_FILE))).hasSize(26 * 6);
    }

    @Test
    void replies_are_read_back_by_sample_and_only_of_this_run() throws Exception {
        evaluator(0).evaluate(given(oracle()));
        String first = questions.getFirst().id();
        String last = questions.getLast().id();
        assertThat(evaluator(0).replies(Set.of(first, last, "of another benchmark")))
                .isEqualTo(Map.of(first, oracle().getOrDefault(first, ""), last, oracle().getOrDefault(last, "")));
        evaluator(0).evaluate(new Source.Given("other", new TreeMap<>(), Map.of(first, "`other`")));
        assertThat(evaluator(0).replies(Set.of(first, last))).isEqualTo(Map.of(first, "`other`"));
        Files.delete(out.resolve(Run.ANSWERS_FILE));
        assertThat(evaluator(0).replies(Set.of(first))).isEmpty();
        assertThat(out.resolve(Run.ANSWERS_FILE)).doesNotExist();
    }

    @Test
    void a_run_notes_where_its_benchmark_lies_as_seen_from_its_folder() throws Exception {
        evaluator(0).evaluate(given(oracle()));
        assertThat(RunInfo.read(out).place()).hasValue("../bench");
        RunInfo bare = new RunInfo("b", "c", "m", new TreeMap<>(), "plain-1", 0, new TreeMap<>());
        assertThat(bare.place()).isEmpty();
        Files.writeString(out.resolve(RunInfo.FILE_NAME), bare.json());
        assertThat(RunInfo.read(out)).isEqualTo(bare);
    }

    @Test
    void questions_without_a_reply_count_as_wrong() throws Exception {
        Map<String, String> replies = new HashMap<>(oracle());
        replies.remove(questions.getFirst().id());
        replies.put("of another benchmark", "`5`");
        Evaluated evaluated = evaluator(0).evaluate(given(replies));
        assertThat(evaluated.unanswered()).isEqualTo(1);
        assertThat(evaluated.run().items())
                .filteredOn(item -> item.outcome() == Outcome.MISSING)
                .extracting(Scored::id)
                .containsExactly(questions.getFirst().id());
        assertThat(evaluated.run().items().stream().filter(Scored::correct)).hasSize(26 * 6 - 1);
    }

    @Test
    void grading_again_gives_the_same_and_needs_no_replies() throws Exception {
        Evaluated first = evaluator(0).evaluate(given(Baseline.RANDOM.replies(questions)));
        byte[] scored = Files.readAllBytes(out.resolve(Run.SCORED_FILE));
        Files.delete(out.resolve(Run.SCORED_FILE));
        assertThatThrownBy(() -> Run.read(out))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("unfinished");
        Evaluated again = evaluator(0).rescore();
        assertThat(again.run()).isEqualTo(first.run());
        assertThat(Files.readAllBytes(out.resolve(Run.SCORED_FILE))).isEqualTo(scored);
    }

    @Test
    void other_replies_in_the_same_folder_do_not_mix_with_the_first() throws Exception {
        evaluator(0).evaluate(given(Baseline.RANDOM.replies(questions)));
        Source second = new Source.Given("recorded.jsonl", new TreeMap<>(Map.of("file_sha256", "def")), oracle());
        assertThat(evaluator(0).evaluate(second).run().items()).allMatch(Scored::correct);
        assertThat(evaluator(0).rescore().run().items()).allMatch(Scored::correct);
    }

    @Test
    void a_run_of_another_benchmark_is_not_graded() throws Exception {
        evaluator(0).evaluate(given(oracle()));
        BenchFolder.write(folder.resolve("other"), BenchFolder.questions(2, 2));
        Evaluator other = new Evaluator(Benchmark.open(folder.resolve("other")), out, 0, _ -> {});
        assertThatThrownBy(other::rescore).isInstanceOf(DatasetException.class).hasMessageContaining("checksum");
        Evaluator empty = new Evaluator(Benchmark.open(folder.resolve("bench")), folder.resolve("none"), 0, _ -> {});
        assertThatThrownBy(empty::rescore).isInstanceOf(DatasetException.class).hasMessageContaining("holds no run");
    }

    @Test
    void a_limit_takes_some_of_each_subtask_and_a_larger_one_keeps_them() throws Exception {
        Set<String> two = ids(evaluator(2).evaluate(given(oracle())));
        assertThat(two).hasSize(52);
        Set<String> four = ids(evaluator(4).evaluate(given(oracle())));
        assertThat(four).hasSize(104).containsAll(two);
        assertThat(evaluator(4).rescore().run().info().limit()).isEqualTo(4);
    }

    private static Set<String> ids(Evaluated evaluated) {
        Set<String> ids = new HashSet<>();
        evaluated.run().items().forEach(item -> ids.add(item.id()));
        return ids;
    }

    @Test
    void broken_lines_of_a_run_are_named() throws Exception {
        evaluator(0).evaluate(given(oracle()));
        Files.writeString(out.resolve(Run.SCORED_FILE), "{\"id\":\"x\"}\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Run.read(out))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("scored.jsonl:157: field 'subtask' is missing");
        Files.writeString(out.resolve("run.json"), "{\"format\":\"other\"}");
        assertThatThrownBy(() -> Run.read(out)).hasMessageContaining("run.json").hasMessageContaining("multispa-run-1");
    }

    @Test
    void two_samples_of_one_id_are_refused() throws IOException {
        Sample one = questions.getFirst();
        Path twice = BenchFolder.write(folder.resolve("twice"), List.of(one, one));
        assertThatThrownBy(() -> Benchmark.open(twice))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("twice");
    }

    /// Answers truly, fails now and then, and counts who asked what.
    private final class Fake implements Backend {
        private final Map<String, Integer> asked = new ConcurrentHashMap<>();
        private final AtomicInteger inFlight = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final Map<String, String> replies;
        private final int failEvery;
        private int dieAfter = Integer.MAX_VALUE;

        Fake(int failEvery) throws IOException {
            this.replies = oracle();
            this.failEvery = failEvery;
        }

        @Override
        public String name() {
            return "fake-1";
        }

        @Override
        public SortedMap<String, Object> parameters() {
            return new TreeMap<>(Map.of("temperature", 0.0));
        }

        @Override
        public int concurrency() {
            return 4;
        }

        @Override
        public Reply ask(Ask question) throws IOException, InterruptedException {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            try {
                int times = asked.merge(question.id(), 1, Integer::sum);
                Thread.sleep(1);
                if (asked.size() > dieAfter) {
                    throw new OutOfMemoryError("killed");
                }
                if (failEvery > 0 && times == 1 && Math.floorMod(question.id().hashCode(), failEvery) == 0) {
                    throw new IOException("status 500");
                }
                assertThat(question.text()).contains("<image>");
                assertThat(question.images()).isNotEmpty();
                assertThat(new String(question.images().getFirst(), StandardCharsets.UTF_8))
                        .startsWith("image scene");
                return new Reply(
                        replies.getOrDefault(question.id(), ""), new Usage(100, 5, OptionalDouble.of(0.001), 1));
            } finally {
                inFlight.decrementAndGet();
            }
        }

        @Override
        public void close() {}
    }

    @Test
    void a_model_is_asked_each_question_once_within_its_concurrency() throws Exception {
        List<AskProgress> progress = new ArrayList<>();
        Fake fake = new Fake(0);
        Evaluator evaluator = new Evaluator(Benchmark.open(folder.resolve("bench")), out, 0, progress::add);
        Evaluated evaluated = evaluator.evaluate(new Source.Asked(fake, Prompt.PLAIN));
        assertThat(evaluated.asked()).isEqualTo(156);
        assertThat(evaluated.usage())
                .isEqualTo(new Usage(15_600, 780, evaluated.usage().costUsd(), 156));
        assertThat(evaluated.usage().costUsd().orElseThrow()).isBetween(0.1559, 0.1561);
        assertThat(evaluated.run().items()).allMatch(Scored::correct);
        assertThat(fake.asked)
                .hasSize(156)
                .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
        assertThat(fake.most.get()).isBetween(2, 4);
        assertThat(progress)
                .extracting(AskProgress::done)
                .hasSize(157)
                .endsWith(156L)
                .isSorted();
        assertThat(progress.getLast())
                .isEqualTo(new AskProgress("asking", 156, 0, 156, 0, evaluated.usage(), fake.concurrency()));
        progress.clear();
        Evaluated again = evaluator.evaluate(new Source.Asked(fake, Prompt.PLAIN));
        assertThat(again.asked()).isZero();
        assertThat(again.run()).isEqualTo(evaluated.run());
        assertThat(progress).containsExactly(new AskProgress("asking", 156, 156, 0, 0, Usage.NONE, 4));
    }

    @Test
    void what_failed_is_noted_counts_as_wrong_and_is_asked_again_next_time() throws Exception {
        Fake fake = new Fake(5);
        Evaluated first = evaluator(0).evaluate(new Source.Asked(fake, Prompt.PLAIN));
        assertThat(first.unanswered()).isBetween(10L, 60L);
        assertThat(Files.readString(out.resolve(Run.ANSWERS_FILE))).contains("\"error\":\"status 500\"");
        Evaluated second = evaluator(0).evaluate(new Source.Asked(fake, Prompt.PLAIN));
        assertThat(second.asked()).isEqualTo(first.unanswered());
        assertThat(second.unanswered()).isZero();
        assertThat(second.run().items()).allMatch(Scored::correct);
    }

    @Test
    void a_run_torn_at_any_place_asks_only_what_is_missing() throws Exception {
        Fake whole = new Fake(0);
        Evaluated expected = evaluator(0).evaluate(new Source.Asked(whole, Prompt.PLAIN));
        byte[] answers = Files.readAllBytes(out.resolve(Run.ANSWERS_FILE));
        Random random = new Random(3);
        for (int i = 0; i < 5; i++) {
            int cut = random.nextInt(answers.length);
            Files.write(out.resolve(Run.ANSWERS_FILE), Arrays.copyOf(answers, cut));
            long lines = new String(answers, 0, cut, StandardCharsets.UTF_8)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            Fake fake = new Fake(0);
            Evaluated resumed = evaluator(0).evaluate(new Source.Asked(fake, Prompt.PLAIN));
            assertThat(resumed.asked()).isBetween(155 - lines, 156 - lines);
            assertThat(resumed.run()).isEqualTo(expected.run());
        }
    }

    @Test
    void a_back_end_that_breaks_down_stops_the_run_and_loses_no_answer() throws Exception {
        Fake dying = new Fake(0);
        dying.dieAfter = 50;
        assertThatThrownBy(() -> evaluator(0).evaluate(new Source.Asked(dying, Prompt.PLAIN)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("killed");
        assertThat(dying.asked).hasSizeLessThan(60);
        long kept = Files.readAllLines(out.resolve(Run.ANSWERS_FILE)).size();
        assertThat(kept).isBetween(45L, 50L);
        Evaluated resumed = evaluator(0).evaluate(new Source.Asked(new Fake(0), Prompt.PLAIN));
        assertThat(resumed.asked()).isEqualTo(156 - kept);
        assertThat(resumed.run().items()).allMatch(Scored::correct);
    }

    @Test
    void a_missing_image_fails_its_question_and_no_other() throws Exception {
        Sample sample = questions.stream()
                .filter(one -> one.subtask() == Subtask.CAMERA_DISTANCE)
                .findFirst()
                .orElseThrow();
        Path image = folder.resolve("bench/images")
                .resolve(sample.images().getFirst().path());
        Files.delete(image);
        Evaluated evaluated = evaluator(0).evaluate(new Source.Asked(new Fake(0), Prompt.PLAIN));
        long hit = questions.stream()
                .filter(one -> one.images().stream()
                        .anyMatch(
                                i -> i.path().equals(sample.images().getFirst().path())))
                .count();
        assertThat(evaluated.unanswered()).isEqualTo(hit).isPositive();
    }
}
