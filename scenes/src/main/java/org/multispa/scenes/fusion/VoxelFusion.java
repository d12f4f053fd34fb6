package org.multispa.scenes.fusion;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.multispa.scenes.Frame;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SetAside;

/// Fuses the depth images of posed frames into one point per occupied voxel: the mean of the measurements that fell
/// into it.
///
/// Images are decoded by several threads and added in the order of the frames, so the result does not depend on the
/// number of threads. Memory is bounded by the voxel cap and a handful of images.
///
/// @param voxelMetres grid width
/// @param maxDepth measurements farther than this, metres, are not used
/// @param pixelsPerFrame at most about this many pixels of a frame are used, on a regular grid
/// @param minPixels voxels with fewer measurements are dropped; at most as many as there are frames are asked for
/// @param maxVoxels more occupied voxels than this are an error
public record VoxelFusion(double voxelMetres, double maxDepth, int pixelsPerFrame, int minPixels, int maxVoxels) {
    private static final int DECODED_AT_ONCE = 16;

    public VoxelFusion {
        if (!(voxelMetres > 0 && maxDepth > 0) || pixelsPerFrame < 1 || minPixels < 1 || maxVoxels < 1) {
            throw new IllegalArgumentException("voxel width, depth limit and counts must be positive");
        }
    }

    /// The usual settings: 8 m, 40,000 pixels a frame, 3 measurements a voxel, 4 million voxels.
    public static VoxelFusion of(double voxelMetres) {
        return new VoxelFusion(voxelMetres, 8, 40_000, 3, 4_000_000);
    }

    /// Fused points in the world of the frames' poses, voxels in the order in which they were first met.
    ///
    /// @param unreadable numbers of the frames whose depth image could not be read
    /// @param setAside for each of `unreadable` the reason
    public record Fused(float[] x, float[] y, float[] z, List<Integer> unreadable, List<SetAside> setAside) {
        public Fused {
            unreadable = List.copyOf(unreadable);
            setAside = List.copyOf(setAside);
        }
    }

    /// @throws SceneException if the points need more voxels than the cap allows
    public Fused fuse(List<Frame> frames) throws SceneException {
        VoxelGrid grid = new VoxelGrid(voxelMetres, maxVoxels);
        List<Integer> unreadable = new ArrayList<>();
        List<SetAside> setAside = new ArrayList<>();
        for (int start = 0; start < frames.size(); start += DECODED_AT_ONCE) {
            List<Frame> batch = frames.subList(start, Math.min(frames.size(), start + DECODED_AT_ONCE));
            List<DepthSamples> samples = IntStream.range(0, batch.size())
                    .parallel()
                    .mapToObj(i -> samples(batch.get(i)))
                    .toList();
            for (int i = 0; i < batch.size(); i++) {
                switch (samples.get(i)) {
                    case DepthSamples.Points(float[] xyz) -> grid.addAll(xyz);
                    case DepthSamples.Unreadable(IOException failure) -> {
                        unreadable.add(batch.get(i).number());
                        setAside.add(SetAside.because("frame " + batch.get(i).number(), failure));
                    }
                }
            }
        }
        float[][] axes = grid.means(Math.clamp(frames.size(), 1, minPixels));
        return new Fused(axes[0], axes[1], axes[2], unreadable, setAside);
    }

    private DepthSamples samples(Frame frame) {
        try {
            return DepthSamples.of(frame, frame.pixels().depth(), maxDepth, pixelsPerFrame);
        } catch (IOException e) {
            return new DepthSamples.Unreadable(e);
        }
    }
}
