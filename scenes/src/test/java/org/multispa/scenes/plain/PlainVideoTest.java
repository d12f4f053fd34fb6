package org.multispa.scenes.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.SetAside;
import org.multispa.scenes.TinyImages;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.npy.NpyBytes;
import org.multispa.scenes.plain.PlainSceneFile.CameraAxes;
import org.multispa.scenes.plain.PlainSceneFile.ColorCamera;
import org.multispa.scenes.plain.PlainSceneFile.DepthImages;
import org.multispa.scenes.plain.PlainSceneFile.LengthUnit;
import org.multispa.scenes.plain.PlainSceneFile.PoseDirection;
import org.multispa.scenes.plain.PlainVideoFile.Reference;
import org.multispa.scenes.plain.PlainVideoFile.TrackFiles;
import org.multispa.scenes.plain.PlainVideoFile.VideoImage;
import org.multispa.scenes.tapvid3d.TinyClip;

class PlainVideoTest {
    private static final Pose FLIP = new Pose(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0);

    @TempDir
    Path folder = Path.of("");

    private DynamicScene load() throws IOException, SceneException {
        return (DynamicScene) Scenes.load(only(), LoadOptions.DEFAULT);
    }

    private SceneLocation only() throws IOException {
        List<SceneLocation> found = Scenes.find(folder);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private void assertRefused(String... says) {
        assertThatExceptionOfType(SceneException.class)
                .isThrownBy(this::load)
                .satisfies(e -> assertThat(e.getMessage()).contains(says));
    }

    private static PlainVideoFile video(
            Optional<PoseDirection> pose,
            CameraAxes axes,
            LengthUnit units,
            Reference reference,
            List<VideoImage> frames) {
        return new PlainVideoFile(
                PlainSceneFile.FORMAT,
                PlainSceneFile.VERSION,
                "clip",
                "capture",
                units,
                pose,
                axes,
                new ColorCamera(64, 48, 40, 41, 32, 24),
                Optional.empty(),
                new TrackFiles("tracks.npy", "visible.npy", reference, Optional.of(TrackSubset.PSTUDIO)),
                frames);
    }

    /// The clip's files; frames numbered 0, 10, 20 …
    private void write(
            TinyClip clip, Optional<PoseDirection> pose, CameraAxes axes, LengthUnit units, Reference reference)
            throws IOException {
        int points = clip.camera[0].length;
        double[][][] positions = new double[clip.poses.size()][points][];
        List<VideoImage> frames = new ArrayList<>();
        for (int t = 0; t < positions.length; t++) {
            TinyImages.color(folder.resolve("c/" + t + ".jpg"));
            Pose matrix = clip.poses.get(t);
            matrix = axes == CameraAxes.OPENGL ? matrix.times(FLIP) : matrix;
            matrix = pose.equals(Optional.of(PoseDirection.WORLD_TO_CAMERA)) ? matrix.inverse() : matrix;
            double[] rows = matrix.toRowMajor();
            for (int row = 0; row < 3; row++) {
                rows[4 * row + 3] /= units.metres();
            }
            for (int p = 0; p < points; p++) {
                Vec3 w = clip.world[t][p];
                double[] c = clip.camera[t][p];
                Vec3 at = new Vec3(c[0], c[1], c[2]);
                at = axes == CameraAxes.OPENGL ? FLIP.transform(at) : at;
                at = (reference == Reference.WORLD ? w : at).times(1 / units.metres());
                positions[t][p] = new double[] {at.x(), at.y(), at.z()};
            }
            frames.add(new VideoImage(10 * t, "c/" + t + ".jpg", Optional.empty(), pose.map(_ -> rows)));
        }
        writeArrays(positions, clip.visible);
        TinyImages.write(folder.resolve("scene.json"), PlainJson.write(video(pose, axes, units, reference, frames)));
    }

    private void writeArrays(double[][][] positions, boolean[][] visible) throws IOException {
        String shape = positions.length + ", " + positions[0].length;
        TinyImages.write(
                folder.resolve("tracks.npy"),
                NpyBytes.file(1, NpyBytes.header("<f4", false, shape + ", 3"), TinyClip.floats(positions)));
        TinyImages.write(
                folder.resolve("visible.npy"),
                NpyBytes.file(1, NpyBytes.header("|b1", false, shape), TinyClip.bools(visible)));
    }

    private void edit(UnaryOperator<String> change) throws IOException {
        Path file = folder.resolve("scene.json");
        Files.writeString(file, change.apply(Files.readString(file)));
    }

    @Test
    void everyWayOfSayingItGivesTheSameScene() throws Exception {
        TinyClip clip = new TinyClip(6, 60, 12);
        for (PoseDirection direction : PoseDirection.values()) {
            for (CameraAxes axes : CameraAxes.values()) {
                for (LengthUnit units : LengthUnit.values()) {
                    for (Reference reference : Reference.values()) {
                        write(clip, Optional.of(direction), axes, units, reference);
                        DynamicScene scene = load();
                        for (int t = 0; t < 6; t++) {
                            for (int p = 0; p < 60; p++) {
                                assertThat(scene.world(t, p)
                                                .minus(clip.world[t][p])
                                                .norm())
                                        .as("%s %s %s %s", direction, axes, units, reference)
                                        .isLessThan(2e-6);
                                assertThat(scene.tracks().isVisible(t, p)).isEqualTo(clip.visible[t][p]);
                            }
                        }
                    }
                }
            }
        }
        DynamicScene scene = load();
        assertThat(scene.id().name()).isEqualTo("clip");
        assertThat(scene.id().family()).isEqualTo("capture");
        assertThat(scene.subset()).isEqualTo(TrackSubset.PSTUDIO);
        assertThat(scene.frames()).extracting(Frame::number).containsExactly(0, 10, 20, 30, 40, 50);
        assertThat(scene.frames().get(2).pixels().colorFile().orElseThrow()).endsWith(Path.of("c", "2.jpg"));
    }

    @Test
    void withoutPosesTheCameraRests() throws Exception {
        write(new TinyClip(3, 20, 20), Optional.empty(), CameraAxes.OPENCV, LengthUnit.METRE, Reference.CAMERA);
        edit(json -> json.replace(",\"subset\":\"pstudio\"", ""));
        DynamicScene scene = load();
        assertThat(scene.cameraMoves()).isFalse();
        assertThat(scene.subset()).isEqualTo(TrackSubset.OTHER);
        assertThatIOException()
                .isThrownBy(() -> scene.frames().getFirst().pixels().depth())
                .withMessageContaining("0.jpg has no depth image");
    }

    @Test
    void rowsFollowTheListWhateverTheNumbers() throws Exception {
        TinyClip clip = new TinyClip(3, 20, 20);
        write(clip, Optional.empty(), CameraAxes.OPENCV, LengthUnit.METRE, Reference.CAMERA);
        edit(json -> json.replace("\"number\":0,", "\"number\":99,"));
        DynamicScene scene = (DynamicScene) Scenes.loadUnchecked(only(), LoadOptions.DEFAULT);
        assertThat(scene.frames()).extracting(Frame::number).containsExactly(10, 20, 99);
        assertThat(scene.tracks().camera(2, 3).x()).isEqualTo(clip.camera[0][3][0]);
        assertThat(scene.tracks().camera(0, 3).x()).isEqualTo(clip.camera[1][3][0]);
    }

    @Test
    void depthImagesMayStandBesideTheColour() throws Exception {
        write(new TinyClip(2, 20, 0), Optional.empty(), CameraAxes.OPENCV, LengthUnit.METRE, Reference.CAMERA);
        TinyImages.depth(folder.resolve("d.png"), 2500);
        edit(json -> json.replace("\"color\":\"c/1.jpg\"", "\"color\":\"c/1.jpg\",\"depth\":\"d.png\""));
        assertRefused("frame 10", "no \"depth\" tells its unit");
        edit(json -> json.replace("\"tracks\":{", "\"depth\":{\"units_per_metre\":1000,\"invalid\":0},\"tracks\":{"));
        DynamicScene scene = load();
        assertThat(scene.frames().get(1).pixels().depth().metres(3, 3)).isEqualTo(2.5);
        assertThatIOException().isThrownBy(() -> scene.frames().get(0).pixels().depth());
    }

    @Test
    void brokenFramesAreSetAsideByName() throws Exception {
        TinyClip clip = new TinyClip(6, 40, 0);
        write(clip, Optional.of(PoseDirection.CAMERA_TO_WORLD), CameraAxes.OPENCV, LengthUnit.METRE, Reference.CAMERA);
        Files.delete(folder.resolve("c/1.jpg"));
        TinyImages.write(folder.resolve("c/2.jpg"), "no image");
        edit(json -> json.replace("\"number\":30,", "\"number\":0,").replace("c/4.jpg", "../4.jpg"));
        DynamicScene scene = load();
        assertThat(scene.frames()).extracting(Frame::number).containsExactly(0, 50);
        assertThat(scene.setAside())
                .extracting(SetAside::what)
                .containsExactly("frame 0", "frame 10", "frame 20", "frame 40");
        assertThat(scene.setAside().get(0).reason()).contains("used before");
        assertThat(scene.setAside().get(1).reason()).contains("missing file");
        assertThat(scene.setAside().get(3).reason()).contains("must not hold '..'");
    }

    @Test
    void lostPosesAreSetAside() throws Exception {
        TinyClip clip = new TinyClip(3, 40, 0);
        write(clip, Optional.of(PoseDirection.WORLD_TO_CAMERA), CameraAxes.OPENCV, LengthUnit.METRE, Reference.WORLD);
        edit(json -> json.replaceFirst("\"pose\":\\[[^,]*,", "\"pose\":[NaN,"));
        assertThat(load().setAside())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("NaN"));
    }

