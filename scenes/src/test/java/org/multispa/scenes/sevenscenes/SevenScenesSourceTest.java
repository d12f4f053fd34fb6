package org.multispa.scenes.sevenscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.Frame;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SetAside;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.TinyImages;

class SevenScenesSourceTest {
    private static final String K = "60 0 32\n0 61 24\n0 0 1\n";
    private static final LoadOptions UP = LoadOptions.DEFAULT.withUp(new Vec3(0, -1, 0));
    private final SevenScenesSource source = new SevenScenesSource();

    @TempDir
    Path root = Path.of("");

    private static void frame(Path folder, int number, Pose pose) throws IOException {
        String stem = "frame-%06d".formatted(number);
        TinyImages.write(folder.resolve(stem + ".pose.txt"), TinyImages.text(pose));
        TinyImages.color(folder.resolve(stem + ".color.jpg"));
        TinyImages.depth(folder.resolve(stem + ".depth.png"), 2000);
    }

    private Path sequence(int frames) throws IOException {
        Path folder = root.resolve("room");
        TinyImages.write(folder.resolve("camera-intrinsics.txt"), K);
        for (int i = 0; i < frames; i++) {
            frame(folder, 3 * i, TinyImages.at(0.1 * i, 0, 0));
        }
        return folder;
    }

    private StaticScene load(Path folder, LoadOptions options) throws IOException, SceneException {
        List<SceneLocation> found = source.find(folder);
        assertThat(found).hasSize(1);
        return source.load(found.getFirst(), options);
    }

    private static List<Integer> numbers(StaticScene scene) {
        return scene.frames().stream().map(Frame::number).toList();
    }

    @Test
    void aFolderOfFramesIsAScene() throws Exception {
        StaticScene scene = load(sequence(4), UP);
        assertThat(scene.id()).isEqualTo(new SceneId("room", "room"));
        assertThat(numbers(scene)).containsExactly(0, 3, 6, 9);
        assertThat(scene.setAside()).isEmpty();
        Frame frame = scene.frames().get(1);
        assertThat(frame.camera()).isEqualTo(new Intrinsics(60, 61, 32, 24, 64, 48));
        assertThat(frame.pixels().colorExtension()).isEqualTo("jpg");
        assertThat(frame.pixels().encodedColor()).isNotEmpty();
        assertThat(frame.pixels().colorFile().orElseThrow()).hasFileName("frame-000003.color.jpg");
        DepthMap depth = frame.pixels().depth();
        assertThat(depth.width()).isEqualTo(32);
        assertThat(depth.metres(3, 4)).isEqualTo(2);
        assertThat(depth.invalid()).isEqualTo(65535);
    }

    @Test
    void posesAndPointsAreTurnedSoThatZIsUp() throws Exception {
        LoadOptions coarse = new LoadOptions(1, 10, UP.up(), Optional.empty(), 0.3, Optional.empty());
        StaticScene scene = load(sequence(4), coarse);
        Pose second = scene.frames().get(1).pose();
        assertThat(second.translation().x()).isCloseTo(0.1, offset(1e-9));
        assertThat(second.axisY().z()).isCloseTo(-1, offset(1e-9));
        assertThat(scene.points().size()).isPositive();
        Vec3 toScan = scene.alignment().inverse().transform(scene.points().point(0));
        assertThat(toScan.z()).isCloseTo(2, offset(1e-5));
    }

    @Test
    void sequencesOfAPlaceShareItsFamily() throws IOException {
        for (String name : new String[] {"chess/seq-01", "chess/seq-02", "heads/seq-01"}) {
            frame(root.resolve(name), 0, Pose.IDENTITY);
        }
        assertThat(source.find(root).stream().map(SceneLocation::id))
                .containsExactly(
                        new SceneId("chess-seq-01", "chess"),
                        new SceneId("chess-seq-02", "chess"),
                        new SceneId("heads-seq-01", "heads"));
        assertThat(source.find(root.resolve("chess/seq-02")).stream().map(SceneLocation::id))
                .containsExactly(new SceneId("chess-seq-02", "chess"));
    }

    @Test
    void otherCharactersOfAFolderNameBecomeUnderscores() throws IOException {
        frame(root.resolve("my röom (1)"), 0, Pose.IDENTITY);
        assertThat(source.find(root).getFirst().id().name()).isEqualTo("my_r_om__1_");
    }

    @Test
    void intrinsicsMayStandTwoFoldersAbove() throws Exception {
        TinyImages.write(root.resolve("camera-intrinsics.txt"), K);
        frame(root.resolve("chess/seq-01"), 0, Pose.IDENTITY);
        assertThat(load(root, UP).frames().getFirst().camera().fx()).isEqualTo(60);
    }

