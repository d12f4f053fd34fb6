package org.multispa.geometry;

import java.util.Random;

/// Seeded random clouds, cameras, poses and depth maps for property tests.
final class RandomViews {
    private final Random random;

    RandomViews(long seed) {
        random = new Random(seed);
    }

    PointCloud cloud(int points) {
        float[][] axes = new float[3][points];
        for (float[] axis : axes) {
            for (int i = 0; i < points; i++) {
                axis[i] = random.nextFloat(-4, 4);
            }
        }
        return PointCloud.of(axes[0], axes[1], axes[2]);
    }

    /// Points on a few small patches, so that blocks are small beside what a camera sees.
    PointCloud denseCloud(int points) {
        double[][] axes = new double[3][points];
        Vec3 middle = point(4);
        for (int i = 0; i < points; i++) {
            if (i % 300 == 0) {
                middle = point(4);
            }
            axes[0][i] = middle.x() + random.nextDouble(-0.5, 0.5);
            axes[1][i] = middle.y() + random.nextDouble(-0.5, 0.5);
            axes[2][i] = middle.z();
        }
        return PointCloud.of(axes[0], axes[1], axes[2]);
    }

    Vec3 point(double reach) {
        return new Vec3(
                random.nextDouble(-reach, reach), random.nextDouble(-reach, reach), random.nextDouble(-reach, reach));
    }

    Pose pose() {
        return Pose.ofQuaternion(
                random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), point(2));
    }

    Pose poseTowards(Vec3 target) {
        return Pose.lookingAt(point(4), target, new Vec3(0.1, 0.2, 1));
    }

    Intrinsics camera() {
        int width = 40 + random.nextInt(200);
        int height = 30 + random.nextInt(200);
        return new Intrinsics(
                random.nextDouble(20, 300),
                random.nextDouble(20, 300),
                random.nextDouble(0, width),
                random.nextDouble(0, height),
                width,
                height);
    }

    DepthMap depth() {
        int width = 8 + random.nextInt(90);
        int height = 8 + random.nextInt(90);
        char[] raw = new char[width * height];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = random.nextInt(5) == 0 ? 0 : (char) random.nextInt(1, 8000);
        }
        return new DepthMap(raw, width, height, 1000, 65535);
    }

    VisibilityRule rule() {
        return random.nextBoolean()
                ? VisibilityRule.PAPER
                : new VisibilityRule.Agreeing(random.nextDouble(0, 0.5), 0.1, random.nextDouble(0, 0.2));
    }

    long[] set(int points) {
        long[] set = PointSets.empty(points);
        int share = 1 + random.nextInt(10);
        for (int i = 0; i < points; i++) {
            if (random.nextInt(share) == 0) {
                PointSets.add(set, i);
            }
        }
        return set;
    }
}
