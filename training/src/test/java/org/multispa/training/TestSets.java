package org.multispa.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ManifestJson;
import org.multispa.dataset.output.SceneEntry;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.dataset.output.ShardWriter;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;
import org.multispa.training.mixture.Mixture;
import org.multispa.training.mixture.MixtureSet;
import org.multispa.training.mixture.Source;

/// Small sets of samples for tests.
public final class TestSets {
    /// Pixels of the images of a data set.
    public static final int WIDTH = 64;

    public static final int HEIGHT = 48;

    private TestSets() {}

    /// An image of random colours, smooth enough to be a photograph to a JPEG.
    public static RgbImage image(int width, int height, long seed) {
        Random random = new Random(seed);
        byte[] rgb = new byte[3 * width * height];
        int[] phase = random.ints(3, 0, 256).toArray();
        for (int i = 0; i < width * height; i++) {
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = (byte) (phase[c] + 2 * (i % width) + 3 * (i / width));
            }
        }
        return new RgbImage(width, height, rgb);
    }

    /// Writes such an image as a JPEG.
    public static void writeImage(Path file, int width, int height, long seed) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Jpeg.encode(image(width, height, seed), 95));
    }

    /// A file of text-only conversations `q0`, `q1`, … whose answers say their number, the lengths of the
    /// questions scattered.
    public static Path writeTexts(Path file, String name, int count) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String padding = "x".repeat((i * 7919) % 97);
            lines.add("{\"id\":\"" + name + i + "\",\"conversations\":[{\"from\":\"human\",\"value\":\"q" + i + padding
                    + "\"},{\"from\":\"gpt\",\"value\":\"" + name + " " + i + "\"}]}");
        }
        return Files.write(file, lines);
    }

    /// A set of the mixture from such a file.
    public static MixtureSet texts(Path folder, String name, int count) throws IOException {
        Path file = writeTexts(folder.resolve(name + ".jsonl"), name, count);
        return new MixtureSet(name, new Source.Conversations(file, Optional.empty()));
    }

    public static Mixture mixture(MixtureSet... sets) {
        return new Mixture(List.of(sets));
    }

    /// A question about two dots on one image, and one about two images, in turn.
    public static Sample sample(int number, String split) {
        boolean marked = number % 2 == 0;
        List<Sample.Image> images = new ArrayList<>();
        images.add(new Sample.Image("room/" + number % 7 + ".jpg", WIDTH, HEIGHT));
        if (!marked) {
            images.add(new Sample.Image("room/" + (number + 1) % 7 + ".jpg", WIDTH, HEIGHT));
        }
        String question = marked ? "<image>\nWhich is nearer?" : "Image-1: <image>\nImage-2: <image>\nWhere to?";
        Answer answer = marked ? new Answer.Choice("B") : new Answer.Direction(Answer.Direction.Word.LEFT);
        List<Overlay> overlays = marked
                ? List.of(new Overlay(0, List.of(new Overlay.Dot(20, 24, "A"), new Overlay.Dot(44, 24, "B"))))
                : List.of();
        Provenance provenance = new Provenance(
                "room",
                "room-" + split,
                List.of(0),
                List.of(),
                List.of(),
                new TreeMap<>(),
                "bin",
                "strict",
                List.of(),
                overlays);
        return new Sample(
                "s" + number,
                images,
                List.of(new Turn(Turn.Speaker.HUMAN, question), new Turn(Turn.Speaker.GPT, "`" + answer.text() + "`")),
                marked ? Subtask.DEPTH_COMPARISON_DOT : Subtask.CAMERA_X_DIRECTION,
                split,
                answer,
                provenance);
    }

    /// A data set of `train` samples in files of ten, half as many `val` samples, and seven images.
    public static Path writeDataset(Path folder, int count, ImagesMode mode) throws IOException {
        List<ShardEntry> shards = new ArrayList<>();
        for (Map.Entry<String, Integer> split : new TreeMap<>(Map.of("train", count, "val", count / 2)).entrySet()) {
            try (ShardWriter writer = new ShardWriter(folder, split.getKey(), 10)) {
                for (int i = 0; i < split.getValue(); i++) {
                    writer.write(sample(i, split.getKey()));
                }
                shards.addAll(writer.finish());
            }
        }
        for (int i = 0; i < 7; i++) {
            writeImage(folder.resolve("images/room/" + i + ".jpg"), WIDTH, HEIGHT, i);
        }
        List<SceneEntry> scenes = List.of(
                new SceneEntry("room", "room-train", "train", 7, List.of()),
                new SceneEntry("room2", "room-val", "val", 7, List.of()));
        ManifestJson.write(
                new Manifest("test", 1, new TreeMap<>(), mode, List.of(), scenes, List.of(), shards, List.of()),
                folder);
        return folder;
    }
}
