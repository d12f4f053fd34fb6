package org.multispa.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.dataset.json.SampleJson;
import org.multispa.engine.wording.Wording;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.geometry.SeededHash;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Samples a second on one core: putting them into words and making their JSON lines.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SampleLineBenchmark {
    private static final Answer.Vector MOVED = new Answer.Vector(-372, 66, -149);
    private static final Answer.Pixel MATCH = new Answer.Pixel(412, 655);
    private static final Map<String, String> SLOTS = Map.of("x", "118", "y", "940");

    private final WordingPacks packs = WordingPacks.standard();
    private final Sample camera = camera();
    private final Sample correspondence = correspondence();
    private long next;

    @Benchmark
    public byte[] cameraLine() throws DatasetException {
        return SampleJson.encode(camera);
    }

    @Benchmark
    public byte[] correspondenceLine() throws DatasetException {
        return SampleJson.encode(correspondence);
    }

    @Benchmark
    public Wording.Composed cameraWords() {
        return Wording.compose(packs.pack(Subtask.CAMERA_VECTOR), SeededHash.of(next++), Map.of(), MOVED);
    }

    @Benchmark
    public Wording.Composed correspondenceWords() {
        return Wording.compose(packs.pack(Subtask.CORRESPONDENCE_COORDINATE), SeededHash.of(next++), SLOTS, MATCH);
    }

    private static Sample camera() {
        SortedMap<String, Double> raw = new TreeMap<>(Map.of(
                "overlap_percent", 17.38291022,
                "x_m", -0.37182913,
                "y_m", 0.0661827463,
                "z_m", -0.14918273645,
                "distance_m", 0.4060918273645,
                "yaw_deg", -12.8391827364,
                "pitch_deg", 3.1928374655));
        return sample(Subtask.CAMERA_VECTOR, Map.of(), MOVED, List.of(), raw, List.of());
    }

    private static Sample correspondence() {
        SortedMap<String, Double> raw = new TreeMap<>(Map.of(
                "overlap_percent", 22.1928374655,
                "u1_px", 153.1928374655,
                "v1_px", 910.28374655,
                "depth1_m", 2.1928374655,
                "u2_px", 534.928374655,
                "v2_px", 634.28374655,
                "depth2_m", 1.928374655));
        List<Overlay> overlays = List.of(
                new Overlay(0, List.of(new Overlay.Dot(153.1928374655, 910.28374655, ""))),
                new Overlay(
                        1,
                        List.of(
                                new Overlay.Dot(534.928374655, 634.28374655, "A"),
                                new Overlay.Dot(234.28374655, 534.91827364, "B"),
                                new Overlay.Dot(1034.2837465, 334.283746, "C"),
                                new Overlay.Dot(734.2918273645, 134.1827364, "D"))));
        return sample(
                Subtask.CORRESPONDENCE_CHOICE,
                Map.of(),
                new Answer.Choice("A"),
                List.of(48_211, 1_902, 77_230, 130_002),
                raw,
                overlays);
    }

    private static Sample sample(
            Subtask subtask,
            Map<String, String> slots,
            Answer truth,
            List<Integer> points,
            SortedMap<String, Double> raw,
            List<Overlay> overlays) {
        Wording.Composed words = Wording.compose(WordingPacks.standard().pack(subtask), SeededHash.of(1), slots, truth);
        Provenance provenance = new Provenance(
                "scene0000_00",
                "scene0000",
                List.of(120, 345),
                points,
                List.of(),
                raw,
                "overlap-17",
                "strict",
                words.templateIds(),
                overlays);
        return new Sample(
                "scene0000_00_" + subtask.id() + "_120-345",
                List.of(
                        new Sample.Image("scene0000_00/000120.jpg", 1296, 968),
                        new Sample.Image("scene0000_00/000345.jpg", 1296, 968)),
                List.of(
                        new Turn(Turn.Speaker.HUMAN, "Image-1: <image>\nImage-2: <image>\n" + words.question()),
                        new Turn(Turn.Speaker.GPT, words.answer())),
                subtask,
                "train",
                truth,
                provenance);
    }
}
