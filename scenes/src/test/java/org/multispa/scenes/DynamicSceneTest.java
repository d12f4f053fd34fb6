package org.multispa.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

/// Tracks and the scenes that hold them.
final class DynamicSceneTest {
    private static final Intrinsics CAMERA = new Intrinsics(200, 200, 160, 120, 320, 240);
    private static final SceneId ID = new SceneId("clip", "clip");

    @Test
    void aPointThatStandsStillHasOneWorldPositionWhateverTheCameraDoes() {
        Random random = new Random(5);
        Vec3 point = new Vec3(0.3, -0.2, 1.1);
        List<Pose> poses = List.of(
                Pose.lookingAt(new Vec3(3, 1, 1), point, new Vec3(0, 0, 1)),
                Pose.lookingAt(new Vec3(-2, 4, 0.5), point, new Vec3(0, 0, 1)),
                Pose.lookingAt(new Vec3(1, -2, 2), point, new Vec3(0, random.nextDouble(), 1)));
        double[][][] xyz = new double[3][poses.size()][1];
        for (int t = 0; t < poses.size(); t++) {
            Vec3 seen = poses.get(t).inverse().transform(point);
            xyz[0][t][0] = seen.x();
            xyz[1][t][0] = seen.y();
            xyz[2][t][0] = seen.z();
        }
        DynamicScene scene = scene(poses, new Tracks(xyz[0], xyz[1], xyz[2], new long[3][1]));
        for (int t = 0; t < poses.size(); t++) {
            assertThat(scene.world(t, 0).minus(point).norm()).isLessThan(1e-12);
        }
        assertThat(scene.cameraMoves()).isTrue();
    }

    @Test
    void aCameraWhosePosesAreAllEqualRests() {
        Tracks tracks = new Tracks(new double[2][3], new double[2][3], new double[2][3], new long[2][1]);
        assertThat(scene(List.of(Pose.IDENTITY, Pose.IDENTITY), tracks).cameraMoves())
                .isFalse();
    }

    @Test
    void visibilityIsAPackedSetAFrame() {
        long[][] visible = {PointSets.empty(70), PointSets.empty(70)};
        PointSets.add(visible[1], 69);
        Tracks tracks = new Tracks(new double[2][70], new double[2][70], new double[2][70], visible);
        assertThat(tracks.frames()).isEqualTo(2);
        assertThat(tracks.points()).isEqualTo(70);
        assertThat(tracks.isVisible(1, 69)).isTrue();
        assertThat(tracks.isVisible(0, 69)).isFalse();
    }

    @Test
    void arraysOfDifferentShapesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tracks(new double[2][3], new double[2][3], new double[1][3], new long[2][1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tracks(new double[2][3], new double[2][4], new double[2][3], new long[2][1]))
                .withMessageContaining("frame 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tracks(new double[1][65], new double[1][65], new double[1][65], new long[1][1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tracks(new double[0][], new double[0][], new double[0][], new long[0][]));
        Tracks two = new Tracks(new double[2][3], new double[2][3], new double[2][3], new long[2][1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scene(List.of(Pose.IDENTITY), two))
                .withMessageContaining("1 frames, found 2");
    }

    @Test
    void subsetsAreFoundByTheirFolderNames() {
        assertThat(TrackSubset.byId("pstudio")).contains(TrackSubset.PSTUDIO);
        assertThat(TrackSubset.byId("PSTUDIO")).isEmpty();
        for (TrackSubset subset : TrackSubset.values()) {
            assertThat(TrackSubset.byId(subset.id())).contains(subset);
        }
    }

    private static DynamicScene scene(List<Pose> poses, Tracks tracks) {
        List<Frame> frames = new ArrayList<>();
        for (Pose pose : poses) {
            frames.add(new Frame(frames.size(), pose, CAMERA, new NoPixels()));
        }
        return new DynamicScene(ID, TrackSubset.ADT, frames, tracks, List.of());
    }

    private record NoPixels() implements FramePixels {
        @Override
        public DepthMap depth() throws IOException {
            throw new IOException("no depth");
        }

        @Override
        public byte[] encodedColor() {
            return new byte[0];
        }

        @Override
        public String colorExtension() {
            return "jpg";
        }

        @Override
        public Optional<Path> colorFile() {
            return Optional.empty();
        }
    }
}
