package org.multispa.engine.objects;

import java.util.Random;
import java.util.stream.IntStream;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.PointSets;
import org.multispa.scenes.SceneObject;

/// Seeded random objects and what frames see of them.
final class RandomObjects {
    private final Random random;

    RandomObjects(long seed) {
        random = new Random(seed);
    }

    /// An object of up to 60 points of which each frame sees those near a random place; some frames see nothing.
    ObjectViews views(int maxFrames) {
        int points = 2 + random.nextInt(59);
        float[][] axes = new float[3][points];
        for (float[] axis : axes) {
            float length = 0.1f + 3 * random.nextFloat();
            for (int i = 0; i < points; i++) {
                axis[i] = -1 + length * random.nextFloat();
            }
        }
        PointCloud cloud = PointCloud.of(axes[0], axes[1], axes[2]);
        SceneObject object =
                SceneObject.of(1, "thing", IntStream.range(0, points).toArray(), cloud);
        float reach = 0.2f + random.nextFloat();
        long[][] seen = IntStream.range(0, 1 + random.nextInt(maxFrames))
                .mapToObj(frame -> glimpse(cloud, random.nextInt(points), reach))
                .toArray(long[][]::new);
        return of(object, cloud, seen);
    }

    private long[] glimpse(PointCloud cloud, int center, float reach) {
        long[] seen = PointSets.empty(cloud.size());
        boolean nothing = random.nextInt(8) == 0;
        for (int i = 0; i < cloud.size() && !nothing; i++) {
            if (cloud.point(i).minus(cloud.point(center)).norm() < reach && random.nextInt(6) > 0) {
                PointSets.add(seen, i);
            }
        }
        return seen;
    }

    static ObjectViews of(SceneObject object, PointCloud cloud, long[]... seen) {
        int[] counts = IntStream.range(0, seen.length)
                .map(frame -> PointSets.count(seen[frame]))
                .toArray();
        int[] frames = IntStream.range(0, seen.length)
                .filter(frame -> counts[frame] > 0)
                .toArray();
        return new ObjectViews(object, cloud, seen, counts, frames);
    }

    /// An upright pole with a point at each of 0, 0.01, … 1 m, seen by each frame from a height to another, in points.
    static ObjectViews pole(int[]... fromTo) {
        int points = 101;
        float[] z = new float[points];
        for (int i = 0; i < points; i++) {
            z[i] = i / 100f;
        }
        PointCloud cloud = PointCloud.of(new float[points], new float[points], z);
        SceneObject object =
                SceneObject.of(1, "pole", IntStream.range(0, points).toArray(), cloud);
        long[][] seen = new long[fromTo.length][];
        for (int frame = 0; frame < seen.length; frame++) {
            seen[frame] = PointSets.empty(points);
            for (int i = fromTo[frame][0]; i <= fromTo[frame][1]; i++) {
                PointSets.add(seen[frame], cloud.placesBySource()[i]);
            }
        }
        return of(object, cloud, seen);
    }
}
