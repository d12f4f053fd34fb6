package org.multispa.engine.subtasks;

import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.geometry.Intrinsics;

/// Where a point lies in a frame: pixel (u, v) of the colour image and depth z in metres.
record SeenPoint(Intrinsics camera, double u, double v, double z) {
    Answer.Pixel pixel() {
        return Answer.pixel(u, v, camera.width(), camera.height());
    }

    Overlay.Dot dot(String label) {
        return new Overlay.Dot(u, v, label);
    }

    /// Distance to another point of the same image, as a share of the image width.
    double separation(SeenPoint other) {
        return Math.hypot(u - other.u, v - other.v) / camera.width();
    }
}
