package org.multispa.training.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsLogTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000, 250_000_000));

    @TempDir
    private Path folder;

    private static void run(Path folder, long from, long to) throws IOException {
        try (MetricsLog log = MetricsLog.open(folder, from, CLOCK)) {
            for (long step = from; step <= to; step++) {
                log.step(Runs.step(step));
                if (step % 10 == 0) {
                    log.evaluation(Runs.evaluation(step, "loss", 1.0 / step, "accuracy/depth", 0.5));
                }
            }
        }
    }

    private static List<Path> events(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("events.out.tfevents."))
                    .sorted()
                    .toList();
        }
    }

    private Path steps() {
        return folder.resolve("metrics.jsonl");
    }

    @Test
    void what_is_told_is_read_again() throws IOException {
        run(folder, 1, 25);
        assertThat(MetricsReader.steps(folder))
                .isEqualTo(LongStream.rangeClosed(1, 25).mapToObj(Runs::step).toList());
        assertThat(MetricsReader.evaluations(folder))
                .containsExactly(
                        Runs.evaluation(10, "loss", 0.1, "accuracy/depth", 0.5),
                        Runs.evaluation(20, "loss", 0.05, "accuracy/depth", 0.5));
        assertThat(Files.readAllLines(steps()).getFirst())
                .startsWith("{\"step\":1,\"epoch\":0.01,\"loss\":")
                .contains(
                        "\"gradient_norm\":1.5,\"rate\":4.0E-5,\"samples\":192,\"tokens\":710400,\"answer_tokens\":7680,")
                .endsWith("\"seconds\":180.25,\"waited\":1.5,\"peak_bytes\":16200000000,\"set_aside\":3}");
    }

    @Test
    void a_line_is_there_as_soon_as_it_is_told() throws IOException {
        try (MetricsLog log = MetricsLog.open(folder, 1, CLOCK)) {
            for (long step = 1; step <= 5; step++) {
                log.step(Runs.step(step));
                assertThat(MetricsReader.steps(folder)).hasSize((int) step);
                assertThat(EventReader.read(events(folder).getFirst())).hasSize(2 + (int) step);
            }
        }
    }

    @Test
    void an_interrupted_run_leaves_the_files_of_one_that_was_not() throws IOException {
        Path whole = folder.resolve("whole");
        run(whole, 1, 60);
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            Path broken = folder.resolve("broken" + i);
            long reached = 0;
            while (reached < 60) {
                long next = 1 + random.nextLong(reached + 1);
                reached = Math.min(60, next + random.nextLong(40));
                run(broken, next, reached);
                if (random.nextBoolean()) {
                    Files.writeString(broken.resolve("metrics.jsonl"), "{\"step\":", StandardOpenOption.APPEND);
                    Files.writeString(broken.resolve("evaluations.jsonl"), "{", StandardOpenOption.APPEND);
                }
            }
            run(broken, 61, 60);
            for (String file : List.of("metrics.jsonl", "evaluations.jsonl")) {
                assertThat(Files.readString(broken.resolve(file))).isEqualTo(Files.readString(whole.resolve(file)));
            }
        }
    }

    @Test
    void a_run_from_the_beginning_forgets_what_was_before() throws IOException {
        try (MetricsLog log = MetricsLog.open(folder, 1, CLOCK)) {
            log.evaluation(Runs.evaluation(0, "loss", 5.0));
            log.step(Runs.step(1));
        }
        MetricsLog.open(folder, 1, CLOCK).close();
        assertThat(MetricsReader.steps(folder)).isEmpty();
        assertThat(MetricsReader.evaluations(folder)).isEmpty();
    }

    @Test
    void events_are_records_that_an_independent_reader_reads() throws IOException {
        try (MetricsLog log = MetricsLog.open(folder, 1, CLOCK)) {
            log.step(Runs.step(1, 2.5));
            log.evaluation(Runs.evaluation(1, "loss", 0.75, "accuracy/tief ü", 0.5));
            log.step(Runs.step(300, 1.25));
        }
        List<EventReader.Event> events = EventReader.read(events(folder).getFirst());
        assertThat(events).hasSize(5).allMatch(event -> event.time() == 1_700_000_000.25);
        assertThat(events.get(0).version()).isEqualTo("brain.Event:2");
        assertThat(events.get(1).session()).isEqualTo(1);
        assertThat(events.get(1).step()).isEqualTo(1);
        assertThat(events.get(2).step()).isEqualTo(1);
        assertThat(events.get(2).scalars())
                .containsOnlyKeys(
                        "train/loss",
                        "train/gradient_norm",
                        "train/rate",
                        "train/epoch",
                        "train/tokens_per_second",
                        "train/samples_per_second",
                        "train/waited",
                        "train/memory",
                        "train/set_aside")
                .containsEntry("train/loss", 2.5f)
                .containsEntry("train/gradient_norm", 1.5f)
                .containsEntry("train/rate", 4e-5f)
                .containsEntry("train/memory", 16.2f)
                .containsEntry("train/set_aside", 3f);
        assertThat(events.get(2).scalars().get("train/tokens_per_second")).isCloseTo(710_400 / 180.25f, within(0.01f));
        assertThat(events.get(2).scalars().get("train/samples_per_second")).isCloseTo(192 / 180.25f, within(1e-5f));
        assertThat(events.get(3).scalars())
                .containsOnlyKeys("evaluation/loss", "evaluation/accuracy/tief ü")
                .containsEntry("evaluation/loss", 0.75f);
        assertThat(events.get(4).step()).isEqualTo(300);
    }

    @Test
    void the_check_sum_of_the_reader_is_that_of_the_standard() {
        assertThat(EventReader.crc32c("123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(0xE3069283);
        assertThat(EventReader.crc32c(new byte[32])).isEqualTo(0x8A9136AA);
    }

    @Test
    void every_start_has_a_file_of_events_of_its_own_that_says_where_it_begins() throws IOException {
        run(folder, 1, 12);
        run(folder, 8, 9);
        run(folder, 10, 10);
        List<Path> files = events(folder);
        assertThat(files).hasSize(3);
        assertThat(files.getFirst().getFileName().toString()).startsWith("events.out.tfevents.1700000000.");
        List<Long> starts = new ArrayList<>();
        for (Path file : files) {
            starts.add(EventReader.read(file).get(1).step());
        }
        assertThat(starts).containsExactlyInAnyOrder(1L, 8L, 10L);
    }

    @Test
    void numbers_that_are_none_are_left_out_of_lines_and_told_to_tensorboard() throws IOException {
        try (MetricsLog log = MetricsLog.open(folder, 1, CLOCK)) {
            log.step(Runs.step(1, Double.NaN));
            log.step(Runs.step(2, Double.POSITIVE_INFINITY));
            log.evaluation(Runs.evaluation(2, "loss", Double.NaN));
        }
        assertThat(Files.readString(steps())).doesNotContain("loss", "NaN", "Infinity");
        assertThat(MetricsReader.steps(folder)).allMatch(step -> Double.isNaN(step.loss()));
        assertThat(MetricsReader.evaluations(folder)).containsExactly(Runs.evaluation(2));
        assertThat(EventReader.read(events(folder).getFirst()).get(2).scalars()).containsEntry("train/loss", Float.NaN);
    }

    @Test
    void steps_come_in_order_and_evaluations_after_the_last_of_them() throws IOException {
        try (MetricsLog log = MetricsLog.open(folder, 5, CLOCK)) {
            log.evaluation(Runs.evaluation(4, "loss", 1.0));
            log.step(Runs.step(5));
            for (long wrong : new long[] {1, 4, 5}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> log.step(Runs.step(wrong)))
                        .withMessageContaining("expected step 6");
            }
            for (long wrong : new long[] {4, 6}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> log.evaluation(Runs.evaluation(wrong, "loss", 1.0)))
                        .withMessageContaining("after step 5");
            }
        }
        assertThat(MetricsReader.steps(folder)).containsExactly(Runs.step(5));
        assertThatIllegalArgumentException().isThrownBy(() -> MetricsLog.open(folder, 0, CLOCK));
    }

    @Test
    void a_file_that_is_not_ours_is_neither_cut_nor_written_to() throws IOException {
        run(folder, 1, 3);
        String good = Files.readString(steps());
        for (String foreign : List.of("hello\n", "{}\n", "[1]\n", "{\"step\":\"a\"}\n", "{\"step\":1.5}\n", "\n")) {
            Files.writeString(steps(), good + foreign + good);
            assertThatThrownBy(() -> MetricsLog.open(folder, 4, CLOCK))
                    .as(foreign)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(steps() + ":4: ");
            assertThat(Files.readString(steps())).isEqualTo(good + foreign + good);
        }
        assertThat(events(folder)).hasSize(1);
    }

    @Test
    void broken_lines_are_named_when_read() throws IOException {
        run(folder, 1, 3);
        String good = Files.readString(steps());
        for (String[] wrong : new String[][] {
            {"hello\n", "broken JSON"},
            {good.replace("\"rate\"", "\"speed\"").lines().toList().get(2) + "\n", "'rate' is missing"},
            {
                "{\"more\":1," + good.lines().toList().get(2).substring(1).replace(":3,\"ep", ":9,\"ep") + "\n",
                "unknown field 'more'"
            },
            {good.lines().toList().get(2).replace("\"samples\":192", "\"samples\":-1") + "\n", "samples -1"},
            {good.lines().toList().get(2).replace("\"tokens\":710400", "\"tokens\":1e999") + "\n", "'tokens'"},
            {good.lines().toList().get(1) + "\n", "expected a step after 3, found 2"},
            {" ".repeat(70_000) + "\n", "at most 65536 bytes"},
            {"[".repeat(60_000) + "\n", "broken JSON"}
        }) {
            Files.writeString(steps(), good + wrong[0]);
            assertThatThrownBy(() -> MetricsReader.steps(folder))
                    .as(wrong[1])
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(steps() + ":4", wrong[1]);
        }
        Files.writeString(steps(), good + "{\"step\":4,");
        assertThat(MetricsReader.steps(folder)).hasSize(3);
        Files.writeString(folder.resolve("evaluations.jsonl"), "{\"step\":1,\"values\":{\"loss\":\"low\"}}\n");
        assertThatThrownBy(() -> MetricsReader.evaluations(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("evaluations.jsonl:1", "'values.loss'");
    }

    @Test
    void a_line_without_an_end_takes_no_memory() throws IOException {
        byte[] much = new byte[50_000_000];
        Arrays.fill(much, (byte) 'x');
        Files.write(steps(), much);
        assertThatThrownBy(() -> MetricsReader.steps(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(steps() + ":1", "at most 65536 bytes");
    }

    @Test
    void a_folder_without_a_run_is_told() {
        assertThatThrownBy(() -> MetricsReader.steps(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(folder.toString(), "metrics.jsonl");
    }

    @Test
    void metrics_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Runs.step(0, 1)).withMessageContaining("step 0");
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            for (int field = 0; field < 4; field++) {
                double[] values = {1, 1, 1, 1};
                values[field] = wrong;
                assertThatIllegalArgumentException()
                        .isThrownBy(() ->
                                new StepMetrics(1, values[0], 1, 1, values[1], 1, 1, 1, values[2], values[3], 1, 0))
                        .withMessageContaining("step 1: expected numbers from 0");
            }
        }
        for (int field = 0; field < 5; field++) {
            long[] values = {1, 1, 1, 1, 1};
            values[field] = -1;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new StepMetrics(
                            1, 1, 1, 1, 1, values[0], values[1], values[2], 1, 1, values[3], values[4]));
        }
        assertThat(new StepMetrics(1, 0, 0, 0, 0, 5, 5, 5, 0, 0, 0, 0).tokensPerSecond())
                .isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> Runs.evaluation(-1, "a", 1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> Runs.evaluation(1, "", 1.0));
        assertThat(Runs.evaluation(1).values()).isEqualTo(Collections.emptySortedMap());
    }
}
