package org.multispa.benchmarks.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.benchmarks.room.BoxRoom;
import org.multispa.benchmarks.room.Photo;
import org.multispa.benchmarks.room.RoomScan;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.dataset.benchmark.ImageHashes;
import org.multispa.dataset.output.FileEntry;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ManifestJson;
import org.multispa.dataset.output.SceneEntry;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.dataset.output.ShardWriter;
import org.multispa.files.Sha256;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.images.Jpeg;

/// A benchmark of made-up questions about photographs of a room, with replies in the forms that models use.
final class AnsweredBenchmark {
    private static final int FRAMES = 4;
    private static final int QUALITY = 85;
    private static final String QUESTION = "Two photos of one room are given, taken by one camera that was moved"
            + " between them. Say what is asked for and write it in backticks. The question is number ";
    private static final String THOUGHTS = "Looking at the first image, the camera stands near the door and sees the"
            + " table to its left. In the second one the table appears larger, so the camera came closer. ";

    private AnsweredBenchmark() {}

    static List<Sample> questions(int each, int scenes) {
        Random random = new Random(1);
        List<Sample> samples = new ArrayList<>();
        for (Subtask subtask : Subtask.benchmark()) {
            for (int i = 0; i < each; i++) {
                samples.add(question(subtask, i, "scene" + i % scenes + "_00", random));
            }
        }
        return samples;
    }

    private static Sample question(Subtask subtask, int number, String scene, Random random) {
        List<Sample.Image> images = new ArrayList<>();
        for (int i = 0; i < subtask.images(); i++) {
            images.add(new Sample.Image(
                    scene + "/" + (number + i) % FRAMES + ".jpg", RoomScan.CAMERA.width(), RoomScan.CAMERA.height()));
        }
        SortedMap<String, Double> raw = new TreeMap<>(Map.of(
                "distance_m",
                5 * random.nextDouble(),
                "yaw_deg",
                90 * random.nextDouble(),
                "overlap_percent",
                6 + 29 * random.nextDouble(),
                Provenance.OTHER_X,
                900.0,
                Provenance.OTHER_Y,
                900.0));
        Provenance provenance = new Provenance(
                scene,
                scene.substring(0, scene.indexOf('_')),
                List.of(0, 30),
                List.of(7),
                List.of(),
                raw,
                subtask.reference() == Subtask.Reference.LABEL ? "label" + random.nextInt(30) : "6-7",
                "strict",
                List.of("t1", "q2", "a3"),
                List.of());
        return new Sample(
                subtask.id() + "-" + number,
                images,
                List.of(new Turn(Turn.Speaker.HUMAN, "<image>\n".repeat(images.size()) + QUESTION + number + ".")),
                subtask,
                "benchmark",
                answer(subtask, random),
                provenance);
    }

    private static Answer answer(Subtask subtask, Random random) {
        return switch (subtask.answerKind()) {
            case CHOICE -> new Answer.Choice(random.nextBoolean() ? "A" : "B");
            case DIRECTION -> new Answer.Direction(direction(subtask, random.nextBoolean()));
            case SCALAR ->
                new Answer.Scalar(random.nextInt(50, 170), subtask.unit().orElseThrow());
            case PIXEL -> new Answer.Pixel(random.nextInt(800), random.nextInt(800));
            case VECTOR ->
                new Answer.Vector(random.nextInt(-2000, 2000), random.nextInt(-500, 500), random.nextInt(1, 2000));
            case MOTION -> new Answer.Motion(random.nextInt(-2000, 2000), 1, 2, 3, 4, 5);
        };
    }

    private static Answer.Direction.Word direction(Subtask subtask, boolean first) {
        return switch (subtask) {
            case CAMERA_Y_DIRECTION, CAMERA_PITCH_DIRECTION ->
                first ? Answer.Direction.Word.UP : Answer.Direction.Word.DOWN;
            case CAMERA_Z_DIRECTION -> first ? Answer.Direction.Word.FORWARD : Answer.Direction.Word.BACKWARD;
            default -> first ? Answer.Direction.Word.LEFT : Answer.Direction.Word.RIGHT;
        };
    }

    /// Half of them right, in backticks, announced or in the middle of thoughts; some decline, some say nothing.
    static Map<String, String> replies(List<Sample> samples) {
        Random random = new Random(2);
        Map<String, String> replies = new HashMap<>();
        for (Sample sample : samples) {
            Answer answer = random.nextBoolean() ? sample.truth() : answer(sample.subtask(), random);
            replies.put(
                    sample.id(),
                    switch (random.nextInt(8)) {
                        case 0, 1, 2 -> "`" + answer.text() + "`";
                        case 3 -> THOUGHTS.repeat(4) + "Therefore the answer is " + answer.text() + ".";
                        case 4 -> THOUGHTS + answer.text() + ". " + THOUGHTS;
                        case 5 -> "**" + answer.text() + "**";
                        case 6 -> THOUGHTS.repeat(2) + "`" + answer.text() + "`";
                        default -> random.nextBoolean() ? "I cannot determine this from the images." : THOUGHTS;
                    });
        }
        return replies;
    }

    private static byte[] photo(int seed) {
        Pose pose = Pose.lookingAt(new Vec3(1, 1, 1.6), new Vec3(4.5, 3, 0.8), new Vec3(0, 0, 1));
        return Jpeg.encode(Photo.of(BoxRoom.furnished(seed, 24), pose, RoomScan.CAMERA, seed), QUALITY);
    }

    /// Writes a finished benchmark of these questions, with images.
    static void write(Path folder, List<Sample> samples) throws IOException {
        List<ShardEntry> shards;
        SortedMap<String, String> hashes = new TreeMap<>();
        Map<String, byte[]> photos = new HashMap<>();
        try (ShardWriter writer = new ShardWriter(folder, "benchmark", 100_000)) {
            for (Sample sample : samples) {
                writer.write(sample);
                for (Sample.Image image : sample.images()) {
                    if (!hashes.containsKey(image.path())) {
                        String frame = image.path().substring(image.path().indexOf('/'));
                        byte[] bytes = photos.computeIfAbsent(frame, _ -> photo(photos.size()));
                        Path file = folder.resolve("images").resolve(image.path());
                        Files.createDirectories(file.resolveSibling(""));
                        Files.write(file, bytes);
                        hashes.put(image.path(), Sha256.of(bytes));
                    }
                }
            }
            shards = writer.finish();
        }
        StringBuilder lines = new StringBuilder();
        hashes.forEach(
                (path, hash) -> lines.append(hash).append("  ").append(path).append('\n'));
        Files.write(folder.resolve(ImageHashes.FILE_NAME), lines.toString().getBytes(StandardCharsets.UTF_8));
        List<SceneEntry> scenes = samples.stream()
                .map(sample -> sample.provenance().scene())
                .distinct()
                .map(scene -> new SceneEntry(scene, scene, "benchmark", FRAMES, List.of()))
                .toList();
        ManifestJson.write(
                new Manifest(
                        "multispa benchmarks",
                        1,
                        new TreeMap<>(),
                        ImagesMode.DRAWN,
                        List.of(),
                        scenes,
                        List.of(),
                        shards,
                        List.of(FileEntry.of(folder, ImageHashes.FILE_NAME))),
                folder);
    }
}
