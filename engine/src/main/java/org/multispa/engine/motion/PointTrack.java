package org.multispa.engine.motion;

import org.multispa.engine.profile.Profile;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;

/// One point's way through a video. The arrays have one value a frame and are handed out, not copied.
///
/// @param point position among the scene's tracks
/// @param body number of its rigid body
/// @param visible what the recording says
/// @param shown visible, before the camera and inside the image less the profile's border
/// @param world positions in world coordinates, metres
record PointTrack(int point, int body, boolean[] visible, boolean[] shown, Vec3[] world) {
    static PointTrack of(DynamicScene scene, int point, int body, Profile profile) {
        int frames = scene.frames().size();
        boolean[] visible = new boolean[frames];
        boolean[] shown = new boolean[frames];
        Vec3[] world = new Vec3[frames];
        for (int t = 0; t < frames; t++) {
            visible[t] = scene.tracks().isVisible(t, point);
            shown[t] =
                    visible[t] && isInside(scene.frames().get(t), scene.tracks().camera(t, point), profile);
            world[t] = scene.world(t, point);
        }
        return new PointTrack(point, body, visible, shown, world);
    }

    private static boolean isInside(Frame frame, Vec3 position, Profile profile) {
        Intrinsics camera = frame.camera();
        double marginU = profile.borderShare() * camera.width();
        double marginV = profile.borderShare() * camera.height();
        double u = camera.u(position);
        double v = camera.v(position);
        return position.z() > 0
                && u >= marginU
                && u < camera.width() - marginU
                && v >= marginV
                && v < camera.height() - marginV;
    }

    /// World displacement from one frame to another, metres.
    Vec3 displacement(int from, int to) {
        return world[to].minus(world[from]);
    }

    /// True where a question can be asked: at least two frames show the point.
    boolean isShownTwice() {
        int times = 0;
        for (boolean here : shown) {
            times += here ? 1 : 0;
        }
        return times >= 2;
    }
}
