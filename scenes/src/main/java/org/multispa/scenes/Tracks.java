package org.multispa.scenes;

import org.multispa.geometry.PointSets;
import org.multispa.geometry.Vec3;

/// N points followed through T frames. Immutable; the arrays are handed out, not copied.
///
/// @param x for each frame the x of each point in that frame's camera coordinates, metres: `double[T][N]`
/// @param y the same for y
/// @param z the same for z, along the optical axis
/// @param visible for each frame the packed set ([PointSets]) of the points that can be seen in it; a point whose
///     position is not finite in a frame is not visible there
public record Tracks(double[][] x, double[][] y, double[][] z, long[][] visible) {
    public Tracks {
        int frames = x.length;
        if (y.length != frames || z.length != frames || visible.length != frames || frames == 0) {
            throw new IllegalArgumentException("tracks need the same number of frames, at least one, everywhere: x "
                    + frames + ", y " + y.length + ", z " + z.length + ", visible " + visible.length);
        }
        int points = x[0].length;
        for (int t = 0; t < frames; t++) {
            if (x[t].length != points
                    || y[t].length != points
                    || z[t].length != points
                    || visible[t].length != PointSets.empty(points).length) {
                throw new IllegalArgumentException("frame " + t + " has another number of points than " + points);
            }
        }
    }

    /// Number of frames.
    public int frames() {
        return x.length;
    }

    /// Number of points.
    public int points() {
        return x[0].length;
    }

    /// Position of a point in the camera coordinates of a frame, metres.
    public Vec3 camera(int frame, int point) {
        return new Vec3(x[frame][point], y[frame][point], z[frame][point]);
    }

    public boolean isVisible(int frame, int point) {
        return PointSets.contains(visible[frame], point);
    }
}
