package org.multispa.dataset.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.RandomSamples;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.dataset.json.SampleJson;
import org.multispa.dataset.output.DatasetReader;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ManifestJson;
import org.multispa.dataset.output.Manifests;
import org.multispa.dataset.output.SceneEntry;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.dataset.overlay.SampleImages;
import org.multispa.files.Sha256;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

/// A small data set with three samples of every subtask: two of `train`, the second with one image more where
/// there are several, and one of `val` in the form of a benchmark.
public final class ExportData {
    public static final int WIDTH = 160;
    public static final int HEIGHT = 120;
    private static final int FRAMES = 12;

    private final Path root;
    private final ImagesMode mode;
    private final Path frames;
    private final int times;

    private ExportData(Path root, Path frames, ImagesMode mode, int times) {
        this.root = root;
        this.frames = frames;
        this.mode = mode;
        this.times = times;
    }

    /// @param parent a folder of the test's own
    public static ExportData write(Path parent, ImagesMode mode) throws IOException {
        return write(parent, mode, 1);
    }

    /// @param times how often every sample is there
    public static ExportData write(Path parent, ImagesMode mode, int times) throws IOException {
        ExportData data = new ExportData(parent.resolve("data"), parent.resolve("frames"), mode, times);
        data.writeFrames();
        List<ShardEntry> shards = data.writeShards();
        Manifest base = Manifests.with(List.of(), List.of());
        ManifestJson.write(
                new Manifest(
                        base.tool(),
                        base.seed(),
                        base.configuration(),
                        mode,
                        List.of(),
                        List.of(
                                new SceneEntry("one_00", "one", "train", FRAMES, List.of()),
                                new SceneEntry("two_00", "two", "val", FRAMES, List.of())),
                        List.of(),
                        shards,
                        List.of()),
                data.root);
        return data;
    }

