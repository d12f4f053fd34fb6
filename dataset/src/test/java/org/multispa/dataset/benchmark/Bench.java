package org.multispa.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.RandomSamples;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.BinCount;
import org.multispa.dataset.output.FileEntry;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ManifestJson;
import org.multispa.dataset.output.SceneEntry;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.dataset.output.ShardWriter;
import org.multispa.dataset.output.SubtaskCounts;
import org.multispa.files.Sha256;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

/// Small data sets of camera questions with images of their own.
final class Bench {
    private static final int QUESTIONS = 4;

    private Bench() {}

    /// Writes a data set of four questions.
    ///
    /// @param images by their paths below the image root
    static void write(
            Path folder, ImagesMode mode, boolean benchmark, List<String> families, Map<String, byte[]> images)
            throws IOException {
        RandomSamples samples = new RandomSamples(9);
        List<ShardEntry> shards;
        try (ShardWriter writer = new ShardWriter(folder, "benchmark", 100)) {
            for (int i = 0; i < QUESTIONS; i++) {
                Sample sample = samples.next(Subtask.CAMERA_VECTOR);
                writer.write(benchmark ? sample.asBenchmark() : sample);
            }
            shards = writer.finish();
        }
        SortedMap<String, byte[]> sorted = new TreeMap<>(images);
        StringBuilder hashes = new StringBuilder();
        for (Map.Entry<String, byte[]> image : sorted.entrySet()) {
            Path file = folder.resolve("images").resolve(image.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, image.getValue());
            hashes.append(Sha256.of(image.getValue()))
                    .append("  ")
                    .append(image.getKey())
                    .append('\n');
        }
        Files.writeString(folder.resolve(ImageHashes.FILE_NAME), hashes);
        List<SceneEntry> scenes = new ArrayList<>();
        for (String family : families) {
            scenes.add(new SceneEntry(family + "_00", family, "benchmark", 3, List.of()));
        }
        SubtaskCounts counts = new SubtaskCounts(
                Subtask.CAMERA_VECTOR, List.of(new BinCount("overlap-06", QUESTIONS, QUESTIONS)), new TreeMap<>());
        ManifestJson.write(
                new Manifest(
                        "multispa test",
                        1,
                        new TreeMap<>(),
                        mode,
                        List.of(counts),
                        scenes,
                        List.of(),
                        shards,
                        List.of(FileEntry.of(folder, ImageHashes.FILE_NAME))),
                folder);
    }

    /// A picture that depends on `seed`: some soft blots on a slope.
    static RgbImage picture(int seed, int width, int height, double shiftX) {
        byte[] rgb = new byte[3 * width * height];
        Random random = new Random(seed);
        double[] blots = random.doubles(5 * 12).toArray();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double grey = 60 + 60.0 * y / height;
                for (int b = 0; b < blots.length; b += 5) {
                    double dx = ((double) x / width - blots[b] + shiftX) / (0.05 + 0.2 * blots[b + 2]);
                    double dy = ((double) y / height - blots[b + 1]) / (0.05 + 0.2 * blots[b + 3]);
                    grey += (blots[b + 4] - 0.5) * 250 * Math.exp(-dx * dx - dy * dy);
                }
                for (int c = 0; c < 3; c++) {
                    rgb[3 * (y * width + x) + c] = (byte) Math.clamp((long) grey, 0, 255);
                }
            }
        }
        return new RgbImage(width, height, rgb);
    }

    static byte[] jpeg(int seed) {
        return Jpeg.encode(picture(seed, 320, 240, 0), 90);
    }
}
