package org.multispa.scenes.scannet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;
import org.multispa.images.gray16.Gray16;
import org.multispa.images.gray16.Gray16Png;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.ply.PlyWriter;
import org.multispa.scenes.sens.TinySens;

/// Writes the files of a small scan below a folder: a mesh of eight vertices at x = 0..7, y = 1, z = 2.
final class TinyScan {
    static final String NAME = "scene0007_03";
    static final String LENS = "20 0 16 0 0 21 12 0 0 0 1 0 0 0 0 1";
    static final String POSE = "1 0 0 0.5 0 1 0 0.25 0 0 1 -1 0 0 0 1";
    static final byte[] JPEG = Jpeg.encode(new RgbImage(32, 24, new byte[3 * 32 * 24]), 90);

    private final Path root;
    private final String name;

    TinyScan(Path root) {
        this(root, NAME);
    }

    TinyScan(Path root, String name) {
        this.root = root;
        this.name = name;
    }

    Path scan() {
        return root.resolve("scans").resolve(name);
    }

    Path posed() {
        return root.resolve("posed_images").resolve(name);
    }

    TinyScan mesh() throws IOException {
        return mesh(scan());
    }

    TinyScan mesh(Path folder) throws IOException {
        Files.createDirectories(folder);
        float[] x = {0, 1, 2, 3, 4, 5, 6, 7};
        float[] y = new float[8];
        float[] z = new float[8];
        Arrays.fill(y, 1);
        Arrays.fill(z, 2);
        PlyWriter.write(
                folder.resolve(folder.getFileName() + "_vh_clean_2.ply"), x, y, z, new byte[24], new int[] {0, 1, 2});
        return this;
    }

    TinyScan metadata(String... lines) throws IOException {
        write(scan().resolve(name + ".txt"), String.join("\n", lines));
        return this;
    }

    /// Segment numbers of the eight vertices, and the aggregation's groups as JSON objects.
    TinyScan objects(String segments, String... groups) throws IOException {
        write(
                scan().resolve(name + "_vh_clean_2.0.010000.segs.json"),
                "{\"params\":{\"segIndices\":[9]},\"sceneId\":\"../../etc\",\"segIndices\":[" + segments + "]}");
        write(
                scan().resolve(name + ".aggregation.json"),
                "{\"sceneId\":\"../x\",\"segGroups\":[" + String.join(",", groups) + "]}");
        return this;
    }

    static String group(int id, String label, int... segments) {
        return String.format(
                Locale.ROOT,
                "{\"id\":%d,\"objectId\":%d,\"label\":\"%s\",\"segments\":%s}",
                id,
                id,
                label,
                Arrays.toString(segments));
    }

    TinyScan posedLens() throws IOException {
        write(posed().resolve("intrinsic.txt"), LENS);
        return this;
    }

    TinyScan posedFrames(int... numbers) throws IOException {
        for (int number : numbers) {
            String stem = String.format(Locale.ROOT, "%05d", number);
            write(posed().resolve(stem + ".txt"), POSE);
            Files.write(posed().resolve(stem + ".jpg"), JPEG);
            Files.write(posed().resolve(stem + ".png"), depthPng(number));
        }
        return this;
    }

    TinyScan exportedFrames(int... numbers) throws IOException {
        write(scan().resolve("intrinsic/intrinsic_color.txt"), LENS);
        for (int number : numbers) {
            write(scan().resolve("pose/" + number + ".txt"), POSE);
            Files.createDirectories(scan().resolve("color"));
            Files.createDirectories(scan().resolve("depth"));
            Files.write(scan().resolve("color/" + number + ".jpg"), JPEG);
            Files.write(scan().resolve("depth/" + number + ".png"), depthPng(number));
        }
        return this;
    }

    TinyScan sens(TinySens file) throws IOException {
        Files.createDirectories(scan());
        Files.write(scan().resolve(name + ".sens"), file.toBytes());
        return this;
    }

    /// Every pixel holds 1000 plus the frame's number.
    static byte[] depthPng(int number) {
        char[] values = new char[16 * 12];
        Arrays.fill(values, (char) (1000 + number));
        return Gray16Png.encode(new Gray16(16, 12, values));
    }

    static void write(Path file, String text) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text);
    }

    StaticScene load() throws IOException, SceneException {
        return load(LoadOptions.DEFAULT);
    }

    /// Finds the only scene below the folder and loads it.
    StaticScene load(LoadOptions options) throws IOException, SceneException {
        List<SceneLocation> found = new ScanNetSource().find(root);
        if (found.size() != 1) {
            throw new AssertionError("expected one scene, found " + found);
        }
        return new ScanNetSource().load(found.getFirst(), options);
    }

    static List<Integer> numbers(StaticScene scene) {
        return scene.frames().stream().map(frame -> frame.number()).toList();
    }

    static String setAside(StaticScene scene) {
        return scene.setAside().stream()
                .map(piece -> piece.what() + ": " + piece.reason())
                .collect(Collectors.joining("\n"));
    }
}
