package org.multispa.scenes.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.multispa.geometry.Pose;

/// Chooses frame pairs between which the camera moved, yet likely still looks at a common part of the scene.
///
/// Frames that follow each other are preferred, since their nearness does not depend on how the poses are read;
/// scans whose frames stand in no order are served by the nearest poses.
final class PairPicker {
    private static final int ANCHORS = 6;
    private static final int WINDOW = 60;
    private static final double MAX_TURN = 40;

    private PairPicker() {}

    /// Positions of two frames.
    record Pair(int first, int second) {}

    /// Up to twelve pairs: for frames spread over the scan a partner after a small and one after a larger movement.
    static List<Pair> pick(List<Pose> poses) {
        Set<Pair> pairs = new LinkedHashSet<>();
        int anchors = Math.min(ANCHORS, poses.size());
        for (int k = 0; k < anchors; k++) {
            int anchor = (int) ((long) k * (poses.size() - 1) / Math.max(1, anchors));
            add(pairs, anchor, partner(poses, anchor, 0.08, 4));
            add(pairs, anchor, partner(poses, anchor, 0.35, 14));
        }
        return new ArrayList<>(pairs);
    }

    private static void add(Set<Pair> pairs, int anchor, int partner) {
        if (partner >= 0) {
            pairs.add(new Pair(anchor, partner));
        }
    }

    /// The first frame after the anchor that is `metres` or `degrees` away and not turned too far; where there is
    /// none the one of all frames that comes closest to such a movement; −1 if no frame moved.
    private static int partner(List<Pose> poses, int anchor, double metres, double degrees) {
        Pose from = poses.get(anchor);
        int end = (int) Math.min(poses.size(), anchor + 1L + WINDOW);
        for (int i = anchor + 1; i < end; i++) {
            double movement = movement(from, poses.get(i), metres, degrees);
            if (movement >= 1 && turn(from, poses.get(i)) <= MAX_TURN) {
                return i;
            }
        }
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < poses.size(); i++) {
            double movement = movement(from, poses.get(i), metres, degrees);
            double distance = Math.abs(Math.log(movement));
            if (movement > 0.1 && distance < least && turn(from, poses.get(i)) <= MAX_TURN) {
                best = i;
                least = distance;
            }
        }
        return best;
    }

    private static double movement(Pose a, Pose b, double metres, double degrees) {
        double distance = b.translation().minus(a.translation()).norm();
        return Math.max(distance / metres, turn(a, b) / degrees);
    }

    /// Angle of the rotation between two poses, degrees.
    private static double turn(Pose a, Pose b) {
        double trace =
                a.axisX().dot(b.axisX()) + a.axisY().dot(b.axisY()) + a.axisZ().dot(b.axisZ());
        return Math.toDegrees(Math.acos(Math.clamp((trace - 1) / 2, -1, 1)));
    }
}
