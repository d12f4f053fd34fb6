package org.multispa.scenes.tapvid3d;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.geometry.Pose;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.npy.NpyArray;
import org.multispa.scenes.npy.NpyStrings;
import org.multispa.scenes.npz.NpzFile;
import org.multispa.scenes.tracked.Lens;
import org.multispa.scenes.tracked.TrackArrays;
import org.multispa.scenes.tracked.TrackedVideo;
import org.multispa.scenes.tracked.VideoFrame;

/// The arrays of one clip: `images_jpeg_bytes` (T,), `tracks_XYZ` (T, N, 3) in camera coordinates and metres,
/// `visibility` (T, N), `fx_fy_cx_cy` (4,) in pixels, `extrinsics_w2c` (T, 4, 4) where the camera moves.
/// `queries_xyt` tells where trackers are to begin, and is not needed here.
final class Clip {
    private static final String IMAGES = "images_jpeg_bytes";
    private static final String TRACKS = "tracks_XYZ";
    private static final String VISIBILITY = "visibility";
    private static final String LENS = "fx_fy_cx_cy";
    private static final String POSES = "extrinsics_w2c";

    private Clip() {}

    static boolean isIn(NpzFile file) {
        return file.holds(TRACKS) || file.holds(IMAGES);
    }

    static TrackedVideo read(SceneId id, Path path) throws IOException {
        NpzFile file = NpzFile.open(path);
        NpyStrings images = file.strings(IMAGES);
        TrackArrays tracks = new TrackArrays(file.numbers(TRACKS), file.numbers(VISIBILITY));
        int count = tracks.frames();
        if (!images.isRow() || images.size() != count) {
            throw new IOException("expected " + IMAGES + " of shape (" + count + ",), one for each row of " + TRACKS
                    + ", found " + images.shapeText() + " with " + images.size() + " images");
        }
        Optional<NpyArray> poses = file.holds(POSES) ? Optional.of(file.numbers(POSES)) : Optional.empty();
        if (poses.isPresent() && !poses.get().hasShape(count, 4, 4)) {
            throw new IOException("expected " + POSES + " of shape (" + count + ", 4, 4), found "
                    + poses.get().shapeText());
        }
        List<TrackedVideo.Entry> frames = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            int t = row;
            frames.add(new TrackedVideo.Entry(
                    t,
                    "frame " + t,
                    () -> new VideoFrame(
                            t,
                            t,
                            poses.isPresent() ? pose(poses.get(), t) : Pose.IDENTITY,
                            Pose.IDENTITY,
                            new ClipPixels(path, images, t))));
        }
        return new TrackedVideo(id, ClipName.subset(path), lens(file.numbers(LENS)), tracks, frames);
    }

    private static Lens lens(NpyArray array) throws IOException {
        if (!array.hasShape(4)) {
            throw new IOException("expected " + LENS + " of shape (4,), found " + array.shapeText());
        }
        return new Lens(array.get(0), array.get(1), array.get(2), array.get(3), Optional.empty());
    }

    /// The camera-to-world pose of row `t`.
    private static Pose pose(NpyArray poses, int t) throws IOException {
        double[] m = new double[16];
        for (int i = 0; i < 16; i++) {
            m[i] = poses.get(16 * t + i);
        }
        Pose worldToCamera = Pose.ofRowMajor(m);
        if (!worldToCamera.isFinite()) {
            throw new IOException(POSES + " holds inf or NaN, tracking was lost");
        }
        if (m[12] != 0 || m[13] != 0 || m[14] != 0 || m[15] != 1) {
            throw new IOException(POSES + " has the last row " + m[12] + " " + m[13] + " " + m[14] + " " + m[15]
                    + ", expected 0 0 0 1");
        }
        try {
            return worldToCamera.inverse();
        } catch (ArithmeticException e) {
            throw new IOException(POSES + ": " + e.getMessage(), e);
        }
    }
}
