package org.multispa.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.model.tiles.Tiles;
import org.multispa.training.TestSets;
import org.multispa.training.mixture.MixtureSet;
import org.multispa.training.mixture.OpenMixture;
import org.multispa.training.mixture.Source;

final class BatchesTest {
    private static final int MANY = 4096;

    @TempDir
    Path folder;

    private MixtureSet rooms;
    private MixtureSet talk;

    @BeforeEach
    void makeSets() throws IOException {
        Path data = TestSets.writeDataset(folder.resolve("data"), 20, ImagesMode.LAZY);
        rooms = new MixtureSet(
                "rooms",
                new Source.DataFolder(data, Optional.empty(), Set.of(), Set.of("train"), Source.Lesson.QUESTIONS));
        talk = TestSets.texts(folder, "talk", 13);
    }

    private OpenMixture open(MixtureSet... sets) throws IOException {
        return OpenMixture.open(TestSets.mixture(sets), folder.resolve("indexes"));
    }

    private static BatchSettings settings(int samples, int rank, int ranks, int window, int workers, int ahead) {
        return new BatchSettings(7, samples, rank, ranks, window, workers, ahead);
    }

    private static List<Batch> batches(OpenMixture mixture, BatchSettings settings, long first, int count) {
        return batches(mixture, Makers.maker(MANY, 1 << 20), settings, first, count);
    }

    private static List<Batch> batches(
            OpenMixture mixture, ExampleMaker maker, BatchSettings settings, long first, int count) {
        List<Batch> batches = new ArrayList<>();
        try (Batches source = Batches.open(mixture, maker, settings, first)) {
            for (int i = 0; i < count; i++) {
                batches.add(source.next());
            }
        }
        return batches;
    }

    private static List<String> names(List<Batch> batches) {
        return batches.stream()
                .flatMap(batch -> batch.examples().stream())
                .map(Example::id)
                .toList();
    }

    /// Everything that a batch holds but the time it took.
    private static String content(Batch batch) {
        StringBuilder content = new StringBuilder("step " + batch.step());
        for (Example example : batch.examples()) {
            content.append('\n').append(example.id());
            content.append(Arrays.toString(example.text().ids()));
            content.append(Arrays.toString(example.text().labels()));
            for (Tiles tiles : example.images()) {
                content.append(tiles.count()).append(' ').append(Arrays.hashCode(tiles.pixels()));
            }
        }
        return content.append(batch.setAside()).toString();
    }

    private static List<String> contents(List<Batch> batches) {
        return batches.stream().map(BatchesTest::content).toList();
    }

    @Test
    void an_epoch_shows_every_sample_exactly_once() throws IOException {
        try (OpenMixture mixture = open(rooms, talk)) {
            for (int window : new int[] {1, 11}) {
                List<Batch> batches = batches(mixture, settings(3, 0, 1, window, 2, 4), 0, 22);
                assertThat(batches)
                        .extracting(Batch::step)
                        .startsWith(0L, 1L, 2L)
                        .endsWith(21L);
                assertThat(batches).allMatch(batch -> batch.examples().size() == 3);
                List<String> names = names(batches);
                assertThat(new HashSet<>(names.subList(0, 33))).hasSize(33);
                assertThat(new HashSet<>(names.subList(33, 66))).hasSize(33);
                assertThat(names.subList(0, 33)).isNotEqualTo(names.subList(33, 66));
            }
        }
    }

