package org.multispa.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Sample;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.SceneEntry;
import org.multispa.dataset.output.SetAsideEntry;
import org.multispa.engine.testscenes.Requests;
import org.multispa.files.Folders;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.Scene;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SceneSource;
import org.multispa.scenes.Scenes;
import org.multispa.testing.rooms.Damage;
import org.multispa.testing.rooms.Lens;
import org.multispa.testing.rooms.PlainFolder;
import org.multispa.testing.rooms.RoomScan;

/// Many scenes, each broken in one way, among good ones.
final class BrokenScenesTest {
    private static final int FRAMES = 6;
    private static final RoomScan GOOD = RoomScan.of(FRAMES, 4);

    /// Scenes of which a part is set aside, and what the reason must say.
    private static final Map<String, String> PARTLY = new TreeMap<>(Map.of(
            "lost-poses", "tracking was lost",
            "missing-depth", "000010.png",
            "missing-color", "000010.jpg",
            "cut-depth", "000010.png",
            "cut-color", "000010.jpg",
            "other-color-size", "expected 320x240 pixels",
            "no-color", "000010.jpg",
            "strange-object", "object 99 (ghost)"));

    /// Scenes that cannot be used, and what the reason must say.
    private static final Map<String, String> WHOLLY = new TreeMap<>(Map.of(
            "cut-points", "points.ply",
            "missing-points", "points.ply",
            "inverted-poses", "poses are inverted",
            "wrong-depth-unit", "depth unit",
            "swapped-intrinsics", "are swapped",
            "all-lost", "no usable frame",
            "no-frames", "no usable frame",
            "broken-json", "scene.json line ",
            "escaping", "../outside.png",
            "scene0100_00", "scene0100_00.sens"));

    private static final Set<String> FINE = Set.of("good-1", "good-2", "no-objects", "one-frame");

    @TempDir
    private static Path scans;

    @TempDir
    private Path out;

    @BeforeAll
    static void breakThem() throws IOException {
        Path model = scans.resolve("good-1");
        PlainFolder.write(GOOD, model, "model");
        PlainFolder.write(RoomScan.of(FRAMES, 9), scans.resolve("good-2"), "good-2");
        for (Set<String> names : List.of(PARTLY.keySet(), WHOLLY.keySet(), Set.of("no-objects"))) {
            for (String name : names) {
                copy(model, scans.resolve(name));
            }
        }
        Files.createDirectories(scans.resolve("empty"));
        PlainFolder.write(RoomScan.of(1, 2), scans.resolve("one-frame"), "one-frame");
        breakParts();
        breakWholes();
    }

    private static void breakParts() throws IOException {
        String first = "\"pose\": [";
        Damage.edit(scene("lost-poses"), text -> text.replaceFirst("\"pose\": \\[[^,]*,", "\"pose\": [NaN,"));
        Damage.edit(scene("lost-poses"), text -> {
            int at = text.lastIndexOf(first) + first.length();
            return text.substring(0, at) + "-Infinity" + text.substring(text.indexOf(',', at));
        });
        Files.delete(scans.resolve("missing-depth").resolve(PlainFolder.depth(2)));
        Files.delete(scans.resolve("missing-color").resolve(PlainFolder.color(2)));
        Damage.truncate(scans.resolve("cut-depth").resolve(PlainFolder.depth(2)), 0.7);
        Damage.truncate(scans.resolve("cut-color").resolve(PlainFolder.color(2)), 0.7);
        Damage.truncate(scans.resolve("no-color").resolve(PlainFolder.color(2)), 0);
        Lens narrow = new Lens(230, 236, 120, 121.5, 240, 240, 120, 120);
        RoomScan other = new RoomScan(GOOD.room(), narrow, GOOD.poses().subList(0, 1), GOOD.points());
        PlainFolder.write(other, scans.resolve("narrow"), "narrow");
        Files.move(
                scans.resolve("narrow").resolve(PlainFolder.color(0)),
                scans.resolve("other-color-size").resolve(PlainFolder.color(2)),
                StandardCopyOption.REPLACE_EXISTING);
        Files.delete(scans.resolve("narrow/scene.json"));
        Damage.edit(
                scans.resolve("strange-object/instances.json"),
                text -> text.replaceFirst(
                        "\\{\"id\"", "{\"id\": 99, \"label\": \"ghost\", \"points\": [7000000]},{\"id\""));
        Files.writeString(scans.resolve("no-objects/instances.json"), "{\"objects\": []}");
    }

