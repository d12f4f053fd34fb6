package org.multispa.evaluation.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.evaluation.answers.StoredAnswer.Answered;
import org.multispa.evaluation.answers.StoredAnswer.Failed;
import org.multispa.evaluation.backend.Usage;

final class AnswerStoreTest {
    @TempDir
    private Path folder;

    private static AnswerKey key(int i) {
        return new AnswerKey.Context("m", new TreeMap<>(), "plain-1").of("question " + i, List.of());
    }

    private static Answered answer(int i) {
        return new Answered(key(i), "id-" + i, "It is `" + i + "` — \"quoted\"\nnext line é 毫 🙂", Usage.NONE);
    }

    private Path file() {
        return folder.resolve("run/answers.jsonl");
    }

    @Test
    void what_was_kept_is_there_when_opened_again() throws IOException {
        Usage usage = new Usage(1200, 9, OptionalDouble.of(0.0031), 850);
        Answered paid = new Answered(key(9), "id-9", "text", usage);
        Failed failed = new Failed(key(8), "id-8", "status 500");
        try (AnswerStore store = AnswerStore.open(file())) {
            assertThat(store.append(answer(1))).isTrue();
            assertThat(store.append(paid)).isTrue();
            assertThat(store.append(failed)).isTrue();
        }
        try (AnswerStore store = AnswerStore.open(file())) {
            assertThat(store.answered(key(1))).contains(answer(1));
            assertThat(store.answered(key(9))).contains(paid);
            assertThat(store.get(key(8))).contains(failed);
            assertThat(store.answered(key(8))).isEmpty();
            assertThat(store.get(key(7))).isEmpty();
            assertThat(store.setAside()).isEmpty();
        }
    }

    @Test
    void each_answer_is_on_disk_before_append_returns() throws IOException {
        try (AnswerStore store = AnswerStore.open(file())) {
            for (int i = 0; i < 5; i++) {
                store.append(answer(i));
                assertThat(Files.readAllLines(file())).hasSize(i + 1);
            }
        }
    }

    @Test
    void the_first_success_counts_and_beats_failures_before_it() throws IOException {
        Answered later = new Answered(key(1), "id-1", "another", Usage.NONE);
        try (AnswerStore store = AnswerStore.open(file())) {
            store.append(new Failed(key(1), "id-1", "first"));
            store.append(new Failed(key(1), "id-1", "second"));
            assertThat(store.get(key(1))).contains(new Failed(key(1), "id-1", "second"));
            assertThat(store.append(answer(1))).isTrue();
            assertThat(store.append(later)).isFalse();
            assertThat(store.append(new Failed(key(1), "id-1", "third"))).isFalse();
        }
        byte[] twice = Files.readAllBytes(file());
        Files.write(file(), AnswerJson.encode(later), StandardOpenOption.APPEND);
        Files.writeString(file(), "\n", StandardOpenOption.APPEND);
        try (AnswerStore store = AnswerStore.open(file())) {
            assertThat(store.answered(key(1))).contains(answer(1));
        }
        assertThat(Files.size(file())).isGreaterThan(twice.length);
    }