    @Test
    void the_number_of_threads_and_of_samples_ahead_changes_nothing() throws IOException {
        try (OpenMixture mixture = open(rooms, talk)) {
            for (int window : new int[] {1, 4}) {
                List<String> expected = contents(batches(mixture, settings(4, 0, 1, window, 1, 1), 0, 12));
                assertThat(contents(batches(mixture, settings(4, 0, 1, window, 4, 1), 0, 12)))
                        .isEqualTo(expected);
                assertThat(contents(batches(mixture, settings(4, 0, 1, window, 4, 50), 0, 12)))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void a_cache_changes_nothing() throws IOException {
        try (OpenMixture mixture = open(rooms)) {
            BatchSettings settings = settings(4, 0, 1, 1, 3, 8);
            assertThat(contents(batches(mixture, Makers.maker(MANY, 1 << 24), settings, 0, 20)))
                    .isEqualTo(contents(batches(mixture, Makers.maker(MANY, 0), settings, 0, 20)))
                    .isEqualTo(contents(batches(mixture, Makers.maker(MANY, 6000), settings, 0, 20)));
        }
    }

    @Test
    void ranks_together_make_the_batch_that_one_rank_would() throws IOException {
        try (OpenMixture mixture = open(rooms, talk)) {
            for (int window : new int[] {1, 4}) {
                List<Batch> one = batches(mixture, settings(6, 0, 1, window, 2, 6), 0, 9);
                List<Batch> first = batches(mixture, settings(2, 0, 3, window, 1, 2), 0, 9);
                List<Batch> second = batches(mixture, settings(2, 1, 3, window, 2, 5), 0, 9);
                List<Batch> third = batches(mixture, settings(2, 2, 3, window, 3, 1), 0, 9);
                for (int step = 0; step < 9; step++) {
                    List<Batch> parts = List.of(first.get(step), second.get(step), third.get(step));
                    assertThat(names(parts)).isEqualTo(names(List.of(one.get(step))));
                }
            }
        }
    }

    @Test
    void a_run_that_begins_at_a_step_gets_the_batches_of_one_that_came_there() throws IOException {
        try (OpenMixture mixture = open(rooms, talk)) {
            for (int window : new int[] {1, 5}) {
                BatchSettings settings = settings(4, 0, 1, window, 2, 6);
                List<String> whole = contents(batches(mixture, settings, 0, 17));
                for (int first : new int[] {1, 4, 5, 8, 13}) {
                    assertThat(contents(batches(mixture, settings, first, 17 - first)))
                            .isEqualTo(whole.subList(first, 17));
                }
            }
        }
    }

    @Test
    void another_seed_gives_another_order() throws IOException {
        try (OpenMixture mixture = open(rooms, talk)) {
            List<String> one = names(batches(mixture, new BatchSettings(1, 33, 0, 1, 1, 2, 33), 0, 1));
            List<String> two = names(batches(mixture, new BatchSettings(2, 33, 0, 1, 1, 2, 33), 0, 1));
            assertThat(one).isNotEqualTo(two).containsExactlyInAnyOrderElementsOf(two);
        }
    }

    @Test
    void bad_samples_are_set_aside_by_name_and_the_others_are_not() throws IOException {
        Path file = folder.resolve("bad.jsonl");
        TestSets.writeImage(folder.resolve("good.jpg"), 40, 40, 1);
        Files.writeString(folder.resolve("broken.jpg"), "no image");
        Files.write(
                file,
                List.of(
                        line("good", "good.jpg", "<image> a"),
                        line("missing", "missing.jpg", "<image> a"),
                        line("broken", "broken.jpg", "<image> a"),
                        line("outside", "../good.jpg", "<image> a"),
                        line("places", "good.jpg", "<image> <image>"),
                        line("long", "good.jpg", "<image>" + "x".repeat(5000)),
                        "{\"id\":\"json\"",
                        "{\"id\":\"turns\",\"conversations\":[{\"from\":\"gpt\",\"value\":\"b\"}]}",
                        "{\"conversations\":[{\"from\":\"human\",\"value\":\"a\"},{\"from\":\"gpt\",\"value\":\"b\"}]}"));
        MixtureSet bad = new MixtureSet("bad", new Source.Conversations(file, Optional.empty()));
        try (OpenMixture mixture = open(bad)) {
            for (int window : new int[] {1, 3}) {
                List<Batch> batches = batches(mixture, settings(3, 0, 1, window, 2, 4), 0, 3);
                assertThat(names(batches))
                        .containsExactlyInAnyOrder("bad: bad.jsonl sample 1 ('good')", "bad: bad.jsonl sample 9");
                List<SetAside> setAside = batches.stream()
                        .flatMap(batch -> batch.setAside().stream())
                        .toList();
                assertThat(setAside)
                        .extracting(SetAside::sample)
                        .containsExactlyInAnyOrder(
                                "bad: bad.jsonl sample 2 ('missing')",
                                "bad: bad.jsonl sample 3 ('broken')",
                                "bad: bad.jsonl sample 4",
                                "bad: bad.jsonl sample 5 ('places')",
                                "bad: bad.jsonl sample 6 ('long')",
                                "bad: bad.jsonl sample 7",
                                "bad: bad.jsonl sample 8 ('turns')");
                assertThat(String.join(
                                "\n",
                                setAside.stream().map(SetAside::reason).sorted().toList()))
                        .contains("missing.jpg is missing", "broken.jpg: expected a JPEG or PNG")
                        .contains("relative path", "placeholders", "4096 tokens", "broken JSON", "speak in turn")
                        .doesNotContain("unexpected");
            }
        }
    }

    private static String line(String id, String image, String question) {
        return "{\"id\":\"" + id + "\",\"image\":\"" + image + "\",\"conversations\":[{\"from\":\"human\",\"value\":\""
                + question + "\"},{\"from\":\"gpt\",\"value\":\"b\"}]}";
    }

    @Test
    void a_step_of_bad_samples_alone_is_an_empty_batch() throws IOException {
        Path file = Files.write(folder.resolve("bad.jsonl"), List.of("{", "{", "{", "{"));
        MixtureSet bad = new MixtureSet("bad", new Source.Conversations(file, Optional.empty()));
        try (OpenMixture mixture = open(bad)) {
            List<Batch> batches = batches(mixture, settings(2, 0, 1, 1, 1, 2), 0, 3);
            assertThat(batches)
                    .allMatch(batch ->
                            batch.examples().isEmpty() && batch.setAside().size() == 2);
        }
    }

    @Test
    void repeated_and_capped_sets_weigh_as_they_should() throws IOException {
        MixtureSet twice = new MixtureSet("twice", talk.source(), 2, OptionalLong.of(5));
        try (OpenMixture mixture = open(rooms, twice);
                Batches batches = Batches.open(mixture, Makers.maker(MANY, 0), settings(30, 0, 1, 1, 2, 8), 0)) {
            assertThat(batches.samplesPerEpoch()).isEqualTo(30);
            List<String> names = names(List.of(batches.next()));
            List<String> own =
                    names.stream().filter(name -> name.startsWith("twice")).toList();
            assertThat(own).hasSize(10);
            assertThat(new HashSet<>(own)).hasSize(5);
            assertThat(batches.epochsBefore(3)).isEqualTo(3.0);
        }
    }

    @Test
    void the_wait_for_a_batch_is_told() throws IOException {
        try (OpenMixture mixture = open(rooms)) {
            long start = System.nanoTime();
            List<Batch> batches = batches(mixture, settings(5, 0, 1, 2, 1, 2), 0, 6);
            long all = System.nanoTime() - start;
            assertThat(batches).allMatch(batch -> batch.waited().toNanos() > 0);
            assertThat(batches.stream()
                            .mapToLong(batch -> batch.waited().toNanos())
                            .sum())
                    .isLessThan(all);
        }
    }

    @Test
    void no_thread_is_left_when_batches_are_closed() throws Exception {
        try (OpenMixture mixture = open(rooms)) {
            Batches batches = Batches.open(mixture, Makers.maker(MANY, 0), settings(5, 0, 1, 4, 3, 20), 0);
            batches.next();
            List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("multispa-batch-"))
                    .toList();
            assertThat(threads).hasSizeGreaterThanOrEqualTo(3);
            batches.close();
            for (Thread thread : threads) {
                assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
            }
            assertThatIllegalStateException().isThrownBy(batches::next).withMessageContaining("closed");
            batches.close();
        }
    }

    @Test
    void negative_steps_are_refused() throws IOException {
        try (OpenMixture mixture = open(talk)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Batches.open(mixture, Makers.maker(9, 0), settings(1, 0, 1, 1, 1, 1), -1));
        }
    }

    @Test
    void a_mixture_closed_too_early_is_no_fault_of_its_samples() throws IOException {
        OpenMixture mixture = open(talk);
        mixture.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> batches(mixture, settings(4, 0, 1, 1, 2, 4), 0, 2))
                .withMessageContaining("the mixture is closed");
    }
}
