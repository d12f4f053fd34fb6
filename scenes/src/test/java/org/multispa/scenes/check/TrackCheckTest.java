package org.multispa.scenes.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.check.CheckReport.Failed;
import org.multispa.scenes.check.CheckReport.NotCheckable;
import org.multispa.scenes.check.CheckReport.Passed;
import org.multispa.scenes.tapvid3d.TinyClip;

class TrackCheckTest {
    private static final int FRAMES = 12;
    private static final int POINTS = 200;

    @TempDir
    Path folder = Path.of("");

    private TrackCheck check(TinyClip clip) throws Exception {
        Path file = clip.write(folder.resolve("clip.npz"));
        return TrackCheck.of(
                (DynamicScene) Scenes.loadUnchecked(Scenes.find(file).getFirst(), LoadOptions.DEFAULT));
    }

    private void assertFails(TinyClip clip, String... says) throws Exception {
        TrackCheck check = check(clip);
        assertThat(check.verdict())
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.cause() + "; " + failed.advice())
                                .contains(says));
        assertThatExceptionOfType(SceneException.class)
                .isThrownBy(() ->
                        Scenes.load(Scenes.find(folder.resolve("clip.npz")).getFirst(), LoadOptions.DEFAULT))
                .withMessageContaining("convention check")
                .withMessageContaining(says[0]);
    }

    /// A clip whose positions are changed, each in its frame.
    private static TinyClip changed(TinyClip clip, UnaryOperator<double[]> change) {
        double[][][] other = new double[clip.camera.length][][];
        for (int t = 0; t < other.length; t++) {
            other[t] = Arrays.stream(clip.camera[t]).map(change).toArray(double[][]::new);
        }
        return clip.tracks(other);
    }

    private static double[] times(double[] p, double x, double y, double z) {
        return new double[] {x * p[0], y * p[1], z * p[2]};
    }

    @Test
    void soundClipsPass() throws Exception {
        for (int moving : new int[] {0, 40, 100, POINTS}) {
            TrackCheck check = check(new TinyClip(FRAMES, POINTS, moving));
            assertThat(check.verdict()).as("%d moving points", moving).isInstanceOf(Passed.class);
            assertThat(check.inside()).isEqualTo(1);
            if (moving == 0) {
                assertThat(check.still().orElseThrow()).isEqualTo(1);
            }
        }
        TrackCheck resting = check(new TinyClip(1, POINTS, 0).without("extrinsics_w2c"));
        assertThat(resting.verdict()).isInstanceOf(Passed.class);
        assertThat(resting.still()).isEmpty();
    }

    @Test
    void invertedPosesAreNamed() throws Exception {
        TinyClip clip = new TinyClip(FRAMES, POINTS, 30);
        assertFails(clip.extrinsics(clip.poses), "poses are inverted", "invert the matrices");
    }

    @Test
    void posesWithOpenGlAxesAreNamed() throws Exception {
        TinyClip clip = new TinyClip(FRAMES, POINTS, 30);
        Pose flip = new Pose(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0);
        assertFails(
                clip.extrinsics(clip.poses.stream()
                        .map(pose -> pose.times(flip).inverse())
                        .toList()),
                "poses have OpenGL camera axes");
    }

    @Test
    void tracksInAnotherUnitThanThePosesAreNamed() throws Exception {
        assertFails(
                changed(new TinyClip(FRAMES, POINTS, 0), p -> times(p, 100, 100, 100)), "tracks are in centimetres");
        TinyClip clip = new TinyClip(FRAMES, POINTS, 0);
        List<Pose> large = clip.poses.stream()
                .map(p -> Pose.ofColumns(
                                p.axisX(), p.axisY(), p.axisZ(), p.translation().times(1000))
                        .inverse())
                .toList();
        assertFails(clip.extrinsics(large), "translations of the poses are in millimetres");
    }

    @Test
    void tracksInMillimetresAreNamedEvenIfTheCameraRests() throws Exception {
        TinyClip clip = new TinyClip(FRAMES, POINTS, 0).without("extrinsics_w2c");
        assertFails(changed(clip, p -> times(p, 1000, 1000, 1000)), "tracks are in millimetres");
    }

    @Test
    void tracksWithOpenGlAxesAreNamed() throws Exception {
        assertFails(
                changed(new TinyClip(FRAMES, POINTS, 0), p -> times(p, 1, -1, -1)), "only 0 %", "tracks have OpenGL");
    }

    @Test
    void tracksInWorldCoordinatesAreNamed() throws Exception {
        TinyClip clip = new TinyClip(FRAMES, POINTS, 0);
        double[][][] world = new double[FRAMES][POINTS][];
        for (int t = 0; t < FRAMES; t++) {
            for (int p = 0; p < POINTS; p++) {
                Vec3 w = clip.world[t][p];
                world[t][p] = new double[] {w.x(), w.y(), w.z()};
            }
        }
        assertFails(clip.tracks(world), "world coordinates");
    }

    @Test
    void intrinsicsOfOtherImagesAreNamed() throws Exception {
        assertFails(
                new TinyClip(FRAMES, POINTS, 0).doubles("fx_fy_cx_cy", "4,", 80, 82, 64, 48),
                "intrinsics belong to images of another size");
        assertFails(
                new TinyClip(FRAMES, POINTS, 0).doubles("fx_fy_cx_cy", "4,", 20, 20.5, 16, 12),
                "principal point 16.0, 12.0",
                "intrinsics belong to images of another size");
        assertFails(
                new TinyClip(FRAMES, POINTS, 0).doubles("fx_fy_cx_cy", "4,", 40 / 64.0, 41 / 48.0, 0.5, 0.5),
                "shares of the image size");
    }

    @Test
    void nonsenseIsRefusedWithoutACause() throws Exception {
        TinyClip clip = new TinyClip(FRAMES, POINTS, 0);
        boolean[][] all = new boolean[FRAMES][POINTS];
        for (boolean[] frame : all) {
            Arrays.fill(frame, true);
        }
        assertFails(
                changed(clip, p -> new double[] {p[1] * 9, p[2], p[0]}).visibility(all),
                "none of the usual mistakes explains it");
    }

    @Test
    void withoutAVisiblePointNothingCanBeSaid() throws Exception {
        TrackCheck check = check(new TinyClip(3, 9, 0).visibility(new boolean[3][9]));
        assertThat(check.verdict()).isInstanceOf(NotCheckable.class);
        assertThat(check.positions()).isZero();
    }

    @Test
    void longVideosOfManyPointsAreSampled() throws Exception {
        TrackCheck check = check(new TinyClip(100, 3000, 0));
        assertThat(check.positions()).isLessThanOrEqualTo(32_000);
        assertThat(check.verdict()).isInstanceOf(Passed.class);
    }
}
