package org.multispa.scenes.tapvid3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.geometry.Pose;
import org.multispa.images.ImageFormatException;
import org.multispa.images.Jpeg;
import org.multispa.scenes.BoxRoom;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.SetAside;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.npy.NpyBytes;
import org.multispa.scenes.npz.TinyZip;

class TapVid3dSourceTest {
    @TempDir
    Path folder = Path.of("");

    private final TapVid3dSource source = new TapVid3dSource();

    private DynamicScene load(TinyClip clip) throws IOException, SceneException {
        return load(clip, LoadOptions.DEFAULT);
    }

    private DynamicScene load(TinyClip clip, LoadOptions options) throws IOException, SceneException {
        Path file = clip.write(folder.resolve("adt/clip_seq1_2.npz"));
        return (DynamicScene) source.load(source.find(file).getFirst(), options);
    }

    private void assertRefused(TinyClip clip, String... says) {
        assertThatExceptionOfType(SceneException.class)
                .isThrownBy(() -> load(clip))
                .satisfies(e ->
                        assertThat(e.getMessage()).contains("clip_seq1_2.npz").contains(List.of(says)));
    }

    @Test
    void aClipBecomesAScene() throws Exception {
        TinyClip clip = new TinyClip(5, 70, 10);
        DynamicScene scene = load(clip);
        assertThat(scene.id().name()).isEqualTo("clip_seq1_2");
        assertThat(scene.id().family()).isEqualTo("clip_seq1");
        assertThat(scene.subset()).isEqualTo(TrackSubset.ADT);
        assertThat(scene.setAside()).isEmpty();
        assertThat(scene.frames()).extracting(Frame::number).containsExactly(0, 1, 2, 3, 4);
        assertThat(scene.frames().getFirst().camera()).isEqualTo(TinyClip.CAMERA);
        assertThat(scene.cameraMoves()).isTrue();
        for (int t = 0; t < 5; t++) {
            for (int p = 0; p < 70; p++) {
                assertThat(scene.tracks().camera(t, p).x()).isEqualTo(clip.camera[t][p][0]);
                assertThat(scene.tracks().camera(t, p).z()).isEqualTo(clip.camera[t][p][2]);
                assertThat(scene.tracks().isVisible(t, p)).isEqualTo(clip.visible[t][p]);
                assertThat(scene.world(t, p).minus(clip.world[t][p]).norm()).isLessThan(1e-6);
            }
        }
    }

