package org.multispa.scenes;

import java.util.Optional;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

/// How scenes are read.
///
/// @param every keep frames whose position in the scan is a multiple of this (the paper takes every 5th of ScanNet)
/// @param maxFrames at most this many frames, the first ones
/// @param up the world direction that points against gravity, where the scan does not say; empty: find the floor
/// @param axisAlignment replaces the scan's own axis alignment
/// @param voxelMetres grid width of the fused point set of scenes without a mesh
public record LoadOptions(
        int every, int maxFrames, Optional<Vec3> up, Optional<Pose> axisAlignment, double voxelMetres) {
    public static final LoadOptions DEFAULT =
            new LoadOptions(1, Integer.MAX_VALUE, Optional.empty(), Optional.empty(), 0.03);

    public LoadOptions {
        if (every < 1 || maxFrames < 1 || !(voxelMetres > 0)) {
            throw new IllegalArgumentException("stride, frame cap and voxel size must be positive");
        }
    }

    public LoadOptions withEvery(int newEvery) {
        return new LoadOptions(newEvery, maxFrames, up, axisAlignment, voxelMetres);
    }

    public LoadOptions withMaxFrames(int newMaxFrames) {
        return new LoadOptions(every, newMaxFrames, up, axisAlignment, voxelMetres);
    }

    public LoadOptions withAxisAlignment(Pose alignment) {
        return new LoadOptions(every, maxFrames, up, Optional.of(alignment), voxelMetres);
    }

    public LoadOptions withUp(Vec3 newUp) {
        return new LoadOptions(every, maxFrames, Optional.of(newUp), axisAlignment, voxelMetres);
    }
}
