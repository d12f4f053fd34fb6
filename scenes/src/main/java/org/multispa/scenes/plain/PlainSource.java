package org.multispa.scenes.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.Scene;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SceneSource;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.plain.PlainSceneFile.PosedImage;
import org.multispa.scenes.posed.DepthFormat;
import org.multispa.scenes.posed.FrameSelection;
import org.multispa.scenes.posed.InsideFolder;
import org.multispa.scenes.posed.PosedImages;
import org.multispa.scenes.posed.RgbdScan;
import org.multispa.scenes.posed.SceneFolders;

/// Reads scenes in the project's own folder format; see [PlainSceneFile] and, for tracked videos, [PlainVideoFile]
/// for what stands in `scene.json`.
public final class PlainSource implements SceneSource {
    private static final String MAIN = "scene.json";

    @Override
    public String format() {
        return "plain";
    }

    @Override
    public List<SceneLocation> find(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isRegularFile(root) && root.endsWith(MAIN)) {
            files.add(root);
        }
        SceneFolders.find(root, folder -> Files.isRegularFile(folder.resolve(MAIN)))
                .forEach(folder -> files.add(folder.resolve(MAIN)));
        List<SceneLocation> found = new ArrayList<>();
        for (Path file : files) {
            PlainHead.of(file).ifPresent(id -> found.add(new SceneLocation(id, this, root, file)));
        }
        return found;
    }

    @Override
    public Scene load(SceneLocation location, LoadOptions options) throws SceneException {
        try {
            if (PlainHead.hasTracks(location.path())) {
                return PlainVideo.load(location.id(), location.path(), options);
            }
            PlainSceneFile file = PlainJson.readScene(location.path());
            Path folder = location.path().toAbsolutePath().normalize().resolveSibling("");
            RgbdScan scan = scan(location, file, folder, options);
            StaticScene scene = scan.toScene(options);
            return file.instances().isPresent()
                    ? PlainObjects.add(
                            scene, InsideFolder.resolve(folder, file.instances().get()))
                    : scene;
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            String message = String.valueOf(e.getMessage());
            String where = message.contains(location.path().toString()) ? "" : location.path() + ": ";
            throw new SceneException("plain scene " + where + message, e);
        }
    }

    private static RgbdScan scan(SceneLocation location, PlainSceneFile file, Path folder, LoadOptions options)
            throws IOException {
        PlainSceneFile.ColorCamera c = file.color();
        List<PosedImage> entries = new ArrayList<>(file.frames());
        entries.sort(Comparator.comparingInt(PosedImage::number));
        FrameSelection selection = FrameSelection.of(
                entries, options, entry -> "frame " + entry.number(), entry -> images(file, folder, entry));
        double metres = file.units().metres();
        Optional<RgbdScan.ScanPoints> points = file.points().isEmpty()
                ? Optional.empty()
                : Optional.of(PointFile.read(
                        InsideFolder.resolve(folder, file.points().get()), metres));
        return new RgbdScan(
                location.id(),
                new Intrinsics(c.fx(), c.fy(), c.cx(), c.cy(), c.width(), c.height()),
                new DepthFormat(file.depth().unitsPerMetre(), file.depth().invalid()),
                selection,
                points,
                file.axisAlignment().map(m -> alignment(m, metres)),
                file.up().map(u -> new Vec3(u[0], u[1], u[2])));
    }

    private static Pose alignment(double[] matrix, double metres) {
        Pose pose = Pose.ofRowMajor(matrix);
        if (!(pose.orthonormalityError() < 0.05) || !pose.isFinite()) {
            throw new IllegalArgumentException("\"axis_alignment\" is no rotation and translation");
        }
        return PlainPoses.scaled(pose, metres);
    }

    private static PosedImages images(PlainSceneFile file, Path folder, PosedImage entry) throws IOException {
        Pose camera = PlainPoses.cameraToWorld(
                entry.pose(), file.pose(), file.cameraAxes(), file.units().metres());
        return new PosedImages(
                entry.number(),
                camera,
                InsideFolder.resolve(folder, entry.color()),
                InsideFolder.resolve(folder, entry.depth()));
    }
}
