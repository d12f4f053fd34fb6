package org.multispa.scenes.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;

/// A usual mistake in a tracked video, and how a view of it looks when the mistake is undone.
///
/// @param undone from a view as read to the view as it was meant
record TrackHypothesis(String cause, String advice, UnaryOperator<TrackView> undone) {
    /// How far off the middle a principal point may be, as a share of the image size.
    private static final double NEAR_MIDDLE = 0.2;

    /// How much its two shares may differ if it is the middle of an image of the same shape.
    private static final double SAME_SHARE = 0.05;

    private static final Pose FLIP = new Pose(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0);

    /// Mistakes that move points in the image. Intrinsics that are too small crowd them in a corner, where all are
    /// inside: these are told by a principal point far off the middle.
    static List<TrackHypothesis> ofProjection(Intrinsics camera) {
        List<TrackHypothesis> all = new ArrayList<>(ofLens(camera));
        all.addAll(List.of(
                new TrackHypothesis(
                        "the tracks have OpenGL camera axes (y up, z backward)",
                        "give them as x right, y down, z forward: negate y and z",
                        view -> view.withToCamera(FLIP)),
                new TrackHypothesis(
                        "the tracks are in world coordinates",
                        "give them in the coordinates of each frame's camera, or say that they are of the world",
                        view -> view.withToCamera(inverse(view.pose()))),
                new TrackHypothesis(
                        "the x and y intrinsics are swapped",
                        "give them in the order fx, fy, cx, cy",
                        view -> view.withCamera(new Intrinsics(
                                camera.fy(),
                                camera.fx(),
                                camera.cy(),
                                camera.cx(),
                                camera.width(),
                                camera.height())))));
        return all;
    }

    /// Mistakes of scale in the intrinsics, where the principal point shows one.
    static List<TrackHypothesis> ofLens(Intrinsics camera) {
        double right = camera.cx() / camera.width();
        double down = camera.cy() / camera.height();
        if (Math.abs(right - 0.5) <= NEAR_MIDDLE && Math.abs(down - 0.5) <= NEAR_MIDDLE) {
            return List.of();
        }
        if (camera.cx() > 0 && camera.cx() <= 1 && camera.cy() > 0 && camera.cy() <= 1 && camera.fx() < 10) {
            return List.of(new TrackHypothesis(
                    "the focal lengths and principal point are shares of the image size",
                    "multiply fx and cx by the width, fy and cy by the height",
                    view -> view.withCamera(new Intrinsics(
                            camera.fx() * camera.width(),
                            camera.fy() * camera.height(),
                            camera.cx() * camera.width(),
                            camera.cy() * camera.height(),
                            camera.width(),
                            camera.height()))));
        }
        if (right <= 0 || Math.abs(right - down) > SAME_SHARE) {
            return List.of();
        }
        double scale = 0.5 / right;
        return List.of(new TrackHypothesis(
                "the intrinsics belong to images of another size",
                "scale fx, fy, cx and cy to the images that are given",
                view -> view.withCamera(new Intrinsics(
                        camera.fx() * scale,
                        camera.fy() * scale,
                        camera.cx() * scale,
                        camera.cy() * scale,
                        camera.width(),
                        camera.height()))));
    }

    /// Mistakes that make standing things move.
    static List<TrackHypothesis> ofMotion() {
        return List.of(
                new TrackHypothesis(
                        "the poses are inverted (camera-to-world where world-to-camera is expected, or the reverse)",
                        "invert the matrices, or say which way they go",
                        view -> view.withPose(inverse(view.pose()))),
                new TrackHypothesis(
                        "the poses have OpenGL camera axes (y up, z backward)",
                        "multiply each camera-to-world matrix by diag(1, -1, -1, 1) from the right",
                        view -> view.withPose(view.pose().times(FLIP))),
                scaled("the tracks are in millimetres and the poses in metres", 0.001),
                scaled("the tracks are in centimetres and the poses in metres", 0.01),
                scaled("the translations of the poses are in millimetres and the tracks in metres", 1000),
                scaled("the translations of the poses are in centimetres and the tracks in metres", 100));
    }

    /// Undone by scaling the tracks; which of the two is wrong does not matter to what stands still.
    private static TrackHypothesis scaled(String cause, double factor) {
        return new TrackHypothesis(
                cause,
                "give both in metres",
                view -> view.withToCamera(new Pose(factor, 0, 0, 0, 0, factor, 0, 0, 0, 0, factor, 0)));
    }

    /// The inverse; poses that have none are left as they are, and agree with nothing.
    private static Pose inverse(Pose pose) {
        try {
            return pose.inverse();
        } catch (ArithmeticException e) {
            return pose;
        }
    }
}
