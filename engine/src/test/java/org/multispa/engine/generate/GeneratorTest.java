package org.multispa.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.SubtaskCounts;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.testscenes.Requests;
import org.multispa.engine.wording.WordingCheck;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.files.Sha256;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.testing.FolderContent;
import org.multispa.testing.rooms.PlainFolder;
import org.multispa.testing.rooms.RoomScan;

final class GeneratorTest {
    @TempDir
    private static Path scans;

    private static List<SceneLocation> scenes = List.of();

    @TempDir
    private Path out;

    @BeforeAll
    static void scanThreeRooms() throws IOException {
        for (int i = 0; i < 3; i++) {
            PlainFolder.write(RoomScan.of(11 - i, 3 + i), scans.resolve("room-" + i), "house-" + i / 2);
        }
        scenes = Scenes.find(scans);
        assertThat(scenes).hasSize(3);
    }

    @Test
    void the_same_seed_gives_the_same_bytes_for_any_number_of_threads() throws Exception {
        SortedMap<String, String> once = made("1", Requests.of(scenes).withThreads(1));
        assertThat(once).containsKeys("manifest.json", "images.sha256").hasSizeGreaterThan(100);
        for (int threads : new int[] {2, 8}) {
            assertThat(made("threads-" + threads, Requests.of(scenes).withThreads(threads)))
                    .isEqualTo(once);
        }
    }

    @Test
    void the_order_and_repetition_of_scenes_do_not_matter() throws Exception {
        Requests request = Requests.of(scenes).withImages(ImagesMode.NONE);
        SortedMap<String, String> once = made("once", request);
        for (int seed = 0; seed < 4; seed++) {
            List<SceneLocation> mixed = new ArrayList<>(scenes);
            mixed.addAll(scenes.subList(0, seed % 3));
            Collections.shuffle(mixed, new Random(seed));
            assertThat(made("mixed-" + seed, request.withScenes(mixed))).isEqualTo(once);
        }
    }

    @Test
    void scenes_given_from_another_folder_make_the_same_data() throws Exception {
        Path elsewhere = Files.createDirectories(out.resolve("elsewhere/deeper"));
        PlainFolder.write(RoomScan.of(11, 3), elsewhere.resolve("room-0"), "house-0");
        Requests here = Requests.of(List.of(scenes.getFirst())).withCount(5);
        assertThat(made("there", here.withScenes(Scenes.find(elsewhere)))).isEqualTo(made("here", here));
    }

    @Test
    void another_seed_takes_other_samples() throws Exception {
        Requests request = Requests.of(scenes).withImages(ImagesMode.NONE);
        List<String> ids = ids(request.samples(out.resolve("a")));
        List<String> others = ids(request.withSeed(8).samples(out.resolve("b")));
        assertThat(others).isNotEqualTo(ids);
        assertThat(made("c", request.withSeed(8))).isEqualTo(FolderContent.of(out.resolve("b")));
    }

    @Test
    void modes_of_images_agree_on_everything_but_paths() throws Exception {
        Map<ImagesMode, List<Sample>> made = new TreeMap<>();
        for (ImagesMode mode : ImagesMode.values()) {
            made.put(mode, Requests.of(scenes).withCount(6).withImages(mode).samples(out.resolve(mode.key())));
        }
        assertThat(made.get(ImagesMode.NONE)).isEqualTo(made.get(ImagesMode.LAZY));
        assertThat(made.get(ImagesMode.DRAWN))
                .usingRecursiveComparison()
                .ignoringFields("images.path")
                .isEqualTo(made.get(ImagesMode.LAZY));
        assertThat(out.resolve("none/images")).doesNotExist();
        assertThat(out.resolve("none/images.sha256")).isEmptyFile();
    }

    @Test
    void every_image_of_a_sample_is_there_once_and_listed_with_its_hash() throws Exception {
        for (ImagesMode mode : List.of(ImagesMode.DRAWN, ImagesMode.LAZY)) {
            Path folder = out.resolve(mode.key());
            List<Sample> samples = Requests.of(scenes).withImages(mode).samples(folder);
            SortedMap<String, String> files = new TreeMap<>();
            for (Sample sample : samples) {
                for (Sample.Image image : sample.images()) {
                    files.put(image.path(), Sha256.of(folder.resolve("images").resolve(image.path())));
                }
            }
            assertThat(Files.readAllLines(folder.resolve("images.sha256")))
                    .containsExactlyElementsOf(files.entrySet().stream()
                            .map(file -> file.getValue() + "  " + file.getKey())
                            .toList());
            assertThat(FolderContent.files(folder.resolve("images"))).hasSize(files.size());
        }
    }

