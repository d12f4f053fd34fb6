package org.multispa.cli.reward;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.evaluation.reward.clip.PointPath;
import org.multispa.evaluation.reward.clip.PointTruth;
import org.multispa.evaluation.reward.clip.Spot;
import org.multispa.evaluation.reward.clip.Target;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.DynamicScene;

/// One track of a tracked video.
///
/// @param track its position among the tracks
record ScenePoint(DynamicScene scene, int track) implements PointTruth {
    /// Nearer to the border of the image, as a share of its sides, a point is not asked about.
    private static final double BORDER = 0.02;

    private static final String PREFIX = "track-";

    /// The track of a target with this name, if it names one.
    static Optional<Integer> trackOf(String target) {
        return target.matches(PREFIX + "\\d{1,9}")
                ? Optional.of(Integer.parseInt(target.substring(PREFIX.length())))
                : Optional.empty();
    }

    Target.Point target(boolean drawn) {
        return new Target.Point(PREFIX + track, new PointPath(spots(), true), drawn);
    }

    /// Where the frames show it, away from the border; nothing where they never do.
    SortedMap<Integer, Spot> spots() {
        SortedMap<Integer, Spot> spots = new TreeMap<>();
        for (int frame = 0; frame < scene.frames().size(); frame++) {
            Intrinsics camera = scene.frames().get(frame).camera();
            Vec3 place = scene.tracks().camera(frame, track);
            if (scene.tracks().isVisible(frame, track) && place.z() > 0) {
                double u = camera.u(place);
                double v = camera.v(place);
                double across = BORDER * camera.width();
                double down = BORDER * camera.height();
                if (u >= across && u < camera.width() - across && v >= down && v < camera.height() - down) {
                    spots.put(frame, new Spot(u, v));
                }
            }
        }
        return spots;
    }

    @Override
    public Optional<Vec3> displacement(int from, int to) {
        Vec3 moved = scene.world(to, track).minus(scene.world(from, track));
        return Optional.of(scene.frames().get(from).pose().inverse().rotate(moved))
                .filter(Vec3::isFinite);
    }
}
