package org.multispa.scenes.tracked;

import java.util.List;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.Tracks;
import org.multispa.scenes.npy.NpyArray;

/// Tracks as files give them: positions of shape (T, N, 3) and visibility of shape (T, N), where anything but 0 is
/// visible.
public record TrackArrays(NpyArray positions, NpyArray visibility) {
    /// Positions that one scene may have; as three doubles each they take 400 MiB.
    private static final long MOST_POSITIONS = 1L << 24;

    /// @throws IllegalArgumentException if the shapes do not fit together, there is no point, or there is too much
    public TrackArrays {
        if (!positions.hasShape(-1, -1, 3)) {
            throw new IllegalArgumentException(
                    "expected tracks of shape (frames, points, 3), found " + positions.shapeText());
        }
        int frames = positions.length(0);
        int points = positions.length(1);
        if (!visibility.hasShape(frames, points)) {
            throw new IllegalArgumentException("expected visibility of shape (" + frames + ", " + points
                    + ") as the tracks have, found " + visibility.shapeText());
        }
        if (frames == 0 || points == 0) {
            throw new IllegalArgumentException("there are no tracks: " + frames + " frames, " + points + " points");
        }
        if ((long) frames * points > MOST_POSITIONS) {
            throw new IllegalArgumentException("expected at most " + MOST_POSITIONS + " positions, found " + frames
                    + " frames of " + points + " points; cut the video into parts");
        }
    }

    /// Number of rows, one for each frame.
    public int frames() {
        return positions.length(0);
    }

    public int points() {
        return positions.length(1);
    }

    /// The tracks of some frames, and how many positions were marked visible although they are not finite.
    record Taken(Tracks tracks, int notFinite) {}

    /// The rows of `frames`, mapped to their cameras.
    Taken take(List<VideoFrame> frames) {
        int points = points();
        double[][][] xyz = new double[3][frames.size()][points];
        long[][] visible = new long[frames.size()][];
        int notFinite = 0;
        for (int t = 0; t < frames.size(); t++) {
            int first = frames.get(t).row() * points;
            Pose toCamera = frames.get(t).toCamera();
            visible[t] = PointSets.empty(points);
            for (int point = 0; point < points; point++) {
                int at = 3 * (first + point);
                Vec3 p = toCamera.transform(new Vec3(positions.get(at), positions.get(at + 1), positions.get(at + 2)));
                xyz[0][t][point] = p.x();
                xyz[1][t][point] = p.y();
                xyz[2][t][point] = p.z();
                boolean seen = visibility.get(first + point) != 0;
                if (seen && p.isFinite()) {
                    PointSets.add(visible[t], point);
                } else if (seen) {
                    notFinite++;
                }
            }
        }
        return new Taken(new Tracks(xyz[0], xyz[1], xyz[2], visible), notFinite);
    }
}