    @Test
    void imagesAreReadWhereTheyLieStoredDeflatedOrPickled() throws Exception {
        List<byte[]> images = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            byte[] image = BoxRoom.jpeg(64, 48);
            images.add(withComment(image, "frame " + t));
        }
        for (int kind = 0; kind < 4; kind++) {
            TinyClip clip = new TinyClip(4, 9, 0);
            clip = kind % 2 == 0 ? clip.images(images) : clip.pickledImages(images);
            Path file = Files.write(folder.resolve("k" + kind + ".npz"), clip.bytes(kind > 1));
            DynamicScene scene = (DynamicScene) source.load(source.find(file).getFirst(), LoadOptions.DEFAULT);
            for (int t = 3; t >= 0; t--) {
                assertThat(scene.frames().get(t).pixels().encodedColor()).isEqualTo(images.get(t));
                assertThat(scene.frames().get(t).pixels().colorExtension()).isEqualTo("jpg");
                assertThat(scene.frames().get(t).pixels().colorFile()).isEmpty();
            }
            assertThatIOException()
                    .isThrownBy(() -> scene.frames().getFirst().pixels().depth())
                    .withMessageContaining("no depth image");
        }
    }

    /// The image with a comment segment behind its start.
    private static byte[] withComment(byte[] jpeg, String comment) throws ImageFormatException {
        byte[] text = comment.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[jpeg.length + text.length + 4];
        System.arraycopy(jpeg, 0, whole, 0, 2);
        whole[2] = (byte) 0xFF;
        whole[3] = (byte) 0xFE;
        whole[5] = (byte) (text.length + 2);
        System.arraycopy(text, 0, whole, 6, text.length);
        System.arraycopy(jpeg, 2, whole, 6 + text.length, jpeg.length - 2);
        assertThat(Jpeg.decode(whole).width()).isEqualTo(64);
        return whole;
    }

    @Test
    void withoutExtrinsicsTheCameraRests() throws Exception {
        DynamicScene scene =
                load(new TinyClip(3, 20, 5).without("extrinsics_w2c").without("queries_xyt"));
        assertThat(scene.cameraMoves()).isFalse();
        assertThat(scene.frames().getLast().pose()).isEqualTo(Pose.IDENTITY);
    }

    @Test
    void framesAreTakenByStrideAndCap() throws Exception {
        TinyClip clip = new TinyClip(9, 20, 5);
        DynamicScene scene = load(clip, LoadOptions.DEFAULT.withEvery(2).withMaxFrames(3));
        assertThat(scene.frames()).extracting(Frame::number).containsExactly(0, 2, 4);
        assertThat(scene.tracks().camera(2, 7).y()).isEqualTo(clip.camera[4][7][1]);
    }

    @Test
    void theSubsetMayBeGiven() throws Exception {
        assertThat(load(new TinyClip(3, 9, 0), LoadOptions.DEFAULT.withTrackSubset(TrackSubset.PSTUDIO))
                        .subset())
                .isEqualTo(TrackSubset.PSTUDIO);
    }

    @Test
    void brokenFramesAreSetAsideByName() throws Exception {
        TinyClip clip = new TinyClip(6, 30, 3);
        byte[] good = BoxRoom.jpeg(64, 48);
        List<byte[]> images = new ArrayList<>(Collections.nCopies(6, good));
        images.set(1, Arrays.copyOf(good, good.length / 2));
        images.set(2, BoxRoom.jpeg(48, 64));
        images.set(3, "no image".getBytes(StandardCharsets.US_ASCII));
        List<Pose> poses =
                new ArrayList<>(clip.poses.stream().map(Pose::inverse).toList());
        poses.set(4, new Pose(Double.NaN, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0));
        DynamicScene scene = load(clip.images(images).extrinsics(poses));
        assertThat(scene.frames()).extracting(Frame::number).containsExactly(0, 5);
        assertThat(scene.tracks().camera(1, 4).x()).isEqualTo(clip.camera[5][4][0]);
        assertThat(scene.setAside())
                .extracting(SetAside::what)
                .containsExactly("frame 1", "frame 2", "frame 3", "frame 4");
        assertThat(scene.setAside().get(0).reason()).contains("truncated");
        assertThat(scene.setAside().get(1).reason()).contains("48x64", "expected 64x48");
        assertThat(scene.setAside().get(2).reason()).contains("JPEG");
        assertThat(scene.setAside().get(3).reason()).contains("NaN");
    }

    @Test
    void posesThatAreNoRigidMotionAreSetAside() throws Exception {
        TinyClip clip = new TinyClip(3, 30, 3);
        List<Pose> poses =
                new ArrayList<>(clip.poses.stream().map(Pose::inverse).toList());
        poses.set(0, new Pose(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        poses.set(1, new Pose(2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0));
        DynamicScene scene = load(clip.extrinsics(poses));
        assertThat(scene.frames()).extracting(Frame::number).containsExactly(2);
        assertThat(scene.setAside().get(0).reason()).contains("inverted");
        assertThat(scene.setAside().get(1).reason()).contains("no rotation");
        double[] rows = clip.poses.getFirst().inverse().toRowMajor();
        rows[12] = 7;
        TinyClip one = new TinyClip(1, 30, 0);
        assertRefused(one.doubles("extrinsics_w2c", "1, 4, 4", rows), "last row 7.0", "expected 0 0 0 1");
    }

    @Test
    void positionsThatAreNotFiniteAreNotVisibleAndCounted() throws Exception {
        TinyClip clip = new TinyClip(3, 30, 0);
        clip.visible[1][4] = true;
        clip.visible[2][5] = true;
        clip.visible[0][6] = false;
        clip.camera[1][4][0] = Double.NaN;
        clip.camera[2][5][2] = Double.POSITIVE_INFINITY;
        clip.camera[0][6][1] = Double.NaN;
        DynamicScene scene = load(clip.tracks(clip.camera).visibility(clip.visible));
        assertThat(scene.tracks().isVisible(1, 4)).isFalse();
        assertThat(scene.tracks().isVisible(2, 5)).isFalse();
        assertThat(scene.setAside()).singleElement().satisfies(one -> {
            assertThat(one.what()).isEqualTo("tracks");
            assertThat(one.reason()).startsWith("2 positions");
        });
    }

    @Test
    void arraysThatDoNotFitTogetherAreRefused() {
        assertRefused(new TinyClip(3, 9, 0).visibility(new boolean[3][8]), "visibility of shape (3, 9)", "(3, 8)");
        assertRefused(new TinyClip(3, 9, 0).visibility(new boolean[2][9]), "visibility");
        assertRefused(
                new TinyClip(3, 9, 0)
                        .put("tracks_XYZ", "<f4", "3, 0, 3", new byte[0])
                        .put("visibility", "|b1", "3, 0", new byte[0]),
                "no tracks");
        assertRefused(new TinyClip(3, 9, 0).put("tracks_XYZ", "<f4", "3, 9", new byte[108]), "(frames, points, 3)");
        assertRefused(
                new TinyClip(3, 9, 0).images(Collections.nCopies(2, new byte[] {1})), "images_jpeg_bytes", "(2,)");
        assertRefused(new TinyClip(3, 9, 0).doubles("fx_fy_cx_cy", "3,", 1, 2, 3), "fx_fy_cx_cy of shape (4,)");
        assertRefused(new TinyClip(3, 9, 0).doubles("fx_fy_cx_cy", "4,", 0, 2, 3, 4), "focal lengths");
        assertRefused(new TinyClip(3, 9, 0).doubles("fx_fy_cx_cy", "4,", 5, 5, Double.NaN, 4), "principal point");
        assertRefused(new TinyClip(3, 9, 0).extrinsics(List.of(Pose.IDENTITY)), "extrinsics_w2c of shape (3, 4, 4)");
        assertRefused(new TinyClip(3, 9, 0).without("visibility"), "expected an array 'visibility'");
        assertRefused(new TinyClip(3, 9, 0).without("images_jpeg_bytes"), "expected an array 'images_jpeg_bytes'");
        assertRefused(new TinyClip(3, 9, 0).put("tracks_XYZ", "<f4", "30000, 30000, 3", new byte[12]), "cut off");
        assertRefused(
                new TinyClip(3, 9, 0).images(Collections.nCopies(3, new byte[] {1})),
                "no usable frame among 3",
                "frame 0");
    }

    @Test
    void videosOfTooManyPositionsAreRefused() {
        int points = (1 << 24) / 3 + 1;
        assertRefused(
                new TinyClip(3, 9, 0)
                        .put("tracks_XYZ", "<f2", "3, " + points + ", 3", new byte[18 * points])
                        .put("visibility", "|b1", "3, " + points, new byte[3 * points]),
                "at most 16777216 positions");
    }

    @Test
    void aPickleThatAsksForACommandRefusesTheScene() {
        byte[] pickle = "\u0080\2cos\nsystem\n(X\2\0\0\0idtR.".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(
                new TinyClip(3, 9, 0).put("images_jpeg_bytes", "|O", "3,", pickle), "images_jpeg_bytes", "os.system");
    }

    @Test
    void aFileCutOffAnywhereIsFoundAndRefused() throws Exception {
        byte[] whole = new TinyClip(3, 20, 2).bytes(false);
        for (int part = 0; part < 16; part++) {
            Path file = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(whole, whole.length * part / 16));
            SceneLocation location = source.find(file).getFirst();
            assertThatExceptionOfType(SceneException.class)
                    .isThrownBy(() -> source.load(location, LoadOptions.DEFAULT))
                    .withMessageContaining("cut.npz");
        }
    }

    @Test
    void theDataSetItsFoldersAndItsFilesAreFound() throws Exception {
        TinyClip clip = new TinyClip(2, 9, 0);
        clip.write(folder.resolve("tapvid3d/adt/Apartment_release_work_seq108_5.npz"));
        clip.write(folder.resolve("tapvid3d/pstudio/boxes_2.npz"));
        clip.write(folder.resolve("tapvid3d/pstudio/boxes_3.npz"));
        clip.write(folder.resolve("tapvid3d/drivetrack/tapvid3d_33101359476901423_6720_910_6740_910_3_JNFn13.npz"));
        TinyZip other = new TinyZip();
        other.add("points.npy", NpyBytes.points(1, 2, 3), false);
        Files.write(folder.resolve("tapvid3d/points.npz"), other.bytes());
        assertThat(Scenes.find(folder.resolve("tapvid3d")))
                .extracting(location ->
                        location.id().name() + " of " + location.id().family())
                .containsExactly(
                        "Apartment_release_work_seq108_5 of Apartment_release_work_seq108",
                        "boxes_2 of boxes",
                        "boxes_3 of boxes",
                        "tapvid3d_33101359476901423_6720_910_6740_910_3_JNFn13 of"
                                + " tapvid3d_33101359476901423_6720_910_6740_910");
        assertThat(Scenes.find(folder)).hasSize(4);
        assertThat(source.find(folder.resolve("tapvid3d/pstudio"))).hasSize(2);
        Path one = folder.resolve("tapvid3d/pstudio/boxes_3.npz");
        assertThat(source.find(one))
                .singleElement()
                .satisfies(found -> assertThat(found.path()).isEqualTo(one));
        assertThat(source.find(folder.resolve("tapvid3d/points.npz"))).isEmpty();
        assertThat(Scenes.load(source.find(one).getFirst(), LoadOptions.DEFAULT))
                .isInstanceOf(DynamicScene.class);
    }
}
