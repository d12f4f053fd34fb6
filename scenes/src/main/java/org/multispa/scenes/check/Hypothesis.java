package org.multispa.scenes.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;

/// A usual mistake: how a scene looks once it is undone, what it is called and what to change.
record Hypothesis(String cause, String advice, UnaryOperator<CheckedView> undone) {
    private static final Pose FLIP = new Pose(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0);
    /// Ratios of units that are mixed up: millimetres, centimetres, decimetres, and the depth units 5000 (TUM) and
    /// 6553.5 (Replica) against 1000.
    private static final double[] FACTORS = {1000, 100, 10, 6.5535, 5};

    /// @param view one of the scene's frames
    /// @param camera its colour camera at the size of the colour image
    /// @param medianDepth of the scene as it was read, metres
    static List<Hypothesis> all(CheckedView view, Intrinsics camera, double medianDepth) {
        List<Hypothesis> all = new ArrayList<>();
        all.add(new Hypothesis(
                "the poses are inverted: world-to-camera matrices are read as camera-to-world or the other way round",
                "invert each matrix, or give the plain format the other value of \"pose\"",
                v -> v.withPose(v.pose().inverse())));
        all.add(new Hypothesis(
                "the camera axes are mixed up: OpenGL axes (y up, z backward) are read as OpenCV ones (y down, z forward)"
                        + " or the other way round",
                "negate the second and third column of each camera-to-world matrix, or give the plain format the other"
                        + " value of \"camera_axes\"",
                v -> v.withPose(v.pose().times(FLIP))));
        all.add(new Hypothesis(
                "the poses are inverted (world-to-camera for camera-to-world) and have OpenGL axes for OpenCV ones",
                "invert each matrix, then negate the second and third column",
                v -> v.withPose(v.pose().inverse().times(FLIP))));
        all.add(new Hypothesis(
                "the poses have OpenGL axes for OpenCV ones and are inverted (world-to-camera for camera-to-world)",
                "negate the second and third column of each matrix, then invert it",
                v -> v.withPose(v.pose().times(FLIP).inverse())));
        for (double factor : FACTORS) {
            all.add(translationTooLong(factor, medianDepth));
            all.add(translationTooShort(factor, medianDepth));
        }
        addIntrinsics(all, view, camera);
        return all;
    }

    private static Hypothesis translationTooLong(double factor, double medianDepth) {
        boolean poses = factor >= 100 && medianDepth > 0.1 && medianDepth < 15;
        return poses
                ? new Hypothesis(
                        "the translations of the poses are in " + unit(factor) + ", read as metres",
                        "divide them by " + text(factor) + ", or give the plain format the right \"units\"",
                        v -> v.withPose(scaled(v.pose(), 1 / factor)))
                : new Hypothesis(
                        "the depth unit is wrong: depth is read " + text(factor) + " times too small",
                        "divide the depth units in a metre by " + text(factor),
                        v -> v.withDepthFactor(factor));
    }

    private static Hypothesis translationTooShort(double factor, double medianDepth) {
        boolean poses = factor >= 100 && medianDepth > 0.1 && medianDepth < 15;
        return poses
                ? new Hypothesis(
                        "the translations of the poses are " + text(factor) + " times too short: metres, read as "
                                + unit(factor),
                        "multiply them by " + text(factor) + ", or give the plain format the right \"units\"",
                        v -> v.withPose(scaled(v.pose(), factor)))
                : new Hypothesis(
                        "the depth unit is wrong: depth is read " + text(factor) + " times too large",
                        "multiply the depth units in a metre by " + text(factor),
                        v -> v.withDepthFactor(1 / factor));
    }

    private static void addIntrinsics(List<Hypothesis> all, CheckedView view, Intrinsics k) {
        int width = view.depth().width();
        int height = view.depth().height();
        String advice = "give fx, fy, cx, cy of the colour camera in pixels of the colour image (" + k.width() + "x"
                + k.height() + ")";
        if (width != k.width() || height != k.height()) {
            Intrinsics ofDepth = new Intrinsics(k.fx(), k.fy(), k.cx(), k.cy(), width, height);
            all.add(new Hypothesis(
                    "the intrinsics belong to the depth image (" + width + "x" + height + "), not to the colour image",
                    advice,
                    v -> v.withCamera(ofDepth)));
        }
        for (double factor : new double[] {2, 0.5}) {
            Intrinsics other = new Intrinsics(
                            k.fx() * factor, k.fy() * factor, k.cx() * factor, k.cy() * factor, k.width(), k.height())
                    .scaledTo(width, height);
            all.add(new Hypothesis(
                    "the intrinsics belong to an image of " + (factor == 2 ? "half" : "twice") + " the size",
                    advice,
                    v -> v.withCamera(other)));
        }
        all.add(swapped("cx and cy are swapped", "swap them", k, k.fx(), k.fy(), k.cy(), k.cx(), view));
        all.add(swapped("fx and fy are swapped", "swap them", k, k.fy(), k.fx(), k.cx(), k.cy(), view));
        all.add(swapped(
                "the x and y intrinsics are swapped (fx with fy, cx with cy)",
                "swap them",
                k,
                k.fy(),
                k.fx(),
                k.cy(),
                k.cx(),
                view));
    }

    private static Hypothesis swapped(
            String cause, String advice, Intrinsics k, double fx, double fy, double cx, double cy, CheckedView view) {
        Intrinsics camera = new Intrinsics(fx, fy, cx, cy, k.width(), k.height())
                .scaledTo(view.depth().width(), view.depth().height());
        return new Hypothesis(cause, advice, v -> v.withCamera(camera));
    }

    private static Pose scaled(Pose p, double factor) {
        return Pose.ofColumns(p.axisX(), p.axisY(), p.axisZ(), p.translation().times(factor));
    }

    private static String unit(double factor) {
        return factor == 1000 ? "millimetres" : "centimetres";
    }

    private static String text(double factor) {
        return factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor);
    }
}
