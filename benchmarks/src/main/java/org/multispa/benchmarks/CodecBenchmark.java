package org.multispa.benchmarks;

import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.multispa.benchmarks.room.BoxRoom;
import org.multispa.benchmarks.room.Photo;
import org.multispa.benchmarks.room.RoomScan;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.dataset.overlay.SampleImages;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.images.ImageFormatException;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;
import org.multispa.images.gray16.Gray16;
import org.multispa.images.gray16.Gray16Png;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Images a second on one core: 640x480 depth images, 1296x968 colour images, and colour images with five marks drawn.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {
    private static final long SEED = 1;

    private final Gray16 depth = depth();
    private final byte[] png = Gray16Png.encode(depth);
    private final RgbImage photo = photo();
    private final byte[] jpeg = Jpeg.encode(photo, 85);
    private final Sample marked = marked();

    private static BoxRoom room() {
        return BoxRoom.furnished(SEED, 24);
    }

    private static Pose pose() {
        return Pose.lookingAt(new Vec3(1, 1, 1.6), new Vec3(4.5, 3, 0.8), new Vec3(0, 0, 1));
    }

    /// With noise that grows with the square of the distance, as depth sensors have.
    private static Gray16 depth() {
        DepthMap clean = room().depth(pose(), RoomScan.CAMERA, 640, 480);
        char[] values = new char[clean.width() * clean.height()];
        for (int i = 0; i < values.length; i++) {
            int x = i % clean.width();
            int y = i / clean.width();
            double metres = clean.metres(x, y);
            double noise = 1.5 * metres * metres * (SeededHash.of(SEED).with(i).unit() - 0.5);
            values[i] = (char) Math.round(clean.raw(x, y) + noise);
        }
        return new Gray16(clean.width(), clean.height(), values);
    }

    private static RgbImage photo() {
        return Photo.of(room(), pose(), RoomScan.CAMERA, SEED);
    }

    private static Sample marked() {
        List<Overlay.Dot> dots = List.of(
                new Overlay.Dot(200.5, 300.25, "A"),
                new Overlay.Dot(640, 480, "B"),
                new Overlay.Dot(900.75, 220, "C"),
                new Overlay.Dot(1100, 800, "D"),
                new Overlay.Dot(420, 700, ""));
        Provenance provenance = new Provenance(
                "room",
                "room",
                List.of(0),
                List.of(),
                List.of(),
                new TreeMap<>(),
                "gap-2-below-50",
                "strict",
                List.of(),
                List.of(new Overlay(0, dots)));
        return new Sample(
                "marked",
                List.of(new Sample.Image("room/000000.jpg", RoomScan.CAMERA.width(), RoomScan.CAMERA.height())),
                List.of(new Turn(Turn.Speaker.HUMAN, "<image>\nWhich dot is nearest?")),
                Subtask.DEPTH_COMPARISON_DOT,
                "train",
                new Answer.Choice("A"),
                provenance);
    }

    @Benchmark
    public Gray16 decodeDepth() throws ImageFormatException {
        return Gray16Png.decode(png);
    }

    @Benchmark
    public byte[] encodeDepth() {
        return Gray16Png.encode(depth);
    }

    @Benchmark
    public RgbImage decodeColour() throws ImageFormatException {
        return Jpeg.decode(jpeg);
    }

    @Benchmark
    public byte[] encodeColour() {
        return Jpeg.encode(photo, SampleImages.QUALITY);
    }

    /// Decode, draw five marks, encode.
    @Benchmark
    public byte[] drawMarks() throws ImageFormatException {
        return SampleImages.drawn(marked, 0, jpeg);
    }
}
