package org.multispa.scenes.check;

import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.DynamicScene;

/// How one frame of a tracked video is read: as it stands, or with a mistake undone.
///
/// @param frame position of the frame in its scene
/// @param toCamera from the tracks as they are to this frame's camera coordinates
record TrackView(DynamicScene scene, int frame, Pose pose, Intrinsics camera, Pose toCamera) {
    static TrackView of(DynamicScene scene, int frame) {
        return new TrackView(
                scene,
                frame,
                scene.frames().get(frame).pose(),
                scene.frames().get(frame).camera(),
                Pose.IDENTITY);
    }

    TrackView withPose(Pose other) {
        return new TrackView(scene, frame, other, camera, toCamera);
    }

    TrackView withCamera(Intrinsics other) {
        return new TrackView(scene, frame, pose, other, toCamera);
    }

    TrackView withToCamera(Pose other) {
        return new TrackView(scene, frame, pose, camera, other);
    }

    boolean sees(int point) {
        return scene.tracks().isVisible(frame, point);
    }

    Vec3 inCamera(int point) {
        return toCamera.transform(scene.tracks().camera(frame, point));
    }

    Vec3 inWorld(int point) {
        return pose.transform(inCamera(point));
    }

    /// True if the point lies before the camera and lands in the image, give or take `margin` pixels.
    boolean shows(int point, double margin) {
        Vec3 p = inCamera(point);
        double u = camera.u(p);
        double v = camera.v(p);
        return p.z() > 0 && u >= -margin && v >= -margin && u < camera.width() + margin && v < camera.height() + margin;
    }
}