    @Test
    void a_file_cut_at_any_byte_keeps_all_whole_lines_and_can_be_added_to() throws IOException {
        try (AnswerStore store = AnswerStore.open(file())) {
            store.append(answer(0));
            store.append(answer(1));
            store.append(answer(2));
        }
        byte[] whole = Files.readAllBytes(file());
        int firstEnd = AnswerJson.encode(answer(0)).length;
        int secondEnd = firstEnd + 1 + AnswerJson.encode(answer(1)).length;
        int thirdEnd = secondEnd + 1 + AnswerJson.encode(answer(2)).length;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (AnswerStore store = AnswerStore.open(file())) {
                assertThat(store.answered(key(0)).isPresent())
                        .as("cut at " + length)
                        .isEqualTo(length >= firstEnd);
                assertThat(store.answered(key(1)).isPresent())
                        .as("cut at " + length)
                        .isEqualTo(length >= secondEnd);
                assertThat(store.answered(key(2)).isPresent())
                        .as("cut at " + length)
                        .isEqualTo(length >= thirdEnd);
                assertThat(store.setAside()).isEmpty();
                store.append(answer(5));
            }
            try (AnswerStore store = AnswerStore.open(file())) {
                assertThat(store.answered(key(5))).as("cut at " + length).contains(answer(5));
                assertThat(store.answered(key(0)).isPresent()).isEqualTo(length >= firstEnd);
                assertThat(store.setAside()).isEmpty();
            }
        }
    }

    @Test
    void broken_lines_are_named_and_left_where_they_are() throws IOException {
        try (AnswerStore store = AnswerStore.open(file())) {
            store.append(answer(0));
        }
        String broken = "{\"key\":\"zz\",\"id\":\"a\",\"text\":\"t\"}\n[1,2]\n\nnot json\n" + "{\"key\":\""
                + key(3).sha256() + "\",\"id\":\"a\",\"text\":\"t\",\"more\":1}\n";
        Files.writeString(file(), broken, StandardOpenOption.APPEND);
        try (AnswerStore store = AnswerStore.open(file())) {
            store.append(answer(1));
            assertThat(store.setAside())
                    .hasSize(4)
                    .anyMatch(one -> one.contains("answers.jsonl:2: ") && one.contains("64 lower-case"))
                    .anyMatch(one -> one.contains("answers.jsonl:3: expected a JSON object"))
                    .anyMatch(one -> one.contains("answers.jsonl:5: broken JSON"))
                    .anyMatch(one -> one.contains("answers.jsonl:6: unknown field 'more'"));
            assertThat(store.answered(key(0))).isPresent();
        }
        assertThat(Files.readString(file())).contains("not json");
    }

    @Test
    void a_line_that_is_too_long_is_passed_over_in_bounded_memory() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        byte[] long1 = new byte[AnswerStore.MAX_LINE + 100_000];
        Arrays.fill(long1, (byte) 'x');
        Files.write(file(), long1);
        Files.write(file(), new byte[] {'\n'}, StandardOpenOption.APPEND);
        Files.write(file(), AnswerJson.encode(answer(1)), StandardOpenOption.APPEND);
        try (AnswerStore store = AnswerStore.open(file())) {
            assertThat(store.answered(key(1))).isPresent();
            assertThat(store.setAside()).hasSize(1).first().asString().contains(":1: a line may hold");
        }
    }

    @Test
    void text_that_has_no_utf8_is_kept_as_near_as_can_be() throws IOException {
        Answered odd = new Answered(key(1), "id-1", "a\uD800b\uDC00c🙂\u2028", Usage.NONE);
        try (AnswerStore store = AnswerStore.open(file())) {
            store.append(odd);
        }
        try (AnswerStore store = AnswerStore.open(file())) {
            assertThat(store.answered(key(1)).orElseThrow().text()).isEqualTo("a\uFFFDb\uFFFDc🙂\u2028");
        }
    }

    @Test
    void two_runs_cannot_write_one_store() throws IOException {
        try (AnswerStore store = AnswerStore.open(file())) {
            assertThatThrownBy(() -> AnswerStore.open(file()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another run");
            store.append(answer(1));
        }
        try (AnswerStore store = AnswerStore.open(file())) {
            assertThat(store.answered(key(1))).isPresent();
        }
    }

    @Test
    void many_threads_may_append_at_once() throws Exception {
        try (AnswerStore store = AnswerStore.open(file());
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int number = i;
                all.add(threads.submit(() -> store.append(answer(number % 150))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(Files.readAllLines(file())).hasSize(150);
        try (AnswerStore store = AnswerStore.open(file())) {
            for (int i = 0; i < 150; i++) {
                assertThat(store.answered(key(i))).contains(answer(i));
            }
        }
    }

    @Test
    void answers_of_any_length_pass_through_appending_together() throws IOException {
        Random random = new Random(1);
        List<Answered> some = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            some.add(new Answered(key(i), "id", "x".repeat(random.nextInt(200_000)), Usage.NONE));
        }
        try (AnswerStore store = AnswerStore.open(file())) {
            assertThat(store.appendAll(some)).isEqualTo(30);
            assertThat(store.appendAll(some)).isZero();
        }
        try (AnswerStore store = AnswerStore.open(file())) {
            for (Answered one : some) {
                assertThat(store.answered(one.key())).contains(one);
            }
        }
    }

    @Test
    void garbage_is_read_without_failing() throws IOException {
        Random random = new Random(2);
        Files.createDirectories(folder.resolve("run"));
        for (int i = 0; i < 50; i++) {
            byte[] garbage = new byte[random.nextInt(2000)];
            random.nextBytes(garbage);
            Files.write(file(), garbage);
            try (AnswerStore store = AnswerStore.open(file())) {
                assertThat(store.append(answer(1))).isTrue();
            }
            try (AnswerStore store = AnswerStore.open(file())) {
                assertThat(store.answered(key(1))).contains(answer(1));
            }
            Files.delete(file());
        }
    }

    @Test
    void keys_tell_apart_whatever_an_answer_depends_on() {
        TreeMap<String, Object> cold = new TreeMap<>(Map.of("temperature", 0.0));
        AnswerKey.Context context = new AnswerKey.Context("m", cold, "plain-1");
        AnswerKey base = context.of("question", List.of("a", "b"));
        assertThat(base).isEqualTo(new AnswerKey.Context("m", cold, "plain-1").of("question", List.of("a", "b")));
        List<AnswerKey> others = List.of(
                context.of("question ", List.of("a", "b")),
                context.of("question", List.of("b", "a")),
                context.of("question", List.of("ab")),
                context.of("question", List.of()),
                new AnswerKey.Context("m2", cold, "plain-1").of("question", List.of("a", "b")),
                new AnswerKey.Context("m", new TreeMap<>(), "plain-1").of("question", List.of("a", "b")),
                new AnswerKey.Context("m", new TreeMap<>(Map.of("temperature", 0.5)), "plain-1")
                        .of("question", List.of("a", "b")),
                new AnswerKey.Context("m", cold, "plain-2").of("question", List.of("a", "b")));
        assertThat(others).doesNotHaveDuplicates().doesNotContain(base);
        assertThat(base.sha256().getBytes(StandardCharsets.US_ASCII)).hasSize(64);
        assertThatThrownBy(() -> new AnswerKey("abc")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void usage_adds_up_and_checks_itself() {
        Usage sum = new Usage(1, 2, OptionalDouble.empty(), 3).plus(new Usage(10, 20, OptionalDouble.of(0.5), 30));
        assertThat(sum).isEqualTo(new Usage(11, 22, OptionalDouble.of(0.5), 33));
        assertThat(Usage.NONE.plus(Usage.NONE)).isEqualTo(Usage.NONE);
        assertThatThrownBy(() -> new Usage(-1, 0, OptionalDouble.empty(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Usage(0, 0, OptionalDouble.of(Double.NaN), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