    @Test
    void missingIntrinsicsAreAnErrorThatNamesTheFile() throws IOException {
        frame(root.resolve("a/b/c"), 0, Pose.IDENTITY);
        assertThatExceptionOfType(SceneException.class)
                .isThrownBy(() -> load(root.resolve("a/b/c"), UP))
                .withMessageContaining("camera-intrinsics.txt")
                .withMessageContaining("585 0 320");
    }

    @Test
    void strideAndCapCountFilesInOrder() throws Exception {
        Path folder = sequence(9);
        assertThat(numbers(load(folder, UP.withEvery(2)))).containsExactly(0, 6, 12, 18, 24);
        assertThat(numbers(load(folder, UP.withEvery(2).withMaxFrames(3)))).containsExactly(0, 6, 12);
        assertThat(numbers(load(folder, UP.withEvery(100)))).containsExactly(0);
    }

    @Test
    void brokenFramesAreSetAsideByName() throws Exception {
        Path folder = sequence(8);
        TinyImages.write(folder.resolve("frame-000003.pose.txt"), "nan ".repeat(16));
        TinyImages.write(folder.resolve("frame-000006.pose.txt"), "-1.#IND ".repeat(16));
        TinyImages.write(folder.resolve("frame-000009.pose.txt"), "1 2 3");
        Files.delete(folder.resolve("frame-000012.depth.png"));
        Files.delete(folder.resolve("frame-000015.color.jpg"));
        TinyImages.write(folder.resolve("frame-000018.depth.png"), "no image");
        StaticScene scene = load(folder, UP);
        assertThat(numbers(scene)).containsExactly(0, 21);
        assertThat(scene.setAside().stream().map(SetAside::what))
                .containsExactly(
                        "frame-000003", "frame-000006", "frame-000009", "frame-000012", "frame-000015", "frame 18");
        assertThat(scene.setAside().get(0).reason()).contains("tracking was lost");
        assertThat(scene.setAside().get(2).reason()).contains("expected 16 numbers, found 3");
        assertThat(scene.setAside().get(3).reason()).contains("missing file").contains("frame-000012.depth.png");
        assertThat(scene.setAside().get(5).reason()).contains("frame-000018.depth.png");
    }

    @Test
    void poseBlocksThatAreNoRotationAreSetAside() throws Exception {
        Path folder = sequence(4);
        TinyImages.write(
                folder.resolve("frame-000003.pose.txt"), TinyImages.text(new Pose(2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0)));
        TinyImages.write(
                folder.resolve("frame-000006.pose.txt"),
                TinyImages.text(new Pose(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0)));
        StaticScene scene = load(folder, UP);
        assertThat(numbers(scene)).containsExactly(0, 9);
        assertThat(scene.setAside()).allMatch(aside -> aside.reason().contains("no rotation"));
    }

    @Test
    void aScanWithoutAUsableFrameIsRefusedWithTheFirstReason() throws IOException {
        Path folder = sequence(2);
        for (String stem : new String[] {"frame-000000", "frame-000003"}) {
            TinyImages.write(folder.resolve(stem + ".pose.txt"), "inf ".repeat(16));
        }
        assertThatExceptionOfType(SceneException.class)
                .isThrownBy(() -> load(folder, UP))
                .withMessageContaining("no usable frame")
                .withMessageContaining("frame-000000")
                .withMessageContaining("tracking was lost");
    }

    @Test
    void aFrameNumberThatComesTwiceIsUsedOnce() throws Exception {
        Path folder = sequence(2);
        for (String end : new String[] {".pose.txt", ".color.jpg", ".depth.png"}) {
            Files.copy(folder.resolve("frame-000003" + end), folder.resolve("frame-3" + end));
        }
        StaticScene scene = load(folder, UP);
        assertThat(numbers(scene)).containsExactly(0, 3);
        assertThat(scene.setAside())
                .singleElement()
                .satisfies(aside -> assertThat(aside.reason()).contains("used before"));
    }

    @Test
    void brokenIntrinsicsAreRefused() throws IOException {
        Path folder = sequence(1);
        for (String text : new String[] {"1 2 3", "a b c d e f g h i", "0 0 32 0 0 24 0 0 1", "nan ".repeat(9), ""}) {
            TinyImages.write(folder.resolve("camera-intrinsics.txt"), text);
            assertThatExceptionOfType(SceneException.class)
                    .isThrownBy(() -> load(folder, UP))
                    .withMessageContaining("room");
        }
    }

    @Test
    void foldersWithoutFramesHoldNoScene() throws IOException {
        IntStream.range(0, 3)
                .forEach(i ->
                        assertThat(root.resolve("empty" + i).toFile().mkdirs()).isTrue());
        TinyImages.write(root.resolve("empty0/frame-x.pose.txt"), "");
        assertThat(source.find(root)).isEmpty();
        assertThat(source.find(root.resolve("empty0/frame-x.pose.txt"))).isEmpty();
    }
}
