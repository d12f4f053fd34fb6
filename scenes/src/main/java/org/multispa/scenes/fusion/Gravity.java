package org.multispa.scenes.fusion;

import java.util.List;
import java.util.Optional;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SetAside;

/// Which way is up. The first of these that is there decides: the alignment of the options, the alignment of the
/// scan, the up direction of the scan, the up direction of the options, the floor found in the points, the mean up
/// direction of the cameras.
public final class Gravity {
    private Gravity() {}

    /// The transform from the scan's world to the aligned one, metres.
    ///
    /// @param note set where the direction is only a guess
    public record Alignment(Pose pose, Optional<SetAside> note) {
        private static Alignment sure(Pose pose) {
            return new Alignment(pose, Optional.empty());
        }
    }

    /// @param ofScan the scan's own axis alignment
    /// @param upOfScan the scan's own up direction
    /// @param x coordinates of the scan's points in its own world, metres
    /// @param cameras camera to the scan's world
    /// @throws IllegalArgumentException if an up direction is zero or not finite
    public static Alignment resolve(
            LoadOptions options,
            Optional<Pose> ofScan,
            Optional<Vec3> upOfScan,
            float[] x,
            float[] y,
            float[] z,
            List<Pose> cameras) {
        Optional<Pose> given = options.axisAlignment().or(() -> ofScan);
        if (given.isPresent()) {
            return Alignment.sure(given.get());
        }
        Optional<Vec3> up = upOfScan.or(options::up);
        if (up.isPresent()) {
            if (!up.get().isFinite() || !(up.get().norm() > 0)) {
                throw new IllegalArgumentException("the up direction must be a direction, found " + up.get());
            }
            return Alignment.sure(Floor.turnToZ(up.get()));
        }
        Optional<Floor> floor = FloorFinder.find(x, y, z, cameras);
        if (floor.isPresent()) {
            return Alignment.sure(floor.get().alignment());
        }
        String advice = "; give the up direction or an axis alignment if this is wrong";
        Optional<Vec3> mean = meanUp(cameras);
        if (mean.isPresent()) {
            return new Alignment(
                    Floor.turnToZ(mean.get()),
                    Optional.of(new SetAside(
                            "gravity", "no floor found, up direction taken from the mean camera" + advice)));
        }
        return new Alignment(
                Pose.IDENTITY,
                Optional.of(new SetAside(
                        "gravity", "no floor and no common camera up, taking z of the scan as up" + advice)));
    }

    /// Mean of the cameras' up directions (−y axes), unit length; empty where they cancel each other out.
    static Optional<Vec3> meanUp(List<Pose> cameras) {
        Vec3 sum = Vec3.ZERO;
        for (Pose camera : cameras) {
            sum = sum.minus(camera.axisY());
        }
        return sum.norm() > 0.2 * cameras.size() ? Optional.of(sum.unit()) : Optional.empty();
    }
}
