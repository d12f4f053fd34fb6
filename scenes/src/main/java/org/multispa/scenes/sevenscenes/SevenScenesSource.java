package org.multispa.scenes.sevenscenes;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.images.ImageSize;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SceneSource;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.posed.DepthFormat;
import org.multispa.scenes.posed.FrameSelection;
import org.multispa.scenes.posed.NumberFile;
import org.multispa.scenes.posed.PosedImages;
import org.multispa.scenes.posed.RgbdScan;
import org.multispa.scenes.posed.SceneFolders;

/// Reads folders in the layout of 7-Scenes: `frame-000000.color.png` (or `.jpg`), `frame-000000.depth.png`
/// (millimetres, 0 and 65535 invalid) and `frame-000000.pose.txt` (camera to world, metres), with
/// `camera-intrinsics.txt` (3x3) in the folder or up to two above.
///
/// A folder `chess/seq-01` is the scene `chess-seq-01` of the family `chess`; any other folder is a family of its
/// own.
public final class SevenScenesSource implements SceneSource {
    private static final Pattern POSE = Pattern.compile("frame-(\\d{1,9})\\.pose\\.txt");
    private static final Pattern SEQUENCE = Pattern.compile("seq-?\\d+");
    private static final DepthFormat DEPTH = new DepthFormat(1000, 65535);
    private static final String INTRINSICS = "camera-intrinsics.txt";

    @Override
    public String format() {
        return "7scenes";
    }

    @Override
    public List<SceneLocation> find(Path root) throws IOException {
        return SceneFolders.find(root, folder -> SceneFolders.holds(folder, POSE)).stream()
                .map(folder -> new SceneLocation(id(folder), this, root, folder))
                .toList();
    }

    private static SceneId id(Path folder) {
        String name = SceneFolders.nameOf(folder);
        Path parent = folder.toAbsolutePath().normalize().getParent();
        if (!SEQUENCE.matcher(name).matches() || parent == null || parent.getFileName() == null) {
            return SceneFolders.id(name);
        }
        String place = SceneFolders.nameOf(parent);
        return SceneFolders.id(place + "-" + name, place);
    }

    @Override
    public StaticScene load(SceneLocation location, LoadOptions options) throws SceneException {
        Path folder = location.path();
        try {
            FrameSelection selection =
                    FrameSelection.of(entries(folder), options, Entry::stem, entry -> images(folder, entry));
            ImageSize size = selection.colorSize();
            double[] k = NumberFile.read(intrinsicsFile(folder), 9);
            Intrinsics camera = new Intrinsics(k[0], k[4], k[2], k[5], size.width(), size.height());
            return RgbdScan.of(location.id(), camera, DEPTH, selection).toScene(options);
        } catch (IOException | IllegalArgumentException e) {
            throw new SceneException("7-Scenes folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /// A frame's number and the part of its file names before `.pose.txt`.
    private record Entry(int number, String stem) {}

    private static List<Entry> entries(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                Matcher matcher = POSE.matcher(name);
                if (matcher.matches()) {
                    String stem = name.substring(0, name.length() - ".pose.txt".length());
                    entries.add(new Entry(Integer.parseInt(matcher.group(1)), stem));
                }
            }
        }
        entries.sort(Comparator.comparingInt(Entry::number).thenComparing(Entry::stem));
        return entries;
    }

    private static PosedImages images(Path folder, Entry entry) throws IOException {
        Pose pose = Pose.ofRowMajor(NumberFile.read(folder.resolve(entry.stem() + ".pose.txt"), 16));
        Path jpeg = folder.resolve(entry.stem() + ".color.jpg");
        Path png = folder.resolve(entry.stem() + ".color.png");
        return new PosedImages(
                entry.number(),
                pose,
                Files.isRegularFile(png) ? png : jpeg,
                folder.resolve(entry.stem() + ".depth.png"));
    }

    private static Path intrinsicsFile(Path folder) throws IOException {
        Path at = folder.toAbsolutePath().normalize();
        for (int level = 0; level <= 2 && at != null; level++) {
            Path file = at.resolve(INTRINSICS);
            if (Files.isRegularFile(file)) {
                return file;
            }
            at = at.getParent();
        }
        throw new IOException("expected " + INTRINSICS + " (3x3 numbers) here or up to two folders above; the original"
                + " data set has 585 0 320 / 0 585 240 / 0 0 1");
    }
}
