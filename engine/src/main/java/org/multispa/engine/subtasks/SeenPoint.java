package org.multispa.engine.subtasks;

import java.util.List;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.overlay.LabelLayout;
import org.multispa.geometry.Intrinsics;

/// Where a point lies in a frame: pixel (u, v) of the colour image and depth z in metres.
record SeenPoint(Intrinsics camera, double u, double v, double z) {
    Answer.Pixel pixel() {
        return Answer.pixel(u, v, camera.width(), camera.height());
    }

    Overlay.Dot dot(String label) {
        return new Overlay.Dot(u, v, label);
    }

    /// True where a bare dot here lies inside the image as a whole.
    boolean hasRoomForDot() {
        return LabelLayout.fits(camera.width(), camera.height(), List.of(dot("")));
    }

    /// Distance to another point of the same image, as a share of the image width.
    double separation(SeenPoint other) {
        return Math.hypot(u - other.u, v - other.v) / camera.width();
    }
}
