package org.multispa.engine.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.engine.index.SceneIndex;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.Pose;
import org.multispa.geometry.VisibilityRule;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.npy.NpyPoints;
import org.multispa.testing.SharedData;

/// The pairs of a real room with a given point set against results of an independent implementation.
class RgbdRoomReferenceTest {
    private static final String REFERENCE = "reference/rgbd-room-pairs/";

    @TempDir
    private Path folder;

    @Test
    void pairs_and_visible_counts_agree_with_the_reference() throws IOException, SceneException {
        NpyPoints points = NpyPoints.read(SharedData.require(REFERENCE + "points_aligned.npy"));
        Pose alignment = matrix(SharedData.require(REFERENCE + "axis_alignment.txt"));
        StaticScene scene = Scenes.loadStatic(
                Scenes.find(SharedData.require("data/rgbd-room")).getFirst(),
                LoadOptions.DEFAULT.withEvery(2).withAxisAlignment(alignment));
        SceneIndex index = SceneIndex.of(
                scene.withPoints(PointCloud.of(points.x(), points.y(), points.z())), VisibilityRule.PAPER);
        Path csv = folder.resolve("pairs.csv");

        PairsReport.write(index, csv, 2);

        PairTableFile.read(csv).assertSamePairs(PairTableFile.read(SharedData.require(REFERENCE + "pairs.csv")));
        PairTableFile.read(PairsReport.visibleFile(csv))
                .assertSameCounts(PairTableFile.read(SharedData.require(REFERENCE + "visible_counts.csv")));
    }

    private static Pose matrix(Path file) throws IOException {
        return Pose.ofRowMajor(Arrays.stream(Files.readString(file).strip().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray());
    }
}
