package org.multispa.scenes.synthetic.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.geometry.SeededHash;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.npy.NpyArray;
import org.multispa.scenes.npz.NpzFile;
import org.multispa.scenes.synthetic.Layout;
import org.multispa.scenes.synthetic.Made;
import org.multispa.scenes.synthetic.MadeScene;
import org.multispa.testing.FolderContent;

class MovingSceneMakerTest {
    private static final MovingOptions SMALL = MovingOptions.DEFAULT
            .withThreads(1)
            .withSeed(2)
            .withFilming(
                    Filming.DEFAULT.withFrames(6).withTracks(40).withCameras(2).withSize(64, 48));

    /// Holds one action of each subset in TAPVid-3D's layout, made with one thread.
    @TempDir
    private static Path first;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeFirst() throws IOException {
        MovingSceneMaker.make(SMALL, first, clip -> {});
    }

    private static List<MovingScene> truth() {
        List<MovingScene> clips = new ArrayList<>(MovingScene.watched(
                "synthdome0001", SeededHash.of(2).with("pstudio").with(1).value(), SMALL.filming()));
        clips.add(MovingScene.walking(
                new SceneId("synthwalk_seq0001_0", "synthwalk_seq0001"),
                SeededHash.of(2).with("adt").with(1).value(),
                SMALL.filming()));
        return clips;
    }

    private static void assertReadBack(Path root) throws IOException, SceneException {
        List<SceneLocation> found = Scenes.find(root);
        List<MovingScene> truth = truth();
        assertThat(found.stream().map(SceneLocation::id))
                .containsExactlyElementsOf(truth.stream().map(MovingScene::id).toList());
        for (int k = 0; k < found.size(); k++) {
            DynamicScene read = (DynamicScene) Scenes.load(found.get(k), LoadOptions.DEFAULT);
            DynamicScene made = truth.get(k).scene();
            assertThat(read.setAside()).isEmpty();
            assertThat(read.subset()).isEqualTo(made.subset());
            assertThat(read.tracks().x()).isDeepEqualTo(made.tracks().x());
            assertThat(read.tracks().y()).isDeepEqualTo(made.tracks().y());
            assertThat(read.tracks().z()).isDeepEqualTo(made.tracks().z());
            assertThat(read.tracks().visible()).isDeepEqualTo(made.tracks().visible());
            for (int f = 0; f < 6; f++) {
                assertThat(read.frames().get(f).camera())
                        .isEqualTo(made.frames().get(f).camera());
                Made.assertClose(
                        read.frames().get(f).pose(), made.frames().get(f).pose(), 1e-12);
                assertThat(read.frames().get(f).pixels().encodedColor())
                        .isEqualTo(made.frames().get(f).pixels().encodedColor());
            }
        }
    }

    @Test
    void clipsInTapVid3dsLayoutAreReadBackAsTheyWereMade() throws Exception {
        assertThat(FolderContent.files(first).keySet())
                .containsExactly(
                        "adt/made.json",
                        "adt/synthwalk_seq0001_0.npz",
                        "pstudio/made.json",
                        "pstudio/synthdome0001_00.npz",
                        "pstudio/synthdome0001_01.npz");
        assertReadBack(first);
        NpzFile adt = NpzFile.open(first.resolve("adt/synthwalk_seq0001_0.npz"));
        assertThat(adt.names())
                .containsExactlyInAnyOrder(
                        "images_jpeg_bytes",
                        "queries_xyt",
                        "tracks_XYZ",
                        "visibility",
                        "fx_fy_cx_cy",
                        "extrinsics_w2c");
        assertThat(NpzFile.open(first.resolve("pstudio/synthdome0001_00.npz")).names())
                .doesNotContain("extrinsics_w2c");
    }

    @Test
    void queriesAreThePixelsWherePointsWerePicked() throws IOException {
        MovingScene walk = truth().getLast();
        NpyArray queries =
                NpzFile.open(first.resolve("adt/synthwalk_seq0001_0.npz")).numbers("queries_xyt");
        assertThat(queries.hasShape(walk.tracks(), 3)).isTrue();
        for (int p = 0; p < walk.tracks(); p++) {
            int frame = (int) queries.get(3 * p + 2);
            assertThat(walk.isVisible(frame, p)).isTrue();
            assertThat(queries.get(3 * p)).isCloseTo(walk.camera().u(walk.inCamera(frame, p)), within(1e-4));
            assertThat(queries.get(3 * p + 1)).isCloseTo(walk.camera().v(walk.inCamera(frame, p)), within(1e-4));
        }
    }

    @Test
    void clipsInThePlainFormatAreReadBackAsTheyWereMade() throws Exception {
        MovingSceneMaker.make(SMALL.withLayout(Layout.PLAIN).withThreads(3), folder, clip -> {});
        assertReadBack(folder);
    }

    @Test
    void aStoppedRunGoesOnAndTheBytesDependOnNeitherThreadsNorOrder() throws IOException {
        List<MadeScene> told = new ArrayList<>();
        MovingOptions domes = SMALL.withSubsets(Set.of(TrackSubset.PSTUDIO));
        MovingSceneMaker.make(domes.withFirstIndex(1), folder, told::add);
        Map<String, String> before = FolderContent.files(folder);
        // What a stopped run leaves behind.
        Files.writeString(folder.resolve("pstudio/.synthdome0001_00.npz.making"), "half");
        Files.delete(folder.resolve("pstudio/synthdome0002_01.npz"));
        MovingSceneMaker.make(SMALL.withCount(2).withThreads(5), folder, told::add);
        assertThat(told.stream().map(clip -> clip.id().name() + " " + clip.kept()))
                .containsExactly(
                        "synthdome0002_00 false",
                        "synthdome0002_01 false",
                        "synthwalk_seq0001_0 false",
                        "synthwalk_seq0002_0 false",
                        "synthdome0001_00 false",
                        "synthdome0001_01 false",
                        "synthdome0002_00 true",
                        "synthdome0002_01 false");
        Map<String, String> after = FolderContent.files(folder);
        assertThat(after).hasSize(8);
        assertThat(after).containsAllEntriesOf(before);
        assertThat(after).containsAllEntriesOf(FolderContent.files(first));
    }

    @Test
    void clipsOfOtherOptionsAreNotMixed() throws IOException {
        Set<String> before = FolderContent.files(first).keySet();
        assertThatThrownBy(() -> MovingSceneMaker.make(SMALL.withSeed(9), first, clip -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("\"seed\":9")
                .hasMessageContaining("choose another folder");
        assertThat(FolderContent.files(first).keySet()).isEqualTo(before);
    }

    @Test
    void noActionsMakeNoClipsAndImpossibleOptionsAreRefused() throws IOException {
        MovingSceneMaker.make(SMALL.withCount(0), folder, clip -> {
            throw new AssertionError("made " + clip);
        });
        assertThat(FolderContent.files(folder)).isEmpty();
        assertThatThrownBy(() -> SMALL.withCount(-1)).hasMessageContaining("found -1");
        assertThatThrownBy(() -> SMALL.withThreads(0)).hasMessageContaining("at least 1 thread");
        assertThatThrownBy(() -> SMALL.withSubsets(Set.of())).hasMessageContaining("ADT, PSTUDIO or both");
        assertThatThrownBy(() -> SMALL.withSubsets(Set.of(TrackSubset.OTHER))).hasMessageContaining("OTHER");
        assertThatThrownBy(() -> SMALL.withLayout(Layout.SCANNET)).hasMessageContaining("found scannet");
    }
}
