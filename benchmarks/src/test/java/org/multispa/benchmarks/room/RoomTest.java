package org.multispa.benchmarks.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.Frame;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.check.CheckReport;
import org.multispa.scenes.check.ConventionCheck;

class RoomTest {
    private static final Intrinsics CAMERA = new Intrinsics(100, 100, 50, 40, 100, 80);
    private static final Vec3 UP = new Vec3(0, 0, 1);

    @Test
    void depthIsTheDistanceToTheWallOrToWhatStandsBeforeIt() {
        AxisBox shell = new AxisBox(Vec3.ZERO, new Vec3(6, 4, 3));
        AxisBox cupboard = new AxisBox(new Vec3(4, 1, 0), new Vec3(5, 3, 2));
        Pose pose = Pose.lookingAt(new Vec3(1, 2, 1.5), new Vec3(6, 2, 1.5), UP);
        DepthMap empty = new BoxRoom(shell, List.of()).depth(pose, CAMERA, 50, 40);
        DepthMap furnished = new BoxRoom(shell, List.of(cupboard)).depth(pose, CAMERA, 50, 40);
        assertThat(empty.metres(25, 20)).isCloseTo(5, within(1e-9));
        assertThat(furnished.metres(25, 20)).isCloseTo(3, within(1e-9));
        assertThat(furnished.metres(25, 0)).isEqualTo(empty.metres(25, 0));
    }

    @Test
    void aViewShowsTheWantedShareOfThePoints() {
        for (int percent : new int[] {15, 30, 60}) {
            assertThat(RoomView.seeing(20_000, percent).percentUnhidden()).isCloseTo(percent, within(1.0));
        }
        assertThatThrownBy(() -> RoomView.seeing(1_000, 99)).hasMessageContaining("99 %");
    }

    @Test
    void aScanPassesTheConventionCheckAndItsCameraStaysOutOfTheFurniture() {
        StaticScene scene = RoomScan.of("room", 60, 20_000, 160, 3).scene();
        assertThat(ConventionCheck.check(scene).verdict()).isInstanceOf(CheckReport.Passed.class);
        assertThat(scene.points().size()).isEqualTo(20_000);
        assertThat(scene.objects()).hasSizeGreaterThan(20);
        for (Frame frame : scene.frames()) {
            assertThat(frame.pose().translation().z()).isGreaterThan(BoxRoom.FREE_HEIGHT);
            assertThat(frame.pose().orthonormalityError()).isLessThan(1e-9);
        }
    }

    @Test
    void theTimeOfDepthImagesIsNoted() throws Exception {
        RoomScan scan = RoomScan.of("room", 2, 1_000, 80, 3);
        assertThat(scan.depthNanos().sum()).isZero();
        DepthMap depth = scan.scene().frames().getFirst().pixels().depth();
        assertThat(depth.width()).isEqualTo(80);
        assertThat(depth.height()).isEqualTo(60);
        assertThat(scan.depthNanos().sum()).isPositive();
    }
}