    @Test
    void asked_and_achieved_add_up() throws Exception {
        for (long count : new long[] {1, 37, 2000}) {
            Path folder = out.resolve("count-" + count);
            Requests.of(scenes).withCount(count).withImages(ImagesMode.NONE).run(folder);
            DatasetReader reader = DatasetReader.open(folder);
            Map<String, Long> lines = reader.samples()
                    .collect(Collectors.groupingBy(s -> s.subtask().id(), Collectors.counting()));
            for (SubtaskCounts counts : reader.manifest().subtasks()) {
                String name = counts.subtask().id();
                assertThat(counts.asked()).as(name).isEqualTo(counts.bins().isEmpty() ? 0 : count);
                assertThat(counts.achieved()).as(name).isLessThanOrEqualTo(count);
                assertThat(counts.achieved()).as(name).isEqualTo(lines.getOrDefault(name, 0L));
            }
            assertThat(reader.verify()).isEmpty();
        }
    }

    @Test
    void bins_give_as_much_as_balance_asks_of_what_there_is() throws Exception {
        Requests.of(scenes).withCount(Requests.ALL).withImages(ImagesMode.NONE).run(out.resolve("all"));
        Map<String, Long> there = achieved(out.resolve("all"));
        Requests.of(scenes).withCount(50).withImages(ImagesMode.NONE).run(out.resolve("some"));
        Map<String, Long> taken = achieved(out.resolve("some"));
        assertThat(taken.keySet()).isEqualTo(there.keySet());
        for (SubtaskCounts counts :
                DatasetReader.open(out.resolve("some")).manifest().subtasks()) {
            String prefix = counts.subtask().id() + " ";
            long least =
                    counts.bins().stream().mapToLong(bin -> bin.asked()).min().orElse(0);
            assertThat(counts.bins())
                    .allSatisfy(bin -> assertThat(taken.get(prefix + bin.bin()))
                            .isBetween(
                                    Math.min(least, there.getOrDefault(prefix + bin.bin(), -1L)),
                                    there.getOrDefault(prefix + bin.bin(), -1L)));
            long supply = counts.bins().stream()
                    .mapToLong(bin -> there.getOrDefault(prefix + bin.bin(), -1L))
                    .sum();
            assertThat(counts.achieved()).isEqualTo(Math.min(50, supply));
        }
    }

    @Test
    void a_smaller_request_takes_of_each_bin_a_part_of_what_all_would_give() throws Exception {
        Requests request = Requests.of(scenes).withImages(ImagesMode.NONE);
        List<Sample> all = request.withCount(Requests.ALL).samples(out.resolve("all"));
        List<Sample> some = request.withCount(15).samples(out.resolve("some"));
        assertThat(all).containsAll(some);
        assertThat(ids(all)).doesNotHaveDuplicates();
    }

