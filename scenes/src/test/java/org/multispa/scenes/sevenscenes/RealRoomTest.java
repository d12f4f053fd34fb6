package org.multispa.scenes.sevenscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.PlainVisibility;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.geometry.VisibilityRule;
import org.multispa.scenes.Frame;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.npy.NpyPoints;
import org.multispa.scenes.posed.NumberFile;
import org.multispa.testing.SharedData;

class RealRoomTest {
    private static StaticScene load(LoadOptions options) throws Exception {
        List<SceneLocation> found = Scenes.find(SharedData.require("data/rgbd-room"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().id()).isEqualTo(new SceneId("rgbd-room", "rgbd-room"));
        return Scenes.loadStatic(found.getFirst(), options);
    }

    private static Pose referenceAlignment() throws IOException {
        return Pose.ofRowMajor(NumberFile.read(SharedData.require("reference/rgbd-room-pairs/axis_alignment.txt"), 16));
    }

    private static PointCloud referencePoints() throws IOException {
        NpyPoints points = NpyPoints.read(SharedData.require("reference/rgbd-room-pairs/points_aligned.npy"));
        return PointCloud.of(points.x(), points.y(), points.z());
    }

    @Test
    void everySecondFrameSeesWhatTheReferenceSays() throws Exception {
        StaticScene scene = load(LoadOptions.DEFAULT.withEvery(2).withAxisAlignment(referenceAlignment()));
        assertThat(scene.frames().stream().map(Frame::number))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).map(i -> 20 * i).boxed().toList());
        assertThat(scene.setAside()).isEmpty();
        Map<Integer, Integer> counts = new HashMap<>();
        Path csv = SharedData.require("reference/rgbd-room-pairs/visible_counts.csv");
        Files.readAllLines(csv).stream()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(row -> counts.put(Integer.valueOf(row[0]), Integer.valueOf(row[1])));
        PointCloud points = referencePoints();
        for (Frame frame : scene.frames()) {
            if (frame.number() % 100 == 0) {
                long[] seen = new PlainVisibility()
                        .seen(
                                points,
                                frame.pose(),
                                frame.camera(),
                                frame.pixels().depth(),
                                VisibilityRule.PAPER);
                assertThat(PointSets.count(seen))
                        .as("points seen by frame %d", frame.number())
                        .isCloseTo(counts.getOrDefault(frame.number(), -1), offset(5));
            }
        }
    }

    /// The scan's world is tilted by about 27° against the nominal alignment of the reference, which only names −y
    /// as up; the floor is judged by the reference's points instead.
    @Test
    void theFloorIsFoundAndLiesAtZero() throws Exception {
        StaticScene scene = load(LoadOptions.DEFAULT);
        assertThat(scene.setAside()).isEmpty();
        Pose toScene = scene.alignment().times(referenceAlignment().inverse());
        PointCloud points = referencePoints();
        int on = 0;
        int below = 0;
        for (int i = 0; i < points.size(); i++) {
            double height = toScene.transform(points.point(i)).z();
            on += Math.abs(height) < 0.05 ? 1 : 0;
            below += height < -0.1 ? 1 : 0;
        }
        assertThat(on).isGreaterThan(points.size() / 20);
        assertThat(below).isLessThan(points.size() / 100);
        for (Frame frame : scene.frames()) {
            assertThat(frame.pose().translation().z()).isBetween(0.5, 2.2);
        }
        Vec3 up = scene.alignment().inverse().rotate(new Vec3(0, 0, 1));
        assertThat(Math.toDegrees(Math.acos(-up.y()))).isBetween(20.0, 32.0);
    }

    @Test
    void fusedPointsCoverWhatTheReferencePointsCover() throws Exception {
        StaticScene scene = load(LoadOptions.DEFAULT.withEvery(4).withAxisAlignment(referenceAlignment()));
        PointCloud reference = referencePoints();
        assertThat(scene.points().size()).isGreaterThan(20_000);
        for (int axis = 0; axis < 3; axis++) {
            double mine = median(scene.points(), axis);
            assertThat(mine).isCloseTo(median(reference, axis), offset(0.3));
        }
    }

    private static double median(PointCloud points, int axis) {
        double[] values = new double[points.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = points.coordinate(i, axis);
        }
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
