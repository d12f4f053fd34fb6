package org.multispa.scenes.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.images.gray16.Gray16;
import org.multispa.scenes.BoxRoom;
import org.multispa.scenes.Frame;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.StaticScene;
import org.multispa.testing.SharedData;

class ConventionCheckTest {
    private static final Pose FLIP = new Pose(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0);
    private static final Vec3 MIDDLE = new Vec3(2.5, 2, 1.3);
    private static final StaticScene ROOM = room(40);

    private static StaticScene room(int count) {
        List<Frame> frames = new ArrayList<>();
        for (Pose pose : BoxRoom.walk(count)) {
            Gray16 depth = BoxRoom.depth(pose, BoxRoom.COLOR, BoxRoom.DEPTH_WIDTH, BoxRoom.DEPTH_HEIGHT, frames.size());
            DepthMap map = new DepthMap(depth.values(), depth.width(), depth.height(), 1000, 0);
            frames.add(BoxRoom.frame(frames.size(), pose, BoxRoom.COLOR, map));
        }
        return scene(frames, BoxRoom.surfacePoints(20_000, 1), Pose.IDENTITY);
    }

    private static StaticScene scene(List<Frame> frames, PointCloud points, Pose alignment) {
        return new StaticScene(new SceneId("room", "room"), points, frames, List.of(), List.of(), alignment);
    }

    private static StaticScene broken(StaticScene scene, UnaryOperator<Frame> mistake) {
        return scene(scene.frames().stream().map(mistake).toList(), scene.points(), scene.alignment());
    }

    private static UnaryOperator<Frame> poses(UnaryOperator<Pose> mistake) {
        return f -> new Frame(f.number(), mistake.apply(f.pose()), f.camera(), f.pixels());
    }

    private static UnaryOperator<Frame> translations(double factor) {
        return poses(p ->
                Pose.ofColumns(p.axisX(), p.axisY(), p.axisZ(), p.translation().times(factor)));
    }

    private static UnaryOperator<Frame> cameras(UnaryOperator<Intrinsics> mistake) {
        return f -> new Frame(f.number(), f.pose(), mistake.apply(f.camera()), f.pixels());
    }

    /// Depth read `factor` times too large.
    private static UnaryOperator<Frame> depths(double factor) {
        return f -> new Frame(f.number(), f.pose(), f.camera(), new Rescaled(f.pixels(), factor));
    }

    private record Rescaled(FramePixels of, double factor) implements FramePixels {
        @Override
        public DepthMap depth() throws IOException {
            DepthMap depth = of.depth();
            char[] raw = new char[depth.width() * depth.height()];
            for (int i = 0; i < raw.length; i++) {
                raw[i] = (char) depth.raw(i % depth.width(), i / depth.width());
            }
            double units = depth.unitsPerMetre() / factor;
            return new DepthMap(raw, depth.width(), depth.height(), units, depth.invalid());
        }

        @Override
        public byte[] encodedColor() throws IOException {
            return of.encodedColor();
        }

        @Override
        public String colorExtension() {
            return of.colorExtension();
        }

        @Override
        public Optional<Path> colorFile() {
            return of.colorFile();
        }
    }

    private static String cause(StaticScene scene) {
        return switch (ConventionCheck.check(scene).verdict()) {
            case CheckReport.Failed(String cause, String advice) -> {
                assertThat(advice).isNotBlank();
                yield cause;
            }
            case CheckReport.Passed _ -> "passed";
            case CheckReport.NotCheckable(String reason) -> "not checkable: " + reason;
        };
    }