    @Test
    void a_finished_folder_is_left_as_it_is() throws Exception {
        Requests request = Requests.of(scenes).withCount(3);
        assertThat(request.run(out.resolve("data")).alreadyComplete()).isFalse();
        SortedMap<String, String> before = FolderContent.of(out.resolve("data"));
        FileTime written = Files.getLastModifiedTime(out.resolve("data/manifest.json"));
        GenerateResult again = request.withThreads(1).run(out.resolve("data"));
        assertThat(again.alreadyComplete()).isTrue();
        assertThat(again.samples()).isPositive();
        assertThat(FolderContent.of(out.resolve("data"))).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(out.resolve("data/manifest.json"))).isEqualTo(written);
    }

    @Test
    void a_folder_made_with_other_settings_is_refused() throws Exception {
        Requests request = Requests.of(scenes).withCount(3).withImages(ImagesMode.NONE);
        request.run(out.resolve("data"));
        SortedMap<String, String> before = FolderContent.of(out.resolve("data"));
        for (Requests other : List.of(
                request.withSeed(8),
                request.withCount(4),
                request.withProfile(Profile.PAPER),
                request.withImages(ImagesMode.LAZY),
                request.withScenes(scenes.subList(0, 2)))) {
            assertThatThrownBy(() -> other.run(out.resolve("data")))
                    .isInstanceOf(GenerateException.class)
                    .hasMessageContaining("other settings or scenes")
                    .hasMessageContaining("--out");
        }
        assertThat(FolderContent.of(out.resolve("data"))).isEqualTo(before);
    }

    @Test
    void an_unfinished_folder_is_not_continued_with_other_settings() throws Exception {
        WorkFolder.open(out.resolve("data"), "of another run");
        assertThatThrownBy(() -> Requests.of(scenes).run(out.resolve("data")))
                .isInstanceOf(GenerateException.class)
                .hasMessageContaining("unfinished run")
                .hasMessageContaining("--out");
    }

    @Test
    void two_scenes_of_one_name_are_refused() throws Exception {
        PlainFolder.write(RoomScan.of(2, 1), out.resolve("other/room-1"), "x");
        List<SceneLocation> both = new ArrayList<>(scenes);
        both.addAll(Scenes.find(out.resolve("other")));
        assertThatThrownBy(() -> Requests.of(both).run(out.resolve("data")))
                .isInstanceOf(GenerateException.class)
                .hasMessageContaining("two scenes are named room-1")
                .hasMessageContaining(out.resolve("other/room-1").toString());
        assertThat(out.resolve("data")).doesNotExist();
    }

    @Test
    void no_scene_at_all_is_a_failure() {
        assertThatThrownBy(() -> Requests.of(List.of()).run(out.resolve("data")))
                .isInstanceOf(GenerateException.class)
                .hasMessageContaining("no scene was given");
    }

    private SortedMap<String, String> made(String folder, Requests request) throws Exception {
        request.run(out.resolve(folder));
        return FolderContent.of(out.resolve(folder));
    }

    private static List<String> ids(List<Sample> samples) {
        return samples.stream().map(Sample::id).toList();
    }

    private static Map<String, Long> achieved(Path folder) throws IOException {
        Map<String, Long> achieved = new TreeMap<>();
        for (SubtaskCounts counts : DatasetReader.open(folder).manifest().subtasks()) {
            counts.bins().forEach(bin -> achieved.put(counts.subtask().id() + " " + bin.bin(), bin.achieved()));
        }
        return achieved;
    }

    @Test
    void sequences_are_the_same_bytes_for_any_number_of_threads_and_have_unique_ids() throws Exception {
        Requests request = Requests.of(scenes);
        Requests sequences = request.withAsk(request.ask().withSequences(0.5));
        assertThat(made("s8", sequences.withThreads(8))).isEqualTo(made("s1", sequences.withThreads(1)));
        List<Sample> samples = DatasetReader.open(out.resolve("s8")).samples().toList();
        assertThat(samples.stream().map(Sample::id)).doesNotHaveDuplicates();
        assertThat(samples).anyMatch(s -> s.images().size() > 2 && s.subtask() == Subtask.CAMERA_VECTOR);
        assertThat(samples).anyMatch(s -> s.images().size() > 2 && s.subtask() == Subtask.OBJECT_HEIGHT);
        assertThat(samples)
                .allMatch(s -> s.conversations().getFirst().value().split("<image>", -1).length
                        == s.images().size() + 1);
    }

    @Test
    void sequences_without_words_for_them_are_refused_before_anything_is_made() throws Exception {
        Path pack = out.resolve("distance.yaml");
        Files.writeString(pack, """
                subtask: camera-distance
                language: de
                version: 1
                tasks: [{ id: t1, text: "Wie weit? In mm." }]
                questions: [{ id: q1, text: "Wie weit kam die Kamera?" }]
                answers: [{ id: a1, text: "`{answer}` mm" }]
                """);
        GenerateRequest plain = Requests.of(scenes).into(out.resolve("x"));
        GenerateSettings settings = plain.settings();
        GenerateRequest request = new GenerateRequest(
                scenes,
                out.resolve("x"),
                new GenerateSettings(
                        settings.counts(),
                        settings.form(),
                        settings.seed(),
                        settings.profile(),
                        settings.ask().withSequences(0.1),
                        settings.load(),
                        settings.images(),
                        settings.shardSize()),
                WordingPacks.read(pack, WordingCheck.Minimums.ONE_EACH),
                plain.splits(),
                1,
                false);
        assertThatThrownBy(() -> Generator.run(request, Progress.SILENT))
                .isInstanceOf(GenerateException.class)
                .hasMessageContaining("camera-distance")
                .hasMessageContaining("section sequence");
        assertThat(out.resolve("x")).doesNotExist();
    }
}
