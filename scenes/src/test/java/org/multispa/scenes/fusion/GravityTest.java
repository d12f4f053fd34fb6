package org.multispa.scenes.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.BoxRoom;
import org.multispa.scenes.LoadOptions;

class GravityTest {
    private static final float[] NONE = {};

    /// A random rotation and a shift of a few metres.
    private static Pose anyWorld(Random random) {
        return Pose.ofQuaternion(
                random.nextGaussian(),
                random.nextGaussian(),
                random.nextGaussian(),
                random.nextGaussian(),
                new Vec3(random.nextGaussian(), random.nextGaussian(), 3 * random.nextGaussian()));
    }

    private static float[][] moved(PointCloud cloud, Pose world, Random noise) {
        float[][] axes = new float[3][cloud.size()];
        for (int i = 0; i < cloud.size(); i++) {
            Vec3 p = world.transform(cloud.point(i));
            axes[0][i] = (float) (p.x() + 0.01 * noise.nextGaussian());
            axes[1][i] = (float) (p.y() + 0.01 * noise.nextGaussian());
            axes[2][i] = (float) (p.z() + 0.01 * noise.nextGaussian());
        }
        return axes;
    }

    private static Gravity.Alignment resolve(LoadOptions options, float[][] p, List<Pose> cameras) {
        return Gravity.resolve(options, Optional.empty(), Optional.empty(), p[0], p[1], p[2], cameras);
    }

    @Test
    void theFloorOfARoomIsFoundInAnyWorld() {
        Random random = new Random(3);
        PointCloud room = BoxRoom.surfacePoints(15_000, 4);
        for (int round = 0; round < 8; round++) {
            Pose world = anyWorld(random);
            List<Pose> cameras = BoxRoom.walk(30).stream().map(world::times).toList();
            Gravity.Alignment found = resolve(LoadOptions.DEFAULT, moved(room, world, random), cameras);
            assertThat(found.note()).isEmpty();
            Pose toRoom = found.pose().times(world);
            assertThat(toRoom.rotate(new Vec3(0, 0, 1)).z()).isGreaterThan(Math.cos(Math.toRadians(0.5)));
            assertThat(toRoom.transform(new Vec3(2.5, 2, 0)).z()).isCloseTo(0, offset(0.02));
            assertThat(found.pose().orthonormalityError()).isLessThan(1e-9);
        }
    }

    @Test
    void aTiltedCameraStillFindsTheFloor() {
        PointCloud room = BoxRoom.surfacePoints(15_000, 4);
        Pose roll = Pose.ofQuaternion(0, 0, Math.sin(0.2), Math.cos(0.2), Vec3.ZERO);
        List<Pose> cameras =
                BoxRoom.walk(30).stream().map(pose -> pose.times(roll)).toList();
        Gravity.Alignment found = resolve(LoadOptions.DEFAULT, moved(room, Pose.IDENTITY, new Random(1)), cameras);
        assertThat(found.pose().m22()).isGreaterThan(Math.cos(Math.toRadians(0.5)));
    }

    @Test
    void withoutAFloorTheMeanCameraDecidesAndSaysSo() {
        List<Pose> cameras = List.of(
                Pose.lookingAt(Vec3.ZERO, new Vec3(0, 0, 1), new Vec3(0, -1, 0)),
                Pose.lookingAt(Vec3.ZERO, new Vec3(1, 0, 1), new Vec3(0, -1, 0)));
        Gravity.Alignment found = resolve(LoadOptions.DEFAULT, new float[][] {NONE, NONE, NONE}, cameras);
        assertThat(found.note().orElseThrow().reason()).contains("up direction taken from the mean camera");
        assertThat(found.pose().rotate(new Vec3(0, -1, 0)).z()).isCloseTo(1, offset(1e-12));
    }

    @Test
    void camerasThatCancelOutLeaveTheScanAsItIs() {
        Pose upright = Pose.lookingAt(Vec3.ZERO, new Vec3(0, 0, 1), new Vec3(0, -1, 0));
        Pose upsideDown = Pose.lookingAt(Vec3.ZERO, new Vec3(0, 0, 1), new Vec3(0, 1, 0));
        Gravity.Alignment found =
                resolve(LoadOptions.DEFAULT, new float[][] {NONE, NONE, NONE}, List.of(upright, upsideDown));
        assertThat(found.pose()).isEqualTo(Pose.IDENTITY);
        assertThat(found.note()).isPresent();
    }

    @Test
    void aCloudOfNoiseHasNoFloor() {
        Random random = new Random(9);
        float[][] p = new float[3][5_000];
        for (int i = 0; i < p[0].length; i++) {
            for (float[] axis : p) {
                axis[i] = (float) (5 * random.nextGaussian());
            }
        }
        assertThat(FloorFinder.find(p[0], p[1], p[2], BoxRoom.walk(10))).isEmpty();
    }

    @Test
    void aCeilingIsNoFloor() {
        Random random = new Random(9);
        float[][] p = new float[3][5_000];
        for (int i = 0; i < p[0].length; i++) {
            p[0][i] = 5 * random.nextFloat();
            p[1][i] = 5 * random.nextFloat();
            p[2][i] = 3;
        }
        assertThat(FloorFinder.find(p[0], p[1], p[2], BoxRoom.walk(10))).isEmpty();
    }

    @Test
    void everyUpDirectionIsTurnedToZ() {
        Random random = new Random(12);
        for (int round = 0; round < 200; round++) {
            Vec3 up = new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
            Pose turn = Floor.turnToZ(up);
            assertThat(turn.rotate(up.unit()).z()).isCloseTo(1, offset(1e-9));
            assertThat(turn.orthonormalityError()).isLessThan(1e-9);
        }
        assertThat(Floor.turnToZ(new Vec3(0, 0, -2)).rotate(new Vec3(0, 0, -1)).z())
                .isEqualTo(1);
    }

    @Test
    void whatIsGivenComesBeforeWhatIsFound() {
        Pose given = new Pose(1, 0, 0, 5, 0, 1, 0, 6, 0, 0, 1, 7);
        Pose ofScan = new Pose(0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0);
        Vec3 x = new Vec3(1, 0, 0);
        Vec3 y = new Vec3(0, 1, 0);
        LoadOptions plain = LoadOptions.DEFAULT;
        List<Pose> cameras = BoxRoom.walk(3);
        assertThat(Gravity.resolve(
                                plain.withAxisAlignment(given),
                                Optional.of(ofScan),
                                Optional.of(x),
                                NONE,
                                NONE,
                                NONE,
                                cameras)
                        .pose())
                .isEqualTo(given);
        assertThat(Gravity.resolve(plain.withUp(y), Optional.of(ofScan), Optional.of(x), NONE, NONE, NONE, cameras)
                        .pose())
                .isEqualTo(ofScan);
        assertThat(Gravity.resolve(plain.withUp(y), Optional.empty(), Optional.of(x), NONE, NONE, NONE, cameras)
                        .pose()
                        .rotate(x)
                        .z())
                .isCloseTo(1, offset(1e-12));
        assertThat(Gravity.resolve(plain.withUp(y), Optional.empty(), Optional.empty(), NONE, NONE, NONE, cameras)
                        .pose()
                        .rotate(y)
                        .z())
                .isCloseTo(1, offset(1e-12));
    }

    @Test
    void anUpDirectionOfNoLengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resolve(
                        LoadOptions.DEFAULT.withUp(Vec3.ZERO), new float[][] {NONE, NONE, NONE}, BoxRoom.walk(2)));
    }
}
