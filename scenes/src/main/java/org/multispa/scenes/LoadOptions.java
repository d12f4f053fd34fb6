package org.multispa.scenes;

import java.util.Optional;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

/// How scenes are read.
///
/// @param every keep frames whose position in the scan is a multiple of this (the paper takes every 5th of
///     ScanNet)
/// @param maxFrames at most this many frames, the first ones
/// @param up the world direction that points against gravity, where the scan does not say; empty: find the floor
/// @param axisAlignment replaces the scan's own axis alignment
/// @param voxelMetres grid width of the fused point set of scenes without a mesh
/// @param trackSubset replaces what a tracked video says about its own kind
public record LoadOptions(
        int every,
        int maxFrames,
        Optional<Vec3> up,
        Optional<Pose> axisAlignment,
        double voxelMetres,
        Optional<TrackSubset> trackSubset) {
    public static final LoadOptions DEFAULT =
            new LoadOptions(1, Integer.MAX_VALUE, Optional.empty(), Optional.empty(), 0.03, Optional.empty());

    public LoadOptions {
        if (every < 1 || maxFrames < 1 || !(voxelMetres > 0)) {
            throw new IllegalArgumentException("stride, frame cap and voxel size must be positive");
        }
    }

    public LoadOptions withEvery(int newEvery) {
        return new LoadOptions(newEvery, maxFrames, up, axisAlignment, voxelMetres, trackSubset);
    }

    public LoadOptions withMaxFrames(int newMaxFrames) {
        return new LoadOptions(every, newMaxFrames, up, axisAlignment, voxelMetres, trackSubset);
    }

    public LoadOptions withAxisAlignment(Pose alignment) {
        return new LoadOptions(every, maxFrames, up, Optional.of(alignment), voxelMetres, trackSubset);
    }

    public LoadOptions withUp(Vec3 newUp) {
        return new LoadOptions(every, maxFrames, Optional.of(newUp), axisAlignment, voxelMetres, trackSubset);
    }

    public LoadOptions withTrackSubset(TrackSubset subset) {
        return new LoadOptions(every, maxFrames, up, axisAlignment, voxelMetres, Optional.of(subset));
    }
}