    /// Each usual mistake, made on a scene that is right, is found by name.
    private static void assertEveryMistakeIsNamed(StaticScene scene) {
        assertThat(cause(scene)).isEqualTo("passed");
        assertThat(cause(broken(scene, poses(Pose::inverse)))).startsWith("the poses are inverted:");
        assertThat(cause(broken(scene, poses(p -> p.times(FLIP))))).contains("OpenGL axes (y up");
        assertThat(cause(broken(scene, poses(p -> p.times(FLIP).inverse()))))
                .contains("inverted")
                .contains("OpenGL");
        assertThat(cause(broken(scene, translations(1000))))
                .contains("translations")
                .contains("millimetres");
        assertThat(cause(broken(scene, translations(100))))
                .contains("translations")
                .contains("centimetres");
        assertThat(cause(broken(scene, translations(0.001)))).contains("1000 times too short");
        assertThat(cause(broken(scene, depths(1000)))).startsWith("the depth unit is wrong");
        assertThat(cause(broken(scene, depths(0.001)))).startsWith("the depth unit is wrong");
        assertThat(cause(broken(scene, depths(10)))).contains("depth").contains("10 times too large");
        assertThat(cause(broken(scene, depths(0.1)))).contains("depth").contains("10 times too small");
        assertThat(cause(broken(scene, depths(5)))).contains("5 times too large");
        assertThat(cause(broken(scene, depths(0.2)))).contains("5 times too small");
        assertThat(cause(broken(scene, depths(6.5535)))).contains("6.5535 times too large");
        assertThat(cause(broken(scene, cameras(c -> enlarged(c, 2))))).contains("twice the size");
        assertThat(cause(broken(
                        scene, cameras(c -> new Intrinsics(c.fx(), c.fy(), c.cy(), c.cx(), c.width(), c.height())))))
                .contains("cx and cy are swapped");
    }

    private static Intrinsics enlarged(Intrinsics c, double factor) {
        return new Intrinsics(
                c.fx() * factor, c.fy() * factor, c.cx() * factor, c.cy() * factor, c.width(), c.height());
    }

    @Test
    void everyMistakeIsNamedInARenderedRoom() {
        assertEveryMistakeIsNamed(ROOM);
    }

    @Test
    void everyMistakeIsNamedInARealScan() throws Exception {
        Path folder = SharedData.require("data/rgbd-room");
        assertEveryMistakeIsNamed((StaticScene) Scenes.loadUnchecked(
                Scenes.find(folder).getFirst(),
                LoadOptions.DEFAULT.withAxisAlignment(Pose.IDENTITY).withEvery(2)));
    }

    @Test
    void intrinsicsOfTheDepthImageAreNamed() {
        assertThat(cause(broken(ROOM, cameras(c -> enlarged(c, 0.5)))))
                .contains("intrinsics belong to the depth image (160x120)");
    }

    @Test
    void invertedPosesAreFoundBehindAnAxisAlignment() {
        Pose alignment = Pose.ofQuaternion(0.3, -0.4, 0.1, 0.8, new Vec3(3, -1, 2));
        List<Frame> frames = ROOM.frames().stream()
                .map(poses(p -> alignment.times(p.inverse())))
                .toList();
        assertThat(cause(scene(frames, ROOM.points(), alignment))).startsWith("the poses are inverted");
    }

    @Test
    void anImageOfAnotherSizeThanTheIntrinsicsIsNamed() {
        StaticScene swapped = broken(ROOM, cameras(c -> new Intrinsics(c.fx(), c.fy(), c.cx(), c.cy(), 240, 320)));
        assertThat(cause(swapped)).contains("width and height are swapped").contains("320x240");
        StaticScene half = broken(ROOM, cameras(c -> c.scaledTo(160, 120)));
        assertThat(cause(half)).contains("160x120").contains("320x240").doesNotContain("swapped");
    }

    @Test
    void posesOfOtherFramesFailWithoutANamedMistake() {
        List<Frame> frames = new ArrayList<>();
        int n = ROOM.frames().size();
        for (int i = 0; i < n; i++) {
            frames.add(new Frame(
                    i,
                    ROOM.frames().get(i * 17 % n).pose(),
                    BoxRoom.COLOR,
                    ROOM.frames().get(i).pixels()));
        }
        assertThat(cause(scene(frames, ROOM.points(), Pose.IDENTITY))).contains("do not agree");
    }

