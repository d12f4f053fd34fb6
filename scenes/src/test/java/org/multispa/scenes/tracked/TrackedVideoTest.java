package org.multispa.scenes.tracked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Pose;
import org.multispa.images.ImageSize;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.SetAside;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.npy.NpyArray;
import org.multispa.scenes.npy.NpyWriter;

class TrackedVideoTest {
    private static final SceneId ID = new SceneId("clip", "capture");
    private static final byte[] IMAGE = jpeg(64, 48);

    /// An image that counts how often it is read.
    private record Counted(byte[] image, AtomicInteger reads) implements FramePixels {
        @Override
        public DepthMap depth() throws IOException {
            throw new IOException("there is no depth");
        }

        @Override
        public byte[] encodedColor() {
            reads.incrementAndGet();
            return image;
        }

        @Override
        public String colorExtension() {
            return "jpg";
        }

        @Override
        public Optional<Path> colorFile() {
            return Optional.empty();
        }
    }

    private final AtomicInteger reads = new AtomicInteger();

    private static byte[] jpeg(int width, int height) {
        return Jpeg.encode(new RgbImage(width, height, new byte[3 * width * height]), 80);
    }

    private TrackedVideo.Entry entry(int number, int row, Pose pose, byte[] image) {
        return new TrackedVideo.Entry(
                number,
                "frame " + number,
                () -> new VideoFrame(row, number, pose, Pose.IDENTITY, new Counted(image, reads)));
    }

    private TrackedVideo.Entry sound(int number, int row) {
        return entry(number, row, Pose.IDENTITY, IMAGE);
    }

    /// The one point of row t has x = t.
    private static TrackedVideo video(List<TrackedVideo.Entry> entries, Optional<ImageSize> size) throws IOException {
        int rows = Math.max(1, entries.size());
        double[] positions = new double[3 * rows];
        double[] seen = new double[rows];
        for (int t = 0; t < rows; t++) {
            positions[3 * t] = t;
            positions[3 * t + 2] = 1;
            seen[t] = 1;
        }
        TrackArrays tracks = new TrackArrays(
                NpyArray.parse(NpyWriter.doubles(positions, rows, 1, 3)),
                NpyArray.parse(NpyWriter.doubles(seen, rows, 1)));
        return new TrackedVideo(ID, TrackSubset.PSTUDIO, new Lens(50, 50, 32, 24, size), tracks, entries);
    }

    private static List<Integer> numbers(DynamicScene scene) {
        return scene.frames().stream().map(Frame::number).toList();
    }

