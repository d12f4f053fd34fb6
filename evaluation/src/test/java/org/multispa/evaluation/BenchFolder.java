package org.multispa.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.benchmark.ImageHashes;
import org.multispa.dataset.output.FileEntry;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ManifestJson;
import org.multispa.dataset.output.SceneEntry;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.dataset.output.ShardWriter;
import org.multispa.evaluation.extract.RandomAnswers;
import org.multispa.files.Sha256;

/// Benchmarks of made-up questions, in memory and on disk. Their images are a few bytes each.
public final class BenchFolder {
    private BenchFolder() {}

    /// Questions of all 26 subtasks from ten scenes.
    public static List<Sample> questions(long seed, int eachSubtask) {
        Random random = new Random(seed);
        List<Sample> samples = new ArrayList<>();
        for (Subtask subtask : Subtask.benchmark()) {
            for (int i = 0; i < eachSubtask; i++) {
                samples.add(question(subtask.id() + "-" + i, "scene" + i % 10 + "_00", subtask, random));
            }
        }
        return samples;
    }

    private static Sample question(String id, String scene, Subtask subtask, Random random) {
        Answer truth = RandomAnswers.of(subtask, random);
        if (subtask != Subtask.DEPTH_COMPARISON_COORDINATE) {
            return Samples.of(id, scene, subtask, truth, Map.of("distance_m", random.nextDouble(5)));
        }
        Answer.Pixel near = (Answer.Pixel) truth;
        Map<String, Double> other = Map.of(
                Provenance.OTHER_X, (double) ((near.x() + 300) % 1000),
                Provenance.OTHER_Y, (double) ((near.y() + 300) % 1000));
        return Samples.of(id, scene, subtask, truth, other);
    }

    /// Writes a finished data set of these samples.
    public static Path write(Path folder, List<Sample> samples) throws IOException {
        List<ShardEntry> shards;
        SortedMap<String, String> hashes = new TreeMap<>();
        try (ShardWriter writer = new ShardWriter(folder, "benchmark", 100_000)) {
            for (Sample sample : samples) {
                writer.write(sample);
                for (Sample.Image image : sample.images()) {
                    byte[] bytes = ("image " + image.path()).getBytes(StandardCharsets.UTF_8);
                    if (hashes.putIfAbsent(image.path(), Sha256.of(bytes)) != null) {
                        continue;
                    }
                    Path file = folder.resolve("images").resolve(image.path());
                    Files.createDirectories(file.getParent());
                    Files.write(file, bytes);
                }
            }
            shards = writer.finish();
        }
        StringBuilder lines = new StringBuilder();
        hashes.forEach(
                (path, hash) -> lines.append(hash).append("  ").append(path).append('\n'));
        Files.writeString(folder.resolve(ImageHashes.FILE_NAME), lines);
        List<SceneEntry> scenes = samples.stream()
                .map(sample -> sample.provenance().scene())
                .distinct()
                .map(scene -> new SceneEntry(scene, scene, "benchmark", 3, List.of()))
                .toList();
        ManifestJson.write(
                new Manifest(
                        "multispa test",
                        1,
                        new TreeMap<>(),
                        ImagesMode.DRAWN,
                        List.of(),
                        scenes,
                        List.of(),
                        shards,
                        List.of(FileEntry.of(folder, ImageHashes.FILE_NAME))),
                folder);
        return folder;
    }
}
