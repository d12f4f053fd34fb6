package org.multispa.engine.motion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.multispa.engine.profile.MotionRules.Clarity;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Tracks;

/// Tells whether the displacement of a point can be read off two images: whether it moved as its body did, and
/// whether what is seen at its place in the first image moved with it.
final class Clearness {
    private static final int ANCHORS = 9;

    private final DynamicScene scene;
    private final PointTrack track;
    private final Clarity clarity;
    private final double stillMetres;
    private final double[][] toAnchors;
    private final int[][] neighbours;

    /// @param members the points of the track's body
    Clearness(DynamicScene scene, PointTrack track, int[] members, Clarity clarity, double stillMetres) {
        this.scene = scene;
        this.track = track;
        this.clarity = clarity;
        this.stillMetres = stillMetres;
        this.toAnchors = toAnchors(anchors(members));
        this.neighbours = new int[track.world().length][];
        for (int frame = 0; frame < neighbours.length; frame++) {
            neighbours[frame] = track.shown()[frame] ? neighbours(frame) : new int[0];
        }
    }

    /// Some other points of the body, chosen by hash.
    private int[] anchors(int[] members) {
        SeededHash key = SeededHash.of(0).with("anchors");
        return IntStream.of(members)
                .filter(member -> member != track.point())
                .boxed()
                .sorted(Comparator.comparingLong(member -> key.with(member).value()))
                .limit(ANCHORS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double[][] toAnchors(int[] anchors) {
        double[][] distances = new double[track.world().length][anchors.length];
        for (int frame = 0; frame < distances.length; frame++) {
            Vec3 here = scene.tracks().camera(frame, track.point());
            for (int i = 0; i < anchors.length; i++) {
                distances[frame][i] =
                        scene.tracks().camera(frame, anchors[i]).minus(here).norm();
            }
        }
        return distances;
    }

    private int[] neighbours(int frame) {
        Tracks tracks = scene.tracks();
        Intrinsics camera = scene.frames().get(frame).camera();
        Vec3 here = tracks.camera(frame, track.point());
        double u = camera.u(here);
        double v = camera.v(here);
        double radius = clarity.neighbourShare() * camera.width();
        IntStream.Builder near = IntStream.builder();
        PointSets.forEach(tracks.visible()[frame], other -> {
            Vec3 there = tracks.camera(frame, other);
            if (other != track.point() && Math.hypot(camera.u(there) - u, camera.v(there) - v) <= radius) {
                near.add(other);
            }
        });
        return near.build().toArray();
    }

    /// True where the point's distances to its body changed between two frames by more than may be.
    boolean slips(int first, int second, double metres) {
        double[] changes = new double[toAnchors[first].length];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = Math.abs(toAnchors[second][i] - toAnchors[first][i]);
        }
        if (changes.length == 0) {
            return false;
        }
        Arrays.sort(changes);
        return changes[changes.length / 2] > Math.max(clarity.slipMetres(), clarity.slipShare() * metres);
    }

    /// True where another point that is seen at the same place of the frame shown first was displaced otherwise.
    boolean isCrowded(int first, int second) {
        Vec3 own = track.displacement(first, second);
        double metres = own.norm();
        double allowed = Math.max(clarity.sameShare() * metres, stillMetres);
        for (int other : neighbours[first]) {
            Vec3 there = scene.world(second, other).minus(scene.world(first, other));
            if (there.isFinite() && there.minus(own).norm() > allowed) {
                return true;
            }
        }
        return false;
    }
}