    /// Plainly, since forcing every file to disk is what takes time.
    private List<ShardEntry> writeShards() throws IOException {
        SortedMap<String, List<Sample>> files = new TreeMap<>();
        for (Sample sample : made()) {
            String path = sample.split() + "/" + sample.subtask().id() + "-00000.jsonl";
            files.computeIfAbsent(path, _ -> new ArrayList<>()).add(sample);
        }
        List<ShardEntry> shards = new ArrayList<>();
        for (Map.Entry<String, List<Sample>> file : files.entrySet()) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (Sample sample : file.getValue()) {
                lines.writeBytes(SampleJson.encode(sample));
                lines.write('\n');
            }
            Path target = root.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, lines.toByteArray());
            shards.add(new ShardEntry(
                    file.getKey(), file.getValue().size(), lines.size(), Sha256.of(lines.toByteArray())));
        }
        return shards;
    }

    private void writeFrames() throws IOException {
        Files.createDirectories(frames);
        for (int i = 0; i < FRAMES; i++) {
            Files.write(frames.resolve(i + ".jpg"), jpeg(WIDTH, HEIGHT, i));
            if (mode != ImagesMode.NONE) {
                Path stored = image(framePath(i));
                Files.createDirectories(stored.getParent());
                Files.copy(frames.resolve(i + ".jpg"), stored);
            }
        }
    }

    public static byte[] jpeg(int width, int height, int seed) {
        byte[] rgb = new byte[3 * width * height];
        new Random(seed).nextBytes(rgb);
        return Jpeg.encode(new RgbImage(width, height, rgb), 80);
    }

    private static String framePath(int frame) {
        return "one_00/" + String.format("%06d.jpg", frame);
    }

    private List<Sample> made() throws IOException {
        RandomSamples random = new RandomSamples(5);
        List<Sample> samples = new ArrayList<>();
        for (Subtask subtask : Subtask.values()) {
            for (int i = 0; i < 3 * times; i++) {
                samples.add(made(subtask, i, samples.size(), random));
            }
        }
        return samples;
    }

    private Sample made(Subtask subtask, int position, int number, RandomSamples random) throws IOException {
        int variant = position % 3;
        int count = subtask.images() > 1 && variant == 1 ? subtask.images() + 1 : subtask.images();
        Answer truth = subtask.answerKind() == Subtask.AnswerKind.CHOICE
                ? new Answer.Choice(variant == 0 ? "B" : "A")
                : random.answer(subtask);
        List<Overlay> overlays = overlays(subtask, count, number);
        String split = variant == 2 ? "val" : "train";
        String id = subtask.id() + " #" + position;
        List<Sample.Image> plain = IntStream.range(0, count)
                .mapToObj(i -> new Sample.Image(framePath((number + i) % FRAMES), WIDTH, HEIGHT))
                .toList();
        Sample sample =
                new Sample(id, plain, turns(count, truth, variant), subtask, split, truth, provenance(split, overlays));
        if (mode == ImagesMode.DRAWN) {
            sample = withDrawnImages(sample, number);
        }
        return variant == 2 ? sample.asBenchmark() : sample;
    }

    private static List<Overlay> overlays(Subtask subtask, int images, int number) {
        List<Overlay> overlays = new ArrayList<>();
        if (subtask.reference() == Subtask.Reference.DOT) {
            if (subtask.answerKind() == Subtask.AnswerKind.CHOICE) {
                overlays.add(new Overlay(
                        images - 1, List.of(new Overlay.Dot(30, 30 + number % 7, "A"), new Overlay.Dot(110, 80, "B"))));
            } else {
                overlays.add(new Overlay(0, List.of(new Overlay.Dot(40 + number % 11, 50, ""))));
            }
        }
        return overlays;
    }

    private static List<Turn> turns(int images, Answer truth, int variant) {
        String intro = images == 1
                ? "<image>\n"
                : IntStream.rangeClosed(1, images)
                        .mapToObj(i -> "Image-" + i + ": <image>\n")
                        .collect(Collectors.joining());
        List<Turn> turns = new ArrayList<>();
        turns.add(new Turn(Turn.Speaker.HUMAN, intro + "How \"far\",\tπ or 漢 \uD83D\uDE00?\nSay it's 'it'."));
        turns.add(new Turn(Turn.Speaker.GPT, "It is `" + truth.text() + "`."));
        if (variant == 1) {
            turns.add(new Turn(Turn.Speaker.HUMAN, "Sure?"));
            turns.add(new Turn(Turn.Speaker.GPT, "Yes, `" + truth.text() + "`."));
        }
        return turns;
    }

    private static Provenance provenance(String split, List<Overlay> overlays) {
        return new Provenance(
                split.equals("val") ? "two_00" : "one_00",
                split.equals("val") ? "two" : "one",
                List.of(0, 30),
                List.of(7),
                List.of(),
                new TreeMap<>(Map.of(Provenance.OTHER_X, 17.0, Provenance.OTHER_Y, 930.0)),
                "6-7",
                "strict",
                List.of("t1", "q2", "a3"),
                overlays);
    }

    private Sample withDrawnImages(Sample sample, int number) throws IOException {
        List<Sample.Image> images = new ArrayList<>(sample.images());
        for (int i = 0; i < images.size(); i++) {
            if (sample.overlay(i).isPresent()) {
                String path = "one_00/marked/" + number + "_" + i + ".jpg";
                Files.createDirectories(image(path).getParent());
                Files.write(image(path), SampleImages.drawn(sample, i, frame((number + i) % FRAMES)));
                images.set(i, new Sample.Image(path, WIDTH, HEIGHT));
            }
        }
        return new Sample(
                sample.id(),
                images,
                sample.conversations(),
                sample.subtask(),
                sample.split(),
                sample.truth(),
                sample.provenance());
    }

    private byte[] frame(int number) throws IOException {
        return Files.readAllBytes(frames.resolve(number + ".jpg"));
    }

    public Path root() {
        return root;
    }

    /// The stored file of an image path.
    public Path image(String path) {
        return root.resolve("images").resolve(path);
    }

    /// All samples in the data set's order.
    public List<Sample> samples() throws IOException {
        try (var samples = DatasetReader.open(root).samples()) {
            return samples.toList();
        }
    }

    /// The bytes of an image as a model is to see it, found without the exporter.
    public byte[] seen(Sample sample, int image) {
        try {
            byte[] stored = Files.readAllBytes(image(sample.images().get(image).path()));
            return mode == ImagesMode.DRAWN ? stored : SampleImages.drawn(sample, image, stored);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs an export with the usual options.
    public ExportResult export(ExportFormat format, Path out) throws IOException {
        return export(format, out, ExportOptions.with(format.imageHandlings().getFirst()));
    }

    public ExportResult export(ExportFormat format, Path out, ExportOptions options) throws IOException {
        return export(format, out, options, Selection.ALL);
    }

    public ExportResult export(ExportFormat format, Path out, ExportOptions options, Selection selection)
            throws IOException {
        return Exporter.run(new ExportRequest(root, format, out, selection, options, 2, false), _ -> {});
    }
}