    @Test
    void filesThatContradictThemselvesAreRefused() throws Exception {
        TinyClip clip = new TinyClip(3, 20, 0);
        write(clip, Optional.of(PoseDirection.CAMERA_TO_WORLD), CameraAxes.OPENCV, LengthUnit.METRE, Reference.WORLD);
        String good = Files.readString(folder.resolve("scene.json"));
        List<List<String>> changes = List.of(
                List.of("\"pose\":\"camera-to-world\",", "", "scene.json"),
                List.of("\"visibility\"", "\"visible\"", "visib"),
                List.of("\"reference\":\"world\"", "\"reference\":\"moon\"", "moon"),
                List.of("\"reference\":\"world\",", "", "reference"),
                List.of("\"subset\":\"pstudio\"", "\"subset\":\"cats\"", "cats"),
                List.of("\"frames\"", "\"points\":\"p.npy\",\"frames\"", "points"),
                List.of("\"frames\"", "\"up\":[0,0,1],\"frames\"", "up"),
                List.of("\"version\":1", "\"version\":2", "version 2"),
                List.of("tracks.npy", "../tracks.npy", "must not hold '..'"),
                List.of("tracks.npy", "/etc/passwd", "must be relative"),
                List.of("tracks.npy", "none.npy", "none.npy"),
                List.of("\"width\":64", "\"width\":0", "size"),
                List.of("\"fx\":40.0", "\"fx\":-1", "focal"));
        for (List<String> change : changes) {
            edit(_ -> good.replace(change.get(0), change.get(1)));
            assertThat(Files.readString(folder.resolve("scene.json"))).isNotEqualTo(good);
            assertRefused("scene.json", change.get(2));
        }
    }

