package org.multispa.scenes.plain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.geometry.Pose;
import org.multispa.images.ImageSize;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.npy.NpyArray;
import org.multispa.scenes.plain.PlainVideoFile.VideoImage;
import org.multispa.scenes.posed.DepthFormat;
import org.multispa.scenes.posed.ImageFiles;
import org.multispa.scenes.posed.InsideFolder;
import org.multispa.scenes.tracked.Lens;
import org.multispa.scenes.tracked.TrackArrays;
import org.multispa.scenes.tracked.TrackedVideo;
import org.multispa.scenes.tracked.VideoFrame;

/// A tracked video of the plain format.
final class PlainVideo {
    private final PlainVideoFile file;
    private final Path folder;
    private final double metres;

    private PlainVideo(PlainVideoFile file, Path folder) {
        this.file = file;
        this.folder = folder;
        this.metres = file.units().metres();
    }

    /// @param path the `scene.json`
    /// @throws IOException if the scene cannot be used at all
    static DynamicScene load(SceneId id, Path path, LoadOptions options) throws IOException {
        Path folder = path.toAbsolutePath().normalize().resolveSibling("");
        return new PlainVideo(PlainJson.readVideo(path), folder).scene(id, options);
    }

    private DynamicScene scene(SceneId id, LoadOptions options) throws IOException {
        TrackArrays tracks = new TrackArrays(
                NpyArray.read(InsideFolder.resolve(folder, file.tracks().positions())),
                NpyArray.read(InsideFolder.resolve(folder, file.tracks().visibility())));
        if (tracks.frames() != file.frames().size()) {
            throw new IOException("expected a row of tracks for each of the "
                    + file.frames().size() + " frames, found " + tracks.frames() + " rows");
        }
        List<TrackedVideo.Entry> entries = new ArrayList<>();
        for (VideoImage image : file.frames()) {
            int row = entries.size();
            entries.add(new TrackedVideo.Entry(image.number(), "frame " + image.number(), () -> frame(image, row)));
        }
        PlainSceneFile.ColorCamera c = file.color();
        Lens lens = new Lens(c.fx(), c.fy(), c.cx(), c.cy(), Optional.of(new ImageSize(c.width(), c.height())));
        TrackSubset subset = file.tracks().subset().orElse(TrackSubset.OTHER);
        return new TrackedVideo(id, subset, lens, tracks, entries).toScene(options);
    }

    private VideoFrame frame(VideoImage image, int row) throws IOException {
        Pose pose = image.pose().isPresent() && file.pose().isPresent()
                ? PlainPoses.cameraToWorld(image.pose().get(), file.pose().get(), file.cameraAxes(), metres)
                : Pose.IDENTITY;
        Pose toCamera = switch (file.tracks().reference()) {
            case WORLD -> PlainPoses.inverse(pose);
            case CAMERA ->
                switch (file.cameraAxes()) {
                    case OPENCV -> Pose.IDENTITY;
                    case OPENGL -> PlainPoses.FLIP_Y_AND_Z;
                };
        };
        Path color = InsideFolder.resolve(folder, image.color());
        Optional<ImageFiles.Depth> depth = Optional.empty();
        if (image.depth().isPresent() && file.depth().isPresent()) {
            PlainSceneFile.DepthImages format = file.depth().get();
            depth = Optional.of(new ImageFiles.Depth(
                    InsideFolder.resolve(folder, image.depth().get()),
                    new DepthFormat(format.unitsPerMetre(), format.invalid())));
        }
        Pose inMetres = new Pose(metres, 0, 0, 0, 0, metres, 0, 0, 0, 0, metres, 0);
        return new VideoFrame(row, image.number(), pose, toCamera.times(inMetres), new ImageFiles(color, depth));
    }
}