    @Test
    void framesComeInTheOrderOfTheirNumbersWithTheirOwnTracks() throws IOException {
        List<TrackedVideo.Entry> entries = new ArrayList<>();
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, 30).map(i -> 7 * i).boxed().toList());
        Collections.shuffle(numbers, new Random(5));
        numbers.forEach(number -> entries.add(sound(number, entries.size())));
        DynamicScene scene = video(entries, Optional.empty()).toScene(LoadOptions.DEFAULT);
        assertThat(numbers(scene)).isSorted().hasSize(30);
        for (int t = 0; t < 30; t++) {
            assertThat(scene.tracks().camera(t, 0).x())
                    .isEqualTo(numbers.indexOf(scene.frames().get(t).number()));
        }
        assertThat(reads).as("every image is read once").hasValue(30);
        assertThat(scene.frames().getFirst().camera().width()).isEqualTo(64);
    }

    @Test
    void strideAndCapAreKeptAndTheRestIsNotRead() throws IOException {
        List<TrackedVideo.Entry> entries =
                IntStream.range(0, 20).mapToObj(i -> sound(i, i)).toList();
        DynamicScene scene = video(entries, Optional.empty())
                .toScene(LoadOptions.DEFAULT.withEvery(3).withMaxFrames(4));
        assertThat(numbers(scene)).containsExactly(0, 3, 6, 9);
        assertThat(reads).hasValue(4);
        DynamicScene first = video(entries, Optional.empty())
                .toScene(LoadOptions.DEFAULT.withEvery(Integer.MAX_VALUE).withTrackSubset(TrackSubset.ADT));
        assertThat(numbers(first)).containsExactly(0);
        assertThat(first.subset()).isEqualTo(TrackSubset.ADT);
    }

    @Test
    void brokenFramesAreSetAsideByNameAndTheOthersGoOn() throws IOException {
        Pose lost = new Pose(1, 0, 0, Double.NaN, 0, 1, 0, 0, 0, 0, 1, 0);
        Pose stretched = new Pose(2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0);
        List<TrackedVideo.Entry> entries = List.of(
                sound(1, 0),
                entry(2, 1, lost, IMAGE),
                entry(3, 2, stretched, IMAGE),
                entry(4, 3, Pose.IDENTITY, Arrays.copyOf(IMAGE, IMAGE.length / 2)),
                entry(5, 4, Pose.IDENTITY, jpeg(32, 48)),
                entry(6, 5, Pose.IDENTITY, new byte[0]),
                new TrackedVideo.Entry(7, "frame 7", () -> {
                    throw new IOException("the disk is gone");
                }),
                sound(8, 7),
                sound(8, 8),
                sound(-1, 9));
        DynamicScene scene = video(entries, Optional.empty()).toScene(LoadOptions.DEFAULT);
        assertThat(numbers(scene)).containsExactly(1, 8);
        assertThat(scene.tracks().camera(1, 0).x()).isEqualTo(7);
        assertThat(scene.setAside())
                .extracting(SetAside::what)
                .containsExactly(
                        "frame -1", "frame 2", "frame 3", "frame 4", "frame 5", "frame 6", "frame 7", "frame 8");
        List<String> reasons = List.of(
                "used before or negative",
                "tracking was lost",
                "no rotation",
                "truncated",
                "32x48 pixels, expected 64x48",
                "broken image",
                "the disk is gone",
                "used before");
        for (int i = 0; i < reasons.size(); i++) {
            assertThat(scene.setAside().get(i).reason()).contains(reasons.get(i));
        }
    }

    @Test
    void aSizeThatTheFileTellsIsHeldAgainstEveryImage() throws IOException {
        List<TrackedVideo.Entry> entries = List.of(entry(0, 0, Pose.IDENTITY, jpeg(32, 32)), sound(1, 1));
        DynamicScene scene = video(entries, Optional.of(new ImageSize(64, 48))).toScene(LoadOptions.DEFAULT);
        assertThat(numbers(scene)).containsExactly(1);
        assertThat(numbers(video(entries, Optional.empty()).toScene(LoadOptions.DEFAULT)))
                .as("else the first image tells it")
                .containsExactly(0);
    }

    @Test
    void aVideoWithoutAUsableFrameIsRefusedWithTheFirstReason() throws IOException {
        TrackedVideo broken = video(
                List.of(entry(3, 0, Pose.IDENTITY, new byte[5]), entry(4, 1, Pose.IDENTITY, new byte[5])),
                Optional.empty());
        assertThatThrownBy(() -> broken.toScene(LoadOptions.DEFAULT))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("no usable frame among 2", "frame 3", "broken image");
        TrackedVideo empty = video(List.of(), Optional.of(new ImageSize(64, 48)));
        assertThatThrownBy(() -> empty.toScene(LoadOptions.DEFAULT)).hasMessage("no usable frame among 0");
    }

    @Test
    void anyMixtureOfSoundAndBrokenFramesKeepsExactlyTheSoundOnes() throws IOException {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            List<TrackedVideo.Entry> entries = new ArrayList<>();
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                boolean broken = random.nextInt(3) == 0;
                entries.add(broken ? entry(i, i, Pose.IDENTITY, new byte[2]) : sound(i, i));
                if (!broken) {
                    expected.add(i);
                }
            }
            DynamicScene scene = video(entries, Optional.empty()).toScene(LoadOptions.DEFAULT);
            assertThat(numbers(scene)).isEqualTo(expected);
            assertThat(scene.setAside()).hasSize(25 - expected.size());
            for (int t = 0; t < expected.size(); t++) {
                assertThat(scene.tracks().camera(t, 0).x())
                        .isEqualTo(expected.get(t).doubleValue());
            }
        }
    }
}