    private static void breakWholes() throws IOException {
        Damage.truncate(scans.resolve("cut-points/points.ply"), 0.5);
        Files.delete(scans.resolve("missing-points/points.ply"));
        Damage.edit(scene("inverted-poses"), text -> text.replace("camera-to-world", "world-to-camera"));
        Damage.edit(
                scene("wrong-depth-unit"),
                text -> text.replace("\"units_per_metre\": 1000", "\"units_per_metre\": 100"));
        Lens wide = new Lens(190, 300, 158.5, 121.5, 320, 240, 160, 120);
        PlainFolder.write(
                new RoomScan(GOOD.room(), wide, GOOD.poses(), GOOD.points()),
                scans.resolve("swapped-intrinsics"),
                "swapped");
        Damage.edit(
                scene("swapped-intrinsics"),
                text -> text.replace("\"fx\": 190.0, \"fy\": 300.0", "\"fx\": 300.0, \"fy\": 190.0"));
        Damage.edit(scene("all-lost"), text -> text.replaceAll("\"pose\": \\[[^,]*,", "\"pose\": [NaN,"));
        Damage.edit(scene("no-frames"), text -> text.substring(0, text.indexOf("\"frames\"")) + "\"frames\": []}");
        Damage.truncate(scene("broken-json"), 0.8);
        Damage.edit(scene("escaping"), text -> text.replace("points.ply", "../outside.png"));
        Path scanNet = scans.resolve("scene0100_00");
        Files.delete(scene("scene0100_00"));
        Files.move(scanNet.resolve("points.ply"), scanNet.resolve("scene0100_00_vh_clean_2.ply"));
        Files.write(scanNet.resolve("scene0100_00.sens"), new byte[] {4, 0, 0, 0, 9, 0, 0});
        for (String folder : List.of("color", "depth")) {
            Folders.delete(scanNet.resolve(folder));
        }
    }

