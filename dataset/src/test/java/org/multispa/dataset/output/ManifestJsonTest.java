package org.multispa.dataset.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Subtask;

class ManifestJsonTest {
    @TempDir
    Path folder;

    @Test
    void aManifestReadsBackAsItself() throws Exception {
        Manifest manifest = Manifests.full();
        ManifestJson.write(manifest, folder);
        assertThat(ManifestJson.read(folder)).isEqualTo(manifest);
        assertThat(ManifestJson.encode(ManifestJson.read(folder)))
                .isEqualTo(Files.readString(folder.resolve("manifest.json")));
    }

    @Test
    void fieldsStandInAFixedOrderAndSumsAreWritten() {
        String json = ManifestJson.encode(Manifests.full());
        assertThat(json)
                .containsSubsequence(
                        "\"format\": \"multispa-dataset-1\"",
                        "\"tool\": \"multispa 0.1.0\"",
                        "\"seed\": -7",
                        "\"images\": \"lazy\"",
                        "\"configuration\"",
                        "\"dead_zone_m\": 0.05",
                        "\"overlap\": [ 6, 35 ]",
                        "\"subtasks\"",
                        "\"subtask\": \"camera-yaw-angle\"",
                        "\"asked\": 20",
                        "\"achieved\": 12",
                        "\"gates\"",
                        "\"scenes\"",
                        "\"set_aside\"",
                        "\"shards\"",
                        "\"files\"");
    }

    @Test
    void everyImagesModeReadsBack() throws Exception {
        for (ImagesMode mode : ImagesMode.values()) {
            Manifest full = Manifests.full();
            Manifest manifest = new Manifest(
                    full.tool(),
                    full.seed(),
                    full.configuration(),
                    mode,
                    full.subtasks(),
                    full.scenes(),
                    full.setAside(),
                    full.shards(),
                    full.files());
            assertThat(ManifestJson.decode(ManifestJson.encode(manifest))).isEqualTo(manifest);
        }
    }

    @Test
    void splitsListTheFamiliesOfEachSide() {
        assertThat(Manifests.full().splits())
                .containsOnlyKeys("train", "val")
                .containsEntry("train", new TreeSet<>(Set.of("scene0000")))
                .containsEntry("val", new TreeSet<>(Set.of("scene0011")));
    }

    @Test
    void aFamilyOnTwoSidesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.with(
                        List.of(
                                new SceneEntry("a_00", "a", "train", 1, List.of()),
                                new SceneEntry("a_01", "a", "val", 1, List.of())),
                        List.of()))
                .withMessageContaining("family 'a'")
                .withMessageContaining("'train' and 'val'");
    }

    @Test
    void nothingIsListedTwice() {
        SceneEntry scene = new SceneEntry("a_00", "a", "train", 1, List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.with(List.of(scene, scene), List.of()))
                .withMessageContaining("scene 'a_00'");
        ShardEntry shard = new ShardEntry("stats.json", 1, 1, "0".repeat(64));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.with(List.of(), List.of(shard)))
                .withMessageContaining("file 'stats.json'");
    }

    @Test
    void countsAndHashesAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BinCount("b", -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShardEntry("a", 1, -1, "0".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShardEntry("/a", 1, 1, "0".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> new FileEntry("a", 1, "0".repeat(63)));
        assertThatIllegalArgumentException().isThrownBy(() -> new FileEntry("a", 1, "X".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SceneEntry("a", "a", "train", -1, List.of()));
        TreeMap<String, Long> gates = new TreeMap<>();
        gates.put("g", -1L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SubtaskCounts(Subtask.CAMERA_VECTOR, List.of(), gates));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"seed\": -7, | ~~ | field 'seed' is missing",
                "\"seed\": -7 | \"seed\": -7, \"time\": 5 | unknown field 'time'",
                "\"frames_used\": 98 | \"frames_used\": 98, \"path\": 1 | unknown field 'scenes[0].path'",
                "\"frames_used\": 98 | \"frames_used\": 9.5 | scenes[0].frames_used",
                "multispa-dataset-1 | multispa-dataset-9 | this version reads multispa-dataset-1",
                "\"lazy\" | \"sometimes\" | field 'images': expected drawn, lazy or none",
                "\"camera-yaw-angle\" | \"camera-speed\" | no subtask 'camera-speed'",
                "\"asked\": 20 | \"asked\": 21 | must be the sums over the bins",
                "\"split\": \"val\" | \"split\": \"val\", \"split\": \"val\" | uplicate",
                "\"sha256\": \"ba | \"sha256\": \"zz | SHA-256",
                "train/camera | ../camera | relative path",
                "\"n\": 3 | \"n\": null | configuration",
                "\"records\": 12 | \"records\": -12 | at least 0"
            })
    void aManifestThatIsNotAsWrittenIsRefused(String from, String to, String message) {
        String json = ManifestJson.encode(Manifests.full());
        assertThat(json).contains(from);
        assertThatThrownBy(() -> ManifestJson.decode(json.replace(from, to)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anyDamageIsRefusedOrReadsAsAManifestButNeverFailsOtherwise() {
        String json = ManifestJson.encode(Manifests.full());
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            int at = random.nextInt(json.length());
            String damaged = random.nextBoolean()
                    ? json.substring(0, at)
                    : json.substring(0, at) + (char) (32 + random.nextInt(90)) + json.substring(at + 1);
            try {
                assertThat(ManifestJson.decode(damaged).scenes()).hasSize(3);
            } catch (DatasetException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    @Test
    void aFolderWithoutAManifestIsNoFinishedDataSet() throws Exception {
        assertThatThrownBy(() -> ManifestJson.read(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("manifest.json")
                .hasMessageContaining("run the generation again");
        Files.write(folder.resolve("manifest.json"), new byte[] {'{', (byte) 0xFF, '}'});
        assertThatThrownBy(() -> ManifestJson.read(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("manifest.json: expected a text file in UTF-8");
        Files.writeString(folder.resolve("manifest.json"), "{}");
        assertThatThrownBy(() -> ManifestJson.read(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("manifest.json: field 'format' is missing");
    }
}
