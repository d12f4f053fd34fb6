package org.multispa.scenes.tracked;

import org.multispa.geometry.Pose;
import org.multispa.scenes.FramePixels;

/// One frame of a tracked video as its files give it.
///
/// @param row which row of the tracks belongs to it
/// @param number the frame's number
/// @param pose camera to world, metres
/// @param toCamera from the tracks' coordinates and unit to this frame's camera coordinates, metres
/// @param pixels reads the image
public record VideoFrame(int row, int number, Pose pose, Pose toCamera, FramePixels pixels) {}