    @Test
    void broken_parts_and_scenes_are_named_and_the_rest_goes_on() throws Exception {
        Requests request =
                Requests.of(Scenes.find(scans)).withImages(ImagesMode.DRAWN).withCount(60);
        GenerateResult result = request.run(out);
        assertThat(result.someSetAside()).isTrue();
        Manifest manifest = result.manifest();
        Map<String, SceneEntry> used =
                manifest.scenes().stream().collect(Collectors.toMap(SceneEntry::scene, entry -> entry));
        Map<String, String> refused =
                manifest.setAside().stream().collect(Collectors.toMap(SetAsideEntry::what, SetAsideEntry::reason));

        Set<String> expected = new HashSet<>(FINE);
        expected.addAll(PARTLY.keySet());
        assertThat(used.keySet()).isEqualTo(expected);
        assertThat(refused.keySet())
                .isEqualTo(WHOLLY.keySet().stream().map(name -> "scene " + name).collect(Collectors.toSet()));
        FINE.forEach(name -> assertThat(entry(used, name).setAside()).as(name).isEmpty());
        PARTLY.forEach((name, reason) -> assertThat(entry(used, name).setAside())
                .as(name)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.what() + ": " + one.reason()).contains(reason)));
        WHOLLY.forEach((name, reason) ->
                assertThat(refused.get("scene " + name)).as(name).contains(reason));
        assertThat(entry(used, "lost-poses").setAside()).hasSize(2);
        assertThat(entry(used, "lost-poses").framesUsed()).isEqualTo(FRAMES - 2);
        assertThat(entry(used, "cut-color").framesUsed()).isEqualTo(FRAMES - 1);
        assertThat(Files.readString(out.resolve("manifest.json"))).doesNotContain(scans.toString());
        checkSamples(DatasetReader.open(out).samples().toList());
    }

    private static SceneEntry entry(Map<String, SceneEntry> entries, String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    private static void checkSamples(List<Sample> samples) {
        Set<String> scenes = samples.stream().map(s -> s.provenance().scene()).collect(Collectors.toSet());
        assertThat(scenes).containsAll(FINE).containsAll(PARTLY.keySet()).doesNotContainAnyElementsOf(WHOLLY.keySet());
        for (String name : List.of("cut-color", "cut-depth", "other-color-size", "missing-depth")) {
            assertThat(samples.stream().filter(s -> s.provenance().scene().equals(name)))
                    .isNotEmpty()
                    .allSatisfy(s -> assertThat(s.provenance().frames()).doesNotContain(RoomScan.number(2)));
        }
        assertThat(samples.stream().filter(s -> s.provenance().scene().equals("one-frame")))
                .allSatisfy(s -> assertThat(s.images()).hasSize(1));
    }

    @Test
    void failing_fast_names_the_first_scene_and_a_mended_one_is_looked_at_again() throws Exception {
        Path mended = out.resolve("scans/a-broken");
        copy(scans.resolve("good-1"), mended);
        copy(scans.resolve("good-2"), out.resolve("scans/b-good"));
        byte[] whole = Files.readAllBytes(mended.resolve("points.ply"));
        Damage.truncate(mended.resolve("points.ply"), 0.5);
        Requests request =
                Requests.of(Scenes.find(out.resolve("scans"))).withCount(2).failingFast();
        assertThatThrownBy(() -> request.withThreads(1).run(out.resolve("data")))
                .isInstanceOf(GenerateException.class)
                .hasMessageContaining("points.ply");
        assertThat(out.resolve("data/manifest.json")).doesNotExist();
        assertThat(out.resolve("data/.work/census/b-good.bin")).doesNotExist();
        Files.write(mended.resolve("points.ply"), whole);
        GenerateResult result = request.run(out.resolve("data"));
        assertThat(result.someSetAside()).isFalse();
        assertThat(result.manifest().scenes()).hasSize(2);
    }

    @Test
    void where_no_scene_can_be_used_the_first_reason_is_told() throws Exception {
        copy(scans.resolve("cut-points"), out.resolve("scans/x"));
        copy(scans.resolve("inverted-poses"), out.resolve("scans/y"));
        assertThatThrownBy(() -> Requests.of(Scenes.find(out.resolve("scans")))
                        .withThreads(1)
                        .run(out.resolve("data")))
                .isInstanceOf(GenerateException.class)
                .hasMessageContaining("none of the 2 scenes can be used")
                .hasMessageContaining("points.ply");
    }

    private static Path scene(String name) {
        return scans.resolve(name).resolve("scene.json");
    }

    /// Copies a scene, which gets the new folder's name.
    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        Damage.edit(
                to.resolve("scene.json"),
                text -> text.replaceFirst(
                        "\"name\": \"[^\"]*\", \"family\": \"[^\"]*\"",
                        "\"name\": \"" + to.getFileName() + "\", \"family\": \"" + to.getFileName() + "\""));
    }

    @Test
    void aReaderThatFailsRefusesItsOwnSceneAlone() throws Exception {
        SceneLocation good = Scenes.find(scans.resolve("good-1")).getFirst();
        SceneLocation bad =
                new SceneLocation(new SceneId("bad", "bad"), new FailingSource(), scans, scans.resolve("b"));
        GenerateResult result = Requests.of(List.of(bad, good)).withCount(5).run(out);
        assertThat(result.someSetAside()).isTrue();
        assertThat(result.samples()).isPositive();
        assertThat(result.manifest().setAside()).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("scene bad");
            assertThat(entry.reason()).contains("please report it", "index 3 of nothing");
        });
    }

    /// A format whose reader has a fault.
    private static final class FailingSource implements SceneSource {
        @Override
        public String format() {
            return "failing";
        }

        @Override
        public List<SceneLocation> find(Path root) {
            return List.of();
        }

        @Override
        public Scene load(SceneLocation location, LoadOptions options) {
            throw new IndexOutOfBoundsException("index 3 of nothing");
        }
    }
}
