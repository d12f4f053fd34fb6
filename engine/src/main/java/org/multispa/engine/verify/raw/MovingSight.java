package org.multispa.engine.verify.raw;

import java.util.List;
import java.util.stream.IntStream;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;
import org.multispa.scenes.Tracks;

/// Tracked points seen with the raw cameras. Thread-safe.
public final class MovingSight {
    private final DynamicScene scene;
    private final Rules rules;
    private final List<View> views;
    private final RigidBodies bodies;

    public MovingSight(DynamicScene scene, Rules rules) {
        this.scene = scene;
        this.rules = rules;
        this.views = IntStream.range(0, scene.frames().size())
                .mapToObj(i -> View.of(i, scene.frames().get(i)))
                .toList();
        this.bodies = new RigidBodies(scene.tracks(), rules.moving());
    }

    public DynamicScene scene() {
        return scene;
    }

    public Rules rules() {
        return rules;
    }

    /// The cameras of all frames.
    public List<View> views() {
        return views;
    }

    public RigidBodies bodies() {
        return bodies;
    }

    public int points() {
        return scene.tracks().points();
    }

    /// A point in the camera coordinates of a frame, metres.
    public double[] camera(int frame, int point) {
        Tracks tracks = scene.tracks();
        return new double[] {tracks.x()[frame][point], tracks.y()[frame][point], tracks.z()[frame][point]};
    }

    /// How far and where to a point moved in the world between the frames of two cameras, metres.
    public double[] displacement(View from, View to, int point) {
        double[] before = Matrix.point(from.toWorld(), camera(from.position(), point));
        double[] after = Matrix.point(to.toWorld(), camera(to.position(), point));
        return new double[] {after[0] - before[0], after[1] - before[1], after[2] - before[2]};
    }

    /// What the recording says about a point in a frame.
    public boolean isVisible(int frame, int point) {
        long[] word = scene.tracks().visible()[frame];
        return (word[point / Long.SIZE] >>> (point % Long.SIZE) & 1) == 1;
    }

    /// Whether a frame shows a point before the camera, in the part of the image that counts, give or take rounding.
    public boolean mayShow(View view, int point, double slack) {
        Spot spot = view.land(camera(view.position(), point));
        double width = view.camera().width();
        double height = view.camera().height();
        return isVisible(view.position(), point)
                && spot.z() > 0
                && spot.u() >= rules.border() * width - slack
                && spot.u() < (1 - rules.border()) * width + slack
                && spot.v() >= rules.border() * height - slack
                && spot.v() < (1 - rules.border()) * height + slack;
    }

    /// Whether any number of any two frames' poses differ.
    public boolean cameraMoves() {
        double[] first = views.getFirst().toWorld();
        for (Frame frame : scene.frames()) {
            double[] other = frame.pose().toRowMajor();
            for (int i = 0; i < other.length; i++) {
                if (other[i] != first[i]) {
                    return true;
                }
            }
        }
        return false;
    }
}
