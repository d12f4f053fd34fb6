package org.multispa.scenes.synthetic.moving;

import java.util.ArrayList;
import java.util.List;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.render.Moment;

/// An action as a camera man looks at it: where its bodies are in the course of the clip, and how much of
/// them is seen from a place. Used by one thread.
final class Stage {
    private static final int PROBES = 10;
    private static final int LOOKS = 6;
    /// Metres up to which things are seen well.
    private static final double CLEAR = 2.2;

    final Action action;
    final int frames;
    private final List<Moment> moments = new ArrayList<>();
    /// For each moving body, from 0, and each frame its middle.
    private final Vec3[][] middles;
    /// The same: whether it is moving then.
    private final boolean[][] busy;
    private final Vec3[][][] probes;

    Stage(Action action, int frames, SeededHash hash) {
        this.action = action;
        this.frames = frames;
        int bodies = action.bodies().size() - 1;
        middles = new Vec3[bodies][frames];
        busy = new boolean[bodies][frames];
        probes = new Vec3[bodies][LOOKS][PROBES];
        for (int look = 0; look < LOOKS; look++) {
            moments.add(action.at(frame(look)));
        }
        for (int b = 0; b < bodies; b++) {
            Motion motion = action.bodies().get(b + 1).motion();
            List<Vec3> points = action.probes(b + 1, PROBES, hash.with(b));
            for (int f = 0; f < frames; f++) {
                middles[b][f] = mean(points, motion.at(f));
                Pose next = motion.at(f + 1);
                Pose now = motion.at(f - 1);
                busy[b][f] = points.stream()
                        .anyMatch(p -> next.transform(p).minus(now.transform(p)).norm() > 0.01);
            }
            for (int look = 0; look < LOOKS; look++) {
                for (int k = 0; k < PROBES; k++) {
                    probes[b][look][k] = motion.at(frame(look)).transform(points.get(k));
                }
            }
        }
    }

    private static Vec3 mean(List<Vec3> points, Pose pose) {
        Vec3 sum = Vec3.ZERO;
        for (Vec3 point : points) {
            sum = sum.plus(pose.transform(point));
        }
        return sum.times(1.0 / points.size());
    }

    int looks() {
        return LOOKS;
    }

    /// The frame of a look: looks are spread evenly over the clip.
    int frame(int look) {
        return (int) Math.rint((frames - 1.0) * look / (LOOKS - 1));
    }

    /// Where the eye is drawn to at a frame: to what moves then or soon, and a little to all that moves at
    /// some time.
    Vec3 interest(int frame) {
        int reach = Math.max(1, frames / 7);
        Vec3 sum = Vec3.ZERO;
        double all = 0;
        for (int b = 0; b < middles.length; b++) {
            double weight = 0.25;
            for (int f = frame - reach; f <= frame + reach; f++) {
                double near = 1 - Math.abs(f - frame) / (reach + 1.0);
                weight += busy[b][Math.clamp(f, 0, frames - 1)] ? near / reach : 0;
            }
            sum = sum.plus(middles[b][frame].times(weight));
            all += weight;
        }
        return sum.times(1 / all);
    }

    /// The middle of all that moves, over the whole clip.
    Vec3 middle() {
        Vec3 sum = Vec3.ZERO;
        for (Vec3[] of : middles) {
            for (Vec3 middle : of) {
                sum = sum.plus(middle);
            }
        }
        return sum.times(1.0 / (middles.length * frames));
    }

    /// For each moving body the share of it that a camera sees at a look; what is farther than a few steps
    /// counts less.
    double[] seen(Pose camera, Intrinsics lens, int look) {
        Pose worldToCamera = camera.inverse();
        double[] seen = new double[probes.length];
        for (int b = 0; b < probes.length; b++) {
            for (Vec3 probe : probes[b][look]) {
                Vec3 p = worldToCamera.transform(probe);
                double near = Math.min(1, CLEAR / p.z());
                seen[b] += sees(moments.get(look), camera, p, lens) ? near * near / PROBES : 0;
            }
        }
        return seen;
    }

    /// Whether a point in camera coordinates is in the picture with nothing in front of it.
    private static boolean sees(Moment moment, Pose camera, Vec3 point, Intrinsics lens) {
        return point.z() > 0.3
                && lens.contains(lens.u(point), lens.v(point))
                && moment.hit(camera.translation(), camera.rotate(point)).distance() > 0.97;
    }

    /// How good a place is, given what is seen from it in each look: many bodies, each as well as may be.
    static double worth(List<double[]> looks) {
        double worth = 0;
        for (int b = 0; b < looks.getFirst().length; b++) {
            double share = 0;
            for (double[] seen : looks) {
                share += seen[b] / looks.size();
            }
            worth += Math.sqrt(share);
        }
        return worth;
    }
}