    @Test
    void arraysOfOtherShapesAreRefused() throws Exception {
        TinyClip clip = new TinyClip(3, 20, 0);
        write(clip, Optional.empty(), CameraAxes.OPENCV, LengthUnit.METRE, Reference.CAMERA);
        writeArrays(new double[2][20][3], new boolean[2][20]);
        assertRefused("each of the 3 frames", "found 2 rows");
        writeArrays(new double[3][20][3], new boolean[3][20]);
        TinyImages.write(
                folder.resolve("visible.npy"), NpyBytes.file(1, NpyBytes.header("|b1", false, "3, 19"), new byte[57]));
        assertRefused("visibility of shape (3, 20)", "(3, 19)");
        TinyImages.write(
                folder.resolve("tracks.npy"), NpyBytes.file(1, NpyBytes.header("<f4", false, "3, 0, 3"), new byte[0]));
        TinyImages.write(
                folder.resolve("visible.npy"), NpyBytes.file(1, NpyBytes.header("|b1", false, "3, 0"), new byte[0]));
        assertRefused("no tracks");
    }

    @Test
    void recordsCheckThemselves() {
        VideoImage posed = new VideoImage(3, "c", Optional.empty(), Optional.of(new double[16]));
        VideoImage resting = new VideoImage(4, "c", Optional.empty(), Optional.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        video(Optional.empty(), CameraAxes.OPENCV, LengthUnit.METRE, Reference.CAMERA, List.of(posed)))
                .withMessageContaining("frame 3 has a \"pose\" but no");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> video(
                        Optional.of(PoseDirection.CAMERA_TO_WORLD),
                        CameraAxes.OPENCV,
                        LengthUnit.METRE,
                        Reference.CAMERA,
                        List.of(posed, resting)))
                .withMessageContaining("frame 4 has no \"pose\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        video(Optional.empty(), CameraAxes.OPENCV, LengthUnit.METRE, Reference.WORLD, List.of(resting)))
                .withMessageContaining("needs the frames' poses");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VideoImage(5, "c", Optional.empty(), Optional.of(new double[12])))
                .withMessageContaining("16 numbers, found 12");
        assertThat(new DepthImages(1000, 0).invalid()).isZero();
    }

    @Test
    void aFileSurvivesWritingAndReading() throws Exception {
        PlainVideoFile file = video(
                Optional.empty(),
                CameraAxes.OPENGL,
                LengthUnit.MILLIMETRE,
                Reference.CAMERA,
                List.of(new VideoImage(7, "c.jpg", Optional.empty(), Optional.empty())));
        Path path = folder.resolve("scene.json");
        TinyImages.write(path, PlainJson.write(file));
        assertThat(PlainJson.readVideo(path)).isEqualTo(file);
        assertThat(Files.readString(path)).doesNotContain("null").doesNotContain("\"pose\"");
    }

    @Test
    void randomDamageNeverCausesMoreThanASceneException() throws Exception {
        write(new TinyClip(2, 5, 0), Optional.empty(), CameraAxes.OPENCV, LengthUnit.METRE, Reference.CAMERA);
        byte[] good = Files.readAllBytes(folder.resolve("scene.json"));
        SceneLocation location = only();
        Random random = new Random(4);
        int loaded = 0;
        for (int round = 0; round < 400; round++) {
            byte[] broken = good.clone();
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(128);
            Files.write(folder.resolve("scene.json"), broken);
            try {
                loaded += Scenes.loadUnchecked(location, LoadOptions.DEFAULT)
                        .frames()
                        .size();
            } catch (SceneException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
        assertThat(loaded).isPositive();
        assertThat(new String(good, StandardCharsets.UTF_8)).contains("\"tracks\"");
    }
}
