package org.multispa.engine.verify.raw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.PointCloud;
import org.multispa.scenes.Frame;
import org.multispa.scenes.StaticScene;

/// What the frames of a scan see, point by point in double precision against the raw depth image. Depth images and
/// the sets of whole frames are kept once they were needed; depth images only as long as memory allows. Thread-safe.
///
/// Where a frame's depth image cannot be read, methods end with an [UncheckedIOException].
public final class Sight {
    /// How far rounding may move a pixel position, a position in the depth image, or a depth in metres.
    private static final double SLACK = 1e-7;

    private final StaticScene scene;
    private final Rules rules;
    private final View[] views;
    private final double[] points;
    private final AtomicReferenceArray<FrameSight> sights;
    private final AtomicReferenceArray<SoftReference<DepthMap>> depths;
    private final Object[] locks;

    public Sight(StaticScene scene, Rules rules) {
        int frames = scene.frames().size();
        this.scene = scene;
        this.rules = rules;
        this.views = new View[frames];
        this.sights = new AtomicReferenceArray<>(frames);
        this.depths = new AtomicReferenceArray<>(frames);
        this.locks = new Object[frames];
        for (int i = 0; i < frames; i++) {
            views[i] = View.of(i, scene.frames().get(i));
            locks[i] = new Object();
        }
        PointCloud cloud = scene.points();
        points = new double[3 * cloud.size()];
        for (int i = 0; i < points.length; i++) {
            points[i] = cloud.coordinate(i / 3, i % 3);
        }
    }

    public StaticScene scene() {
        return scene;
    }

    public Rules rules() {
        return rules;
    }

    /// The camera of the frame at a position.
    public View view(int position) {
        return views[position];
    }

    /// The point at a place of the cloud, in the aligned world.
    public double[] point(int place) {
        return new double[] {points[3 * place], points[3 * place + 1], points[3 * place + 2]};
    }

    /// Coordinate of the point at a place of the cloud on axis 0, 1 or 2.
    double coordinate(int place, int axis) {
        return points[3 * place + axis];
    }

    /// Share of the points seen by either frame that both see, percent.
    public Range overlap(int first, int second) {
        FrameSight a = sight(first);
        FrameSight b = sight(second);
        BitSet both = (BitSet) a.seen().clone();
        both.and(b.seen());
        double shared = both.cardinality();
        double either = a.seen().cardinality() + b.seen().cardinality() - shared;
        double open = a.open().cardinality() + b.open().cardinality();
        double most = Math.min(1, (shared + open) / Math.max(1, either));
        return new Range(100 * shared / Math.max(1, either + open), 100 * most);
    }

    /// The points a frame sees; not to be changed. Those that rounding decides are in it if `generous`.
    public BitSet seen(int position, boolean generous) {
        FrameSight sight = sight(position);
        if (sight.open().isEmpty()) {
            return sight.seen();
        }
        BitSet seen = (BitSet) sight.seen().clone();
        if (generous) {
            seen.or(sight.open());
        } else {
            seen.andNot(sight.open());
        }
        return seen;
    }

    /// Whether a frame sees a point, or rounding decides.
    public boolean maySee(int position, double[] world) {
        double[] p = Matrix.point(views[position].toCamera(), world);
        return judge(views[position].camera(), depth(position), p[0], p[1], p[2]) != Judged.HIDDEN;
    }

    /// Metres measured at the depth pixel nearest to pixel (u, v) of the colour image; 0 where nothing was measured.
    public double measured(int position, double u, double v) {
        Intrinsics camera = views[position].camera();
        DepthMap depth = depth(position);
        return metres(
                depth,
                nearest(u * depth.width() / camera.width(), depth.width()),
                nearest(v * depth.height() / camera.height(), depth.height()));
    }

    private FrameSight sight(int position) {
        FrameSight known = sights.get(position);
        if (known == null) {
            synchronized (locks[position]) {
                known = sights.get(position);
                if (known == null) {
                    known = look(position);
                    sights.set(position, known);
                }
            }
        }
        return known;
    }

    private FrameSight look(int position) {
        double[] m = views[position].toCamera();
        Intrinsics camera = views[position].camera();
        DepthMap depth = depth(position);
        BitSet seen = new BitSet(points.length / 3);
        BitSet open = new BitSet();
        for (int i = 0; i < points.length; i += 3) {
            double z = m[8] * points[i] + m[9] * points[i + 1] + m[10] * points[i + 2] + m[11];
            if (z > 0) {
                double x = m[0] * points[i] + m[1] * points[i + 1] + m[2] * points[i + 2] + m[3];
                double y = m[4] * points[i] + m[5] * points[i + 1] + m[6] * points[i + 2] + m[7];
                switch (judge(camera, depth, x, y, z)) {
                    case SEEN -> seen.set(i / 3);
                    case OPEN -> open.set(i / 3);
                    case HIDDEN -> {}
                }
            }
        }
        return new FrameSight(seen, open);
    }

    private enum Judged {
        SEEN,
        HIDDEN,
        OPEN
    }

    private Judged judge(Intrinsics camera, DepthMap depth, double x, double y, double z) {
        if (!(z > 0)) {
            return Judged.HIDDEN;
        }
        double u = camera.fx() * x / z + camera.cx();
        double v = camera.fy() * y / z + camera.cy();
        double inU = inside(u, camera.width());
        double inV = inside(v, camera.height());
        if (inU < -SLACK || inV < -SLACK) {
            return Judged.HIDDEN;
        }
        double across = u * depth.width() / camera.width();
        double down = v * depth.height() / camera.height();
        double margin = margin(z, metres(depth, nearest(across, depth.width()), nearest(down, depth.height())));
        if (Math.min(Math.min(inU, inV), Math.min(fromTie(across), fromTie(down))) < SLACK
                || Math.abs(margin) < SLACK) {
            return Judged.OPEN;
        }
        return margin > 0 ? Judged.SEEN : Judged.HIDDEN;
    }

    /// How far a position lies inside the part of the image that counts; negative outside.
    private double inside(double position, int size) {
        double border = rules.border() * size;
        return Math.min(position - border, size - border - position);
    }

    /// How far a depth is from the threshold of being seen; negative where it is not.
    private double margin(double z, double measured) {
        if (!(measured > 0)) {
            return -1;
        }
        return rules.agreeing() ? rules.tolerance(z) - Math.abs(z - measured) : measured - z;
    }

    private static double fromTie(double position) {
        return Math.abs(position - Math.floor(position) - 0.5);
    }

    private static int nearest(double position, int size) {
        return (int) Math.min(Math.max(Math.floor(position + 0.5), 0), size - 1.0);
    }

    private static double metres(DepthMap depth, int x, int y) {
        int raw = depth.raw(x, y);
        return raw == 0 || raw == depth.invalid() ? 0 : raw / depth.unitsPerMetre();
    }

    private DepthMap depth(int position) {
        SoftReference<DepthMap> kept = depths.get(position);
        DepthMap depth = kept == null ? null : kept.get();
        if (depth == null) {
            Frame frame = scene.frames().get(position);
            try {
                depth = frame.pixels().depth();
            } catch (IOException e) {
                throw new UncheckedIOException("frame " + frame.number() + ": " + e.getMessage(), e);
            }
            depths.set(position, new SoftReference<>(depth));
        }
        return depth;
    }
}
