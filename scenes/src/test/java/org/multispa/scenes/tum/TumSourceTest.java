package org.multispa.scenes.tum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.images.ImageSize;
import org.multispa.scenes.Frame;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SetAside;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.TinyImages;

class TumSourceTest {
    private static final LoadOptions UP = LoadOptions.DEFAULT.withUp(new Vec3(0, 0, 1));
    private static final ImageSize VGA = new ImageSize(640, 480);
    private final TumSource source = new TumSource();

    @TempDir
    Path root = Path.of("");

    private StringBuilder rgb = new StringBuilder("# color images\n# timestamp filename\n");
    private StringBuilder depth = new StringBuilder("# depth maps\n");
    private StringBuilder poses = new StringBuilder("# timestamp tx ty tz qx qy qz qw\n");

    private void color(double stamp) throws IOException {
        String name = String.format(Locale.ROOT, "rgb/%.4f.png", stamp);
        TinyImages.color(root.resolve(name));
        rgb.append(String.format(Locale.ROOT, "%.4f %s%n", stamp, name));
    }

    private void depth(double stamp) throws IOException {
        String name = String.format(Locale.ROOT, "depth/%.4f.png", stamp);
        TinyImages.depth(root.resolve(name), 10_000);
        depth.append(String.format(Locale.ROOT, "%.4f %s%n", stamp, name));
    }

    private void pose(double stamp, String pose) {
        poses.append(String.format(Locale.ROOT, "%.4f %s%n", stamp, pose));
    }

    private StaticScene load(LoadOptions options) throws IOException, SceneException {
        TinyImages.write(root.resolve("rgb.txt"), rgb.toString());
        TinyImages.write(root.resolve("depth.txt"), depth.toString());
        TinyImages.write(root.resolve("groundtruth.txt"), poses.toString());
        if (!Files.exists(root.resolve("camera.txt"))) {
            TinyImages.write(root.resolve("camera.txt"), "60 61 32 24\n");
        }
        List<SceneLocation> found = source.find(root);
        assertThat(found).hasSize(1);
        return source.load(found.getFirst(), options);
    }

    private void steadyScan(int frames) throws IOException {
        for (int i = 0; i < frames; i++) {
            color(100 + 0.1 * i);
            depth(100.003 + 0.1 * i);
            pose(99.99 + 0.1 * i, 0.5 * i + " 0 1 0 0 0 1");
        }
    }

    @Test
    void listsBecomeFrames() throws Exception {
        steadyScan(4);
        StaticScene scene = load(UP);
        assertThat(scene.setAside()).isEmpty();
        assertThat(scene.frames().stream().map(Frame::number)).containsExactly(0, 1, 2, 3);
        Frame third = scene.frames().get(2);
        assertThat(third.pose()).isEqualTo(TinyImages.at(1, 0, 1));
        assertThat(third.camera()).isEqualTo(new Intrinsics(60, 61, 32, 24, 64, 48));
        assertThat(third.pixels().colorExtension()).isEqualTo("png");
        assertThat(third.pixels().depth().metres(0, 0)).isEqualTo(2);
        assertThat(third.pixels().depth().unitsPerMetre()).isEqualTo(5000);
    }

    @Test
    void quaternionsAreReadWithTheScalarLast() throws Exception {
        steadyScan(1);
        poses.setLength(0);
        double half = Math.sqrt(0.5);
        pose(100, "1 2 3 0 0 " + half + " " + half);
        Pose pose = load(UP).frames().getFirst().pose();
        assertThat(pose.axisX().y()).isCloseTo(1, offset(1e-9));
        assertThat(pose.translation()).isEqualTo(new Vec3(1, 2, 3));
    }

    @Test
    void theNearestInTimeBelongTogether() {
        List<StampedLine> colors = stamps("rgb", 1.000, 1.030, 1.060);
        List<StampedLine> depths = stamps("depth", 0.985, 1.004, 1.028, 1.075);
        List<StampedLine> poses = stamps("pose", 0.990, 1.001, 1.012, 1.033);
        List<TumFrame> frames = TumFrame.associate(colors, depths, poses);
        assertThat(frames).extracting(f -> f.depth().orElseThrow().stamp()).containsExactly(1.004, 1.028, 1.075);
        assertThat(frames.get(0).pose().orElseThrow().stamp()).isEqualTo(1.001);
        assertThat(frames.get(1).pose().orElseThrow().stamp()).isEqualTo(1.033);
        assertThat(frames.get(2).pose()).isEmpty();
    }

    @Test
    void aDepthImageServesOneFrameOnly() {
        List<TumFrame> frames = TumFrame.associate(
                stamps("rgb", 1.000, 1.010, 1.015), stamps("depth", 1.005, 1.018), stamps("pose", 1));
        assertThat(frames.get(0).depth().orElseThrow().stamp()).isEqualTo(1.005);
        assertThat(frames.get(1).depth().orElseThrow().stamp()).isEqualTo(1.018);
        assertThat(frames.get(2).depth()).isEmpty();
        assertThat(frames).allMatch(frame -> frame.pose().isPresent());
    }

    @Test
    void nothingFartherThanTheLimitIsTaken() {
        List<TumFrame> frames = TumFrame.associate(stamps("rgb", 5), stamps("d", 4.97, 5.03), stamps("p", 4.9, 5.1));
        assertThat(frames).singleElement().satisfies(frame -> {
            assertThat(frame.depth()).isEmpty();
            assertThat(frame.pose()).isEmpty();
        });
        assertThat(TumFrame.associate(List.of(), stamps("d", 1), stamps("p", 1)))
                .isEmpty();
    }

