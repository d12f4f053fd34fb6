package org.multispa.engine.objects;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.multispa.engine.index.SceneIndex;
import org.multispa.geometry.PointCloud;
import org.multispa.geometry.PointSets;
import org.multispa.scenes.SceneObject;

/// What the frames of a scene see of one object. Frames are given by their position in [SceneIndex#frames]. Immutable;
/// the arrays are handed out, not copied.
///
/// @param cloud the scene's points
/// @param seen for each frame a packed set over the object's own points: bit `k` stands for `object.points()[k]`
/// @param counts for each frame the number of the object's points it sees
/// @param frames the frames in which the object counts as seen, rising
public record ObjectViews(SceneObject object, PointCloud cloud, long[][] seen, int[] counts, int[] frames) {

    /// Gathers the object's points out of what each frame sees of the scene.
    public static ObjectViews of(SceneIndex index, SceneObject object, SeenRule rule) {
        int total = index.frames().size();
        long[][] seen = new long[total][];
        int[] counts = new int[total];
        for (int frame = 0; frame < total; frame++) {
            seen[frame] = gather(index.seen()[frame], object.points());
            counts[frame] = PointSets.count(seen[frame]);
        }
        int threshold = rule.threshold(object.points().length);
        int[] frames = IntStream.range(0, total)
                .filter(frame -> counts[frame] >= threshold)
                .toArray();
        return new ObjectViews(object, index.scene().points(), seen, counts, frames);
    }

    private static long[] gather(long[] scene, int[] points) {
        long[] own = PointSets.empty(points.length);
        for (int k = 0; k < points.length; k++) {
            if (PointSets.contains(scene, points[k])) {
                PointSets.add(own, k);
            }
        }
        return own;
    }

    /// True where the object counts as seen in the frame.
    public boolean isSeen(int frame) {
        return Arrays.binarySearch(frames, frame) >= 0;
    }
}
