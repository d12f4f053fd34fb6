package org.multispa.scenes.posed;

import java.nio.file.Path;
import org.multispa.geometry.Pose;

/// The files of one frame and where its camera stood.
///
/// @param number the frame's number in its scan
/// @param pose camera to the scan's own world, metres, axes x right, y down, z forward
public record PosedImages(int number, Pose pose, Path color, Path depth) {}