    private static PointCloud moved(double scale, Vec3 shift) {
        int n = ROOM.points().size();
        float[][] axes = new float[3][n];
        for (int i = 0; i < n; i++) {
            Vec3 p = ROOM.points()
                    .point(i)
                    .minus(MIDDLE)
                    .times(scale)
                    .plus(MIDDLE)
                    .plus(shift);
            axes[0][i] = (float) p.x();
            axes[1][i] = (float) p.y();
            axes[2][i] = (float) p.z();
        }
        return PointCloud.of(axes[0], axes[1], axes[2]);
    }

    @Test
    void pointsOfAnotherWorldOrUnitFail() {
        for (PointCloud points : List.of(
                moved(1, new Vec3(-0.5, -0.5, 0.3)),
                moved(0.7, Vec3.ZERO),
                moved(1000, Vec3.ZERO),
                moved(0.001, Vec3.ZERO),
                moved(1, new Vec3(0, 0, 500)))) {
            CheckReport report = ConventionCheck.check(scene(ROOM.frames(), points, Pose.IDENTITY));
            assertThat(cause(scene(ROOM.frames(), points, Pose.IDENTITY)))
                    .as("points that begin with %s", points.point(0))
                    .startsWith("the points do not lie");
            assertThat(report.pointAgreement().orElseThrow()).isLessThan(0.5);
            assertThat(report.agreement()).isGreaterThan(0.9);
        }
    }

    @Test
    void aMeshOfManyRoomsOfWhichOneIsScannedPasses() {
        int n = ROOM.points().size();
        double[][] axes = new double[3][12 * n];
        for (int room = 0; room < 12; room++) {
            PointCloud there = moved(1, new Vec3(5.1 * (room % 4), 4.1 * Math.floorDiv(room, 4), 0));
            for (int i = 0; i < n; i++) {
                for (int axis = 0; axis < 3; axis++) {
                    axes[axis][room * n + i] = there.coordinate(i, axis);
                }
            }
        }
        PointCloud house = PointCloud.of(axes[0], axes[1], axes[2]);
        assertThat(cause(scene(ROOM.frames(), house, Pose.IDENTITY))).isEqualTo("passed");
    }

    @Test
    void aPassedReportTellsWhatWasLookedAt() {
        CheckReport report = ConventionCheck.check(ROOM);
        assertThat(report.verdict()).isEqualTo(new CheckReport.Passed());
        assertThat(report.pairs()).isBetween(6, 12);
        assertThat(report.usablePairs()).isBetween(4, report.pairs());
        assertThat(report.agreement()).isBetween(0.9, 1.0);
        assertThat(report.pointAgreement().orElseThrow()).isBetween(0.9, 1.0);
        assertThat(ConventionCheck.check(ROOM)).isEqualTo(report);
    }

    @Test
    void oneFrameIsHeldAgainstItsPointsOnly() {
        List<Frame> one = ROOM.frames().subList(0, 1);
        assertThat(cause(scene(one, ROOM.points(), Pose.IDENTITY))).startsWith("not checkable");
        Frame elsewhere = new Frame(
                0,
                one.getFirst().pose().times(FLIP),
                BoxRoom.COLOR,
                one.getFirst().pixels());
        assertThat(cause(scene(List.of(elsewhere), ROOM.points(), Pose.IDENTITY)))
                .contains("points");
    }

    @Test
    void aCameraThatStandsStillIsNotCheckable() {
        Frame first = ROOM.frames().getFirst();
        List<Frame> still = List.of(first, new Frame(1, first.pose(), first.camera(), first.pixels()));
        assertThat(cause(scene(still, ROOM.points(), Pose.IDENTITY))).startsWith("not checkable");
    }

    @Test
    void aSceneWithoutFramesIsNotCheckable() {
        assertThat(cause(scene(List.of(), ROOM.points(), Pose.IDENTITY))).startsWith("not checkable");
    }
}
