package org.multispa.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisibilityTest {
    private final Visibility plain = new PlainVisibility();
    private final Visibility blocks = new BlockVisibility();

    @Test
    void bothImplementationsSeeTheSamePoints() {
        int seenInAll = 0;
        for (int seed = 0; seed < 300; seed++) {
            RandomViews random = new RandomViews(seed);
            PointCloud cloud = random.cloud(1 + seed * 7);
            Pose pose = random.pose();
            Intrinsics camera = random.camera();
            DepthMap depth = random.depth();
            VisibilityRule rule = random.rule();
            long[] expected = plain.seen(cloud, pose, camera, depth, rule);
            assertThat(blocks.seen(cloud, pose, camera, depth, rule))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            seenInAll += PointSets.count(expected);
        }
        assertThat(seenInAll).isGreaterThan(4_000);
    }

    @Test
    void bothImplementationsSeeTheSamePointsOfDenseClouds() {
        int seenInAll = 0;
        for (int seed = 0; seed < 40; seed++) {
            RandomViews random = new RandomViews(seed);
            PointCloud cloud = random.denseCloud(6_000 + seed);
            Pose pose = random.poseTowards(cloud.point(seed));
            Intrinsics camera = random.camera();
            DepthMap depth = random.depth();
            VisibilityRule rule = random.rule();
            long[] expected = plain.seen(cloud, pose, camera, depth, rule);
            assertThat(blocks.seen(cloud, pose, camera, depth, rule))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            seenInAll += PointSets.count(expected);
        }
        assertThat(seenInAll).isGreaterThan(5_000);
    }

    @Test
    void bothImplementationsAgreeOnPointsInTheCameraAndBesideIt() {
        Intrinsics camera = new Intrinsics(100, 100, 50, 40, 100, 80);
        DepthMap far = constantDepth(9000);
        float[] x = {0, 1, -1, 0, 0, 0, 0, 1e-20f};
        float[] y = {0, 0, 0, 1, 0, -0f, 0, 0};
        float[] z = {0, 0, 0, 0, -1, 1, Float.MIN_VALUE, 1e-20f};
        PointCloud cloud = PointCloud.of(x, y, z);
        for (VisibilityRule rule : List.of(VisibilityRule.PAPER, VisibilityRule.STRICT)) {
            assertThat(blocks.seen(cloud, Pose.IDENTITY, camera, far, rule))
                    .isEqualTo(plain.seen(cloud, Pose.IDENTITY, camera, far, rule));
        }
        assertThat(PointSets.count(blocks.seen(cloud, Pose.IDENTITY, camera, far, VisibilityRule.PAPER)))
                .isEqualTo(2);
    }

    @Test
    void movingSceneAndCameraTogetherChangesNothing() {
        for (int seed = 0; seed < 50; seed++) {
            RandomViews random = new RandomViews(seed);
            Pose motion = random.pose();
            Pose pose = random.pose();
            Intrinsics camera = random.camera();
            DepthMap depth = random.depth();
            for (int i = 0; i < 200; i++) {
                Vec3 point = random.point(4);
                Vec3 before = pose.inverse().transform(point);
                Vec3 after = motion.times(pose).inverse().transform(motion.transform(point));
                assertThat(after.minus(before).norm()).isLessThan(1e-9);
                boolean clear = Math.abs(before.z()) > 1e-6;
                if (clear && farFromPixelEdges(before, camera, depth)) {
                    assertThat(PlainVisibility.sees(after, camera, depth, VisibilityRule.PAPER))
                            .isEqualTo(PlainVisibility.sees(before, camera, depth, VisibilityRule.PAPER));
                }
            }
        }
    }

    private static boolean farFromPixelEdges(Vec3 p, Intrinsics camera, DepthMap depth) {
        double x = camera.u(p) * depth.width() / camera.width();
        double y = camera.v(p) * depth.height() / camera.height();
        return Math.abs(x - Math.floor(x) - 0.5) > 1e-6
                && Math.abs(y - Math.floor(y) - 0.5) > 1e-6
                && Math.abs(camera.u(p)) > 1e-6
                && Math.abs(camera.v(p)) > 1e-6
                && Math.abs(camera.u(p) - camera.width()) > 1e-6
                && Math.abs(camera.v(p) - camera.height()) > 1e-6;
    }

    @Test
    void aPointOnTheOpticalAxisIsSeenOnlyBeforeTheMeasuredSurface() {
        Intrinsics camera = new Intrinsics(100, 100, 50, 40, 100, 80);
        DepthMap wall = constantDepth(2000);
        assertThat(sees(new Vec3(0, 0, 1.999), camera, wall, VisibilityRule.PAPER))
                .isTrue();
        assertThat(sees(new Vec3(0, 0, 2.0), camera, wall, VisibilityRule.PAPER))
                .isFalse();
        assertThat(sees(new Vec3(0, 0, -1), camera, wall, VisibilityRule.PAPER)).isFalse();
        assertThat(sees(new Vec3(0, 0, 1.0), camera, wall, VisibilityRule.STRICT))
                .isFalse();
        assertThat(sees(new Vec3(0, 0, 1.975), camera, wall, VisibilityRule.STRICT))
                .isTrue();
        assertThat(sees(new Vec3(0, 0, 2.029), camera, wall, VisibilityRule.STRICT))
                .isTrue();
        assertThat(sees(new Vec3(0, 0, 2.04), camera, wall, VisibilityRule.STRICT))
                .isFalse();
    }

    @Test
    void invalidDepthSeesNothing() {
        Intrinsics camera = new Intrinsics(100, 100, 50, 40, 100, 80);
        for (int raw : new int[] {0, 65535}) {
            DepthMap nothing = constantDepth(raw);
            assertThat(sees(new Vec3(0, 0, 1), camera, nothing, VisibilityRule.PAPER))
                    .isFalse();
            assertThat(sees(new Vec3(0, 0, 0.001), camera, nothing, VisibilityRule.STRICT))
                    .isFalse();
        }
    }

    @Test
    void theImageEndsBeforeItsWidthAndTheStrictRuleKeepsAwayFromTheBorder() {
        Intrinsics camera = new Intrinsics(100, 100, 50, 40, 100, 80);
        DepthMap far = constantDepth(9000);
        assertThat(sees(camera.backProject(0, 0, 1), camera, far, VisibilityRule.PAPER))
                .isTrue();
        assertThat(sees(camera.backProject(99.999, 79.999, 1), camera, far, VisibilityRule.PAPER))
                .isTrue();
        assertThat(sees(camera.backProject(100, 40, 1), camera, far, VisibilityRule.PAPER))
                .isFalse();
        assertThat(sees(camera.backProject(50, 80, 1), camera, far, VisibilityRule.PAPER))
                .isFalse();
        assertThat(sees(camera.backProject(-0.001, 40, 1), camera, far, VisibilityRule.PAPER))
                .isFalse();
        VisibilityRule border = new VisibilityRule.Agreeing(10, 0, 0.1);
        assertThat(sees(camera.backProject(9.9, 40, 1), camera, far, border)).isFalse();
        assertThat(sees(camera.backProject(10.1, 40, 1), camera, far, border)).isTrue();
    }

    private static boolean sees(Vec3 point, Intrinsics camera, DepthMap depth, VisibilityRule rule) {
        return PlainVisibility.sees(point, camera, depth, rule);
    }

    private static DepthMap constantDepth(int raw) {
        char[] values = new char[20 * 16];
        Arrays.fill(values, (char) raw);
        return new DepthMap(values, 20, 16, 1000, 65535);
    }
}
