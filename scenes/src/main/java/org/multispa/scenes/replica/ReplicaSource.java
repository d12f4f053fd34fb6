package org.multispa.scenes.replica;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.multispa.geometry.Pose;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SceneSource;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.posed.DepthFormat;
import org.multispa.scenes.posed.FrameSelection;
import org.multispa.scenes.posed.NumberFile;
import org.multispa.scenes.posed.PosedImages;
import org.multispa.scenes.posed.RgbdScan;
import org.multispa.scenes.posed.SceneFolders;

/// Reads folders in the layout of iMAP's Replica renderings: `traj.txt` (16 numbers a line, camera to world,
/// metres), `results/frame000000.jpg` (or `.png`) and `results/depth000000.png`, numbered as the lines from 0, with
/// `cam_params.json` in the folder or one above.
public final class ReplicaSource implements SceneSource {
    private static final long MAX_BYTES = 1L << 28;

    @Override
    public String format() {
        return "replica";
    }

    @Override
    public List<SceneLocation> find(Path root) throws IOException {
        return SceneFolders.find(root, ReplicaSource::isScene).stream()
                .map(folder -> new SceneLocation(SceneFolders.id(SceneFolders.nameOf(folder)), this, root, folder))
                .toList();
    }

    private static boolean isScene(Path folder) {
        return Files.isRegularFile(folder.resolve("traj.txt")) && Files.isDirectory(folder.resolve("results"));
    }

    @Override
    public StaticScene load(SceneLocation location, LoadOptions options) throws SceneException {
        Path folder = location.path();
        try {
            ReplicaCamera camera = ReplicaCamera.near(folder);
            FrameSelection selection = FrameSelection.of(
                    lines(folder.resolve("traj.txt")), options, Line::name, line -> images(folder, line));
            return RgbdScan.of(location.id(), camera.intrinsics(), new DepthFormat(camera.scale(), 0), selection)
                    .toScene(options);
        } catch (IOException | IllegalArgumentException e) {
            throw new SceneException("Replica folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /// A line of the trajectory.
    private record Line(int number, String text) {
        String name() {
            return "traj.txt frame " + number;
        }
    }

    private static List<Line> lines(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is longer than " + MAX_BYTES + " bytes");
        }
        List<Line> lines = new ArrayList<>();
        for (String text : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\\R")) {
            if (!text.isBlank()) {
                lines.add(new Line(lines.size(), text));
            }
        }
        return lines;
    }

    private static PosedImages images(Path folder, Line line) throws IOException {
        double[] pose = NumberFile.parse(line.text());
        if (pose.length != 16) {
            throw new IOException("expected 16 numbers, found " + pose.length);
        }
        String digits = String.format(Locale.ROOT, "%06d", line.number());
        Path results = folder.resolve("results");
        Path png = results.resolve("frame" + digits + ".png");
        return new PosedImages(
                line.number(),
                Pose.ofRowMajor(pose),
                Files.isRegularFile(png) ? png : results.resolve("frame" + digits + ".jpg"),
                results.resolve("depth" + digits + ".png"));
    }
}