    private static List<StampedLine> stamps(String text, double... stamps) {
        return Arrays.stream(stamps)
                .mapToObj(stamp -> new StampedLine(stamp, text))
                .toList();
    }

    @Test
    void framesWithoutPartnersAreSetAsideByName() throws Exception {
        steadyScan(2);
        color(200);
        color(300);
        depth(300);
        color(400);
        depth(400);
        pose(400, "nan nan nan 0 0 0 1");
        color(500);
        depth(500);
        pose(500, "1 2 3");
        color(600);
        depth(600);
        pose(600, "0 0 0 0 0 0 0");
        StaticScene scene = load(UP);
        assertThat(scene.frames()).hasSize(2);
        assertThat(scene.setAside().stream().map(SetAside::what))
                .containsExactly(
                        "rgb/200.0000.png",
                        "rgb/300.0000.png",
                        "rgb/400.0000.png",
                        "rgb/500.0000.png",
                        "rgb/600.0000.png");
        assertThat(scene.setAside().get(0).reason()).contains("no depth image within 0.02 s");
        assertThat(scene.setAside().get(1).reason()).contains("no pose within 0.02 s");
        assertThat(scene.setAside().get(2).reason()).contains("tracking was lost");
        assertThat(scene.setAside().get(3).reason()).contains("3 numbers, expected 7");
        assertThat(scene.setAside().get(4).reason()).contains("tracking was lost");
    }

    @Test
    void strideCountsColourImages() throws Exception {
        steadyScan(7);
        StaticScene scene = load(UP.withEvery(3).withMaxFrames(2));
        assertThat(scene.frames().stream().map(Frame::number)).containsExactly(0, 3);
    }

    @Test
    void namesThatLeaveTheFolderAreSetAside() throws Exception {
        steadyScan(1);
        rgb.append("100.05 ../secret.png\n100.051 /etc/passwd\n");
        depth.append("100.05 depth/a.png\n100.052 depth/b.png\n");
        pose(100.05, "0 0 0 0 0 0 1");
        StaticScene scene = load(UP);
        assertThat(scene.frames()).hasSize(1);
        assertThat(scene.setAside()).hasSize(2);
        assertThat(scene.setAside().get(0).reason()).contains("..");
        assertThat(scene.setAside().get(1).reason()).contains("relative");
    }

    @Test
    void listsThatAreNoListsAreRefusedWithTheLine() throws Exception {
        steadyScan(1);
        rgb.append("not a stamp\n");
        assertThatExceptionOfType(SceneException.class)
                .isThrownBy(() -> load(UP))
                .withMessageContaining("rgb.txt line 4")
                .withMessageContaining("'not'");
        rgb = new StringBuilder("123.5\n");
        assertThatExceptionOfType(SceneException.class)
                .isThrownBy(() -> load(UP))
                .withMessageContaining("rgb.txt line 1");
    }

    @Test
    void publishedIntrinsicsGoByTheFolderName() throws IOException {
        assertThat(TumCamera.of(root.resolve("rgbd_dataset_freiburg1_desk"), VGA)
                        .fx())
                .isEqualTo(517.3);
        assertThat(TumCamera.of(root.resolve("rgbd_dataset_freiburg2_xyz"), VGA).cy())
                .isEqualTo(249.7);
        assertThat(TumCamera.of(root.resolve("rgbd_dataset_freiburg3_office"), VGA)
                        .fy())
                .isEqualTo(539.2);
        assertThat(TumCamera.of(root.resolve("kitchen"), VGA))
                .isEqualTo(new Intrinsics(525, 525, 319.5, 239.5, 640, 480));
    }

    @Test
    void aCameraFileComesBeforeTheFolderName() throws IOException {
        Path folder = root.resolve("freiburg1");
        TinyImages.write(folder.resolve("calibration.txt"), "500 0 320\n0 501 240\n0 0 1\n");
        assertThat(TumCamera.of(folder, VGA)).isEqualTo(new Intrinsics(500, 501, 320, 240, 640, 480));
        TinyImages.write(folder.resolve("camera.txt"), "400,401,318,238");
        assertThat(TumCamera.of(folder, VGA)).isEqualTo(new Intrinsics(400, 401, 318, 238, 640, 480));
    }

    @Test
    void imagesOfAnotherSizeNeedACameraFile() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> TumCamera.of(root.resolve("freiburg1"), new ImageSize(320, 240)))
                .withMessageContaining("320x240")
                .withMessageContaining("camera.txt");
    }

    @Test
    void distortionInTheCameraFileIsRefused() throws IOException {
        TinyImages.write(root.resolve("camera.txt"), "500 501 320 240 0.2");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> TumCamera.of(root, VGA))
                .withMessageContaining("found 5 numbers");
    }

    @Test
    void foldersWithoutAllThreeListsAreNoScene() throws IOException {
        TinyImages.write(root.resolve("a/rgb.txt"), "");
        TinyImages.write(root.resolve("a/depth.txt"), "");
        assertThat(source.find(root)).isEmpty();
        TinyImages.write(root.resolve("a/groundtruth.txt"), "");
        assertThat(source.find(root)).singleElement().satisfies(found -> {
            assertThat(found.id().name()).isEqualTo("a");
            assertThatExceptionOfType(SceneException.class)
                    .isThrownBy(() -> source.load(found, UP))
                    .withMessageContaining("no usable frame");
        });
    }
}
