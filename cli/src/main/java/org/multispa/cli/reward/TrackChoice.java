package org.multispa.cli.reward;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.multispa.evaluation.reward.clip.PointTruth;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.DynamicScene;

/// Which tracks of a video rewards are judged on: some that move by at least 5 cm and some that rest, each seen in
/// enough frames. Which ones is a hash of the video's name and the track.
///
/// @param moving most that move
/// @param still most that rest
record TrackChoice(int moving, int still) {
    private static final int LEAST_FRAMES = 5;
    private static final double MOVING_METRES = 0.05;

    /// In the order of their tracks.
    List<ScenePoint> of(DynamicScene scene) {
        SeededHash hash = SeededHash.of(0).with("reward-tracks").with(scene.id().name());
        List<Integer> order = IntStream.range(0, scene.tracks().points())
                .boxed()
                .sorted(Comparator.comparing(track -> hash.with(track).value(), Long::compareUnsigned))
                .toList();
        List<ScenePoint> chosen = new ArrayList<>();
        int moves = 0;
        int rests = 0;
        for (int track : order) {
            if (moves == moving && rests == still) {
                break;
            }
            ScenePoint point = new ScenePoint(scene, track);
            double farthest = farthest(point);
            if (farthest >= MOVING_METRES && moves < moving) {
                moves++;
                chosen.add(point);
            } else if (farthest < PointTruth.STILL_METRES && rests < still) {
                rests++;
                chosen.add(point);
            }
        }
        chosen.sort(Comparator.comparingInt(ScenePoint::track));
        return chosen;
    }

    /// Metres from the place in the first frame that shows the point; NaN where it cannot be judged.
    private static double farthest(ScenePoint point) {
        List<Integer> seen = List.copyOf(point.spots().keySet());
        if (seen.size() < LEAST_FRAMES) {
            return Double.NaN;
        }
        double farthest = 0;
        for (int frame : seen) {
            farthest = Math.max(
                    farthest,
                    point.displacement(seen.getFirst(), frame).map(Vec3::norm).orElse(0.0));
        }
        return farthest;
    }
}
