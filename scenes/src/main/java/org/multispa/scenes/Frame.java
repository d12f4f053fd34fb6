package org.multispa.scenes;

import java.util.List;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;

/// One posed frame with its images.
///
/// @param number the frame's number in its scan, from its file name or position
/// @param pose camera to aligned world, metres
/// @param camera the colour camera, with the size of the colour image
/// @param pixels reads the images when they are needed
public record Frame(int number, Pose pose, Intrinsics camera, FramePixels pixels) {
    public Frame {
        if (number < 0 || !pose.isFinite()) {
            throw new IllegalArgumentException("a frame has a number ≥ 0 and a finite pose, found " + number);
        }
    }

    static void requireRising(List<Frame> frames) {
        for (int i = 1; i < frames.size(); i++) {
            if (frames.get(i - 1).number() >= frames.get(i).number()) {
                throw new IllegalArgumentException("frames must stand in rising order, found "
                        + frames.get(i - 1).number() + " before "
                        + frames.get(i).number());
            }
        }
    }
}
