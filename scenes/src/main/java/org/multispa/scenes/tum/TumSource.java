package org.multispa.scenes.tum;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SceneSource;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.posed.DepthFormat;
import org.multispa.scenes.posed.FrameSelection;
import org.multispa.scenes.posed.RgbdScan;
import org.multispa.scenes.posed.SceneFolders;

/// Reads folders in the layout of the TUM RGB-D benchmark: `rgb.txt` and `depth.txt` (`stamp file` a line),
/// `groundtruth.txt` (`stamp tx ty tz qx qy qz qw` a line, camera to world, metres), depth of 5000 units a metre.
///
/// A frame is a line of `rgb.txt`, numbered from 0 in the order of the stamps, with the depth image and the pose
/// nearest in time, at most 0.02 s away; a depth image serves one frame only. Intrinsics: see [TumCamera].
public final class TumSource implements SceneSource {
    private static final DepthFormat DEPTH = new DepthFormat(5000, 0);

    @Override
    public String format() {
        return "tum";
    }

    @Override
    public List<SceneLocation> find(Path root) throws IOException {
        return SceneFolders.find(root, TumSource::isSequence).stream()
                .map(folder -> new SceneLocation(SceneFolders.id(SceneFolders.nameOf(folder)), this, root, folder))
                .toList();
    }

    private static boolean isSequence(Path folder) {
        return Files.isRegularFile(folder.resolve("rgb.txt"))
                && Files.isRegularFile(folder.resolve("depth.txt"))
                && Files.isRegularFile(folder.resolve("groundtruth.txt"));
    }

    @Override
    public StaticScene load(SceneLocation location, LoadOptions options) throws SceneException {
        Path folder = location.path();
        try {
            List<TumFrame> frames = TumFrame.associate(
                    StampedLine.read(folder.resolve("rgb.txt")),
                    StampedLine.read(folder.resolve("depth.txt")),
                    StampedLine.read(folder.resolve("groundtruth.txt")));
            FrameSelection selection =
                    FrameSelection.of(frames, options, TumFrame::name, frame -> frame.images(folder));
            return RgbdScan.of(location.id(), TumCamera.of(folder, selection.colorSize()), DEPTH, selection)
                    .toScene(options);
        } catch (IOException | IllegalArgumentException e) {
            throw new SceneException("TUM folder " + folder + ": " + e.getMessage(), e);
        }
    }
}
