package org.multispa.scenes.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.images.gray16.Gray16;
import org.multispa.scenes.BoxRoom;
import org.multispa.scenes.Frame;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SetAside;

class VoxelFusionTest {
    private static final Intrinsics CAMERA = new Intrinsics(100, 100, 50, 50, 100, 100);

    private static Frame flat(int number, int raw) {
        char[] values = new char[100 * 100];
        Arrays.fill(values, (char) raw);
        return BoxRoom.frame(number, Pose.IDENTITY, CAMERA, new DepthMap(values, 100, 100, 1000, 65535));
    }

    private static List<Frame> room(int frames) {
        List<Frame> list = new ArrayList<>();
        for (Pose pose : BoxRoom.walk(frames)) {
            Gray16 depth = BoxRoom.depth(pose, BoxRoom.COLOR, 160, 120, list.size());
            DepthMap map = new DepthMap(depth.values(), 160, 120, 1000, 0);
            list.add(BoxRoom.frame(list.size(), pose, BoxRoom.COLOR, map));
        }
        return list;
    }

    @Test
    void aWallBecomesOnePointAVoxel() throws SceneException {
        VoxelFusion.Fused fused = VoxelFusion.of(0.1).fuse(List.of(flat(0, 2050), flat(1, 2050)));
        // the wall is 2.05 m square, 10.25 voxels to each side of the axis, which touches 22
        assertThat(fused.z()).hasSize(22 * 22).containsOnly(2.05f);
        for (int i = 1; i < fused.x().length; i++) {
            boolean same = Math.floor(fused.x()[i] / 0.1) == Math.floor(fused.x()[i - 1] / 0.1)
                    && Math.floor(fused.y()[i] / 0.1) == Math.floor(fused.y()[i - 1] / 0.1);
            assertThat(same).isFalse();
        }
    }

    @Test
    void aPointIsTheMeanOfItsMeasurements() throws SceneException {
        VoxelFusion fusion = new VoxelFusion(10, 8, 40_000, 1, 100);
        VoxelFusion.Fused fused = fusion.fuse(List.of(flat(0, 1000), flat(1, 2000)));
        assertThat(fused.z()).hasSizeBetween(2, 4);
        for (float z : fused.z()) {
            assertThat(z).isCloseTo(1.5f, org.assertj.core.data.Offset.offset(0.02f));
        }
    }

    @Test
    void fusedPointsLieOnTheSurfaces() throws SceneException {
        VoxelFusion.Fused fused = VoxelFusion.of(0.05).fuse(room(20));
        assertThat(fused.x().length).isGreaterThan(5_000);
        int inside = 0;
        for (int i = 0; i < fused.x().length; i++) {
            boolean in = fused.x()[i] > -0.06 && fused.x()[i] < 5.06 && fused.z()[i] > -0.06 && fused.z()[i] < 2.66;
            inside += in ? 1 : 0;
        }
        assertThat(inside).isGreaterThan((int) (0.99 * fused.x().length));
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() throws Exception {
        List<Frame> frames = room(20);
        VoxelFusion.Fused common = VoxelFusion.of(0.05).fuse(frames);
        for (int threads : new int[] {1, 3, 8}) {
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                VoxelFusion.Fused other =
                        pool.submit(() -> VoxelFusion.of(0.05).fuse(frames)).get();
                assertThat(other.x()).containsExactly(common.x());
                assertThat(other.y()).containsExactly(common.y());
                assertThat(other.z()).containsExactly(common.z());
            }
        }
    }

    @Test
    void invalidAndFarDepthIsNotUsed() throws SceneException {
        VoxelFusion fusion = VoxelFusion.of(0.1);
        assertThat(fusion.fuse(List.of(flat(0, 0), flat(1, 65535), flat(2, 8500)))
                        .x())
                .isEmpty();
        assertThat(fusion.fuse(List.of(flat(0, 7500))).x()).isNotEmpty();
    }

    @Test
    void voxelsWithFewMeasurementsAreDropped() throws SceneException {
        char[] values = new char[100 * 100];
        Arrays.fill(values, 0, 5000, (char) 2000);
        values[9_999] = 3000;
        Frame speck = BoxRoom.frame(0, Pose.IDENTITY, CAMERA, new DepthMap(values, 100, 100, 1000, 0));
        VoxelFusion.Fused fused = VoxelFusion.of(0.2).fuse(List.of(speck, flat(1, 0), flat(2, 0)));
        assertThat(fused.z()).isNotEmpty().containsOnly(2f);
    }

    @Test
    void unreadableFramesAreSetAsideByNumber() throws SceneException {
        Frame good = flat(3, 2000);
        Frame broken = new Frame(7, Pose.IDENTITY, CAMERA, new Broken());
        VoxelFusion.Fused fused = VoxelFusion.of(0.1).fuse(List.of(good, broken));
        assertThat(fused.unreadable()).containsExactly(7);
        assertThat(fused.setAside()).containsExactly(new SetAside("frame 7", "cut off"));
        assertThat(fused.x()).isNotEmpty();
    }

    @Test
    void tooManyVoxelsAreAnErrorThatSaysWhatToDo() {
        VoxelFusion small = new VoxelFusion(0.01, 8, 40_000, 1, 1000);
        assertThatExceptionOfType(SceneException.class)
                .isThrownBy(() -> small.fuse(List.of(flat(0, 2000))))
                .withMessageContaining("1000 voxels")
                .withMessageContaining("larger voxels");
    }

    @Test
    void farawayPosesAreAnErrorThatAsksForTheUnit() {
        Pose far = new Pose(1, 0, 0, 1e9, 0, 1, 0, 0, 0, 0, 1, 0);
        Frame frame = new Frame(0, far, CAMERA, flat(0, 2000).pixels());
        assertThatExceptionOfType(SceneException.class)
                .isThrownBy(() -> VoxelFusion.of(0.03).fuse(List.of(frame)))
                .withMessageContaining("metres");
    }

    @Test
    void theGridGrowsWithoutLosingAVoxel() throws SceneException {
        VoxelGrid grid = new VoxelGrid(1, 200_000);
        float[] xyz = new float[3 * 100_000];
        for (int i = 0; i < 100_000; i++) {
            xyz[3 * i] = i % 50 + 0.5f;
            xyz[3 * i + 1] = Math.floorDiv(i, 50) % 40 - 20.5f;
            xyz[3 * i + 2] = Math.floorDiv(i, 2000) + 0.25f;
        }
        grid.addAll(xyz);
        grid.addAll(xyz);
        float[][] means = grid.means(2);
        assertThat(means[0]).hasSize(100_000);
        for (int i = 0; i < 100_000; i += 997) {
            assertThat(new float[] {means[0][i], means[1][i], means[2][i]})
                    .containsExactly(xyz[3 * i], xyz[3 * i + 1], xyz[3 * i + 2]);
        }
        assertThat(grid.means(3)[0]).isEmpty();
    }

    private static final class Broken implements FramePixels {
        @Override
        public DepthMap depth() throws IOException {
            throw new IOException("cut off");
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
