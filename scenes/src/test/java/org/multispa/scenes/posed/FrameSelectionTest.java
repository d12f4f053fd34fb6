package org.multispa.scenes.posed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.geometry.Pose;
import org.multispa.images.ImageSize;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.TinyImages;

class FrameSelectionTest {
    @TempDir
    Path folder = Path.of("");

    private PosedImages frame(int number) throws IOException {
        Path color = folder.resolve("c.jpg");
        Path depth = folder.resolve("d.png");
        if (!Files.exists(color)) {
            TinyImages.color(color);
            TinyImages.depth(depth, 1000);
        }
        return new PosedImages(number, Pose.IDENTITY, color, depth);
    }

    private FrameSelection select(int frames, LoadOptions options) {
        List<Integer> numbers = IntStream.range(0, frames).boxed().toList();
        return FrameSelection.of(numbers, options, String::valueOf, this::frame);
    }

    private static List<Integer> numbers(FrameSelection selection) {
        return selection.frames().stream().map(PosedImages::number).toList();
    }

    @Test
    void everyStrideAndCapTakeTheExpectedPositions() {
        Random random = new Random(2);
        for (int round = 0; round < 100; round++) {
            int frames = random.nextInt(40);
            int every = 1 + random.nextInt(8);
            int cap = 1 + random.nextInt(12);
            List<Integer> expected = IntStream.range(0, frames)
                    .filter(i -> i % every == 0)
                    .limit(cap)
                    .boxed()
                    .toList();
            LoadOptions options = LoadOptions.DEFAULT.withEvery(every).withMaxFrames(cap);
            assertThat(numbers(select(frames, options))).isEqualTo(expected);
        }
    }

    @Test
    void hugeStridesDoNotOverflow() {
        assertThat(numbers(select(5, LoadOptions.DEFAULT.withEvery(Integer.MAX_VALUE))))
                .containsExactly(0);
    }

    @Test
    void aBrokenFrameDoesNotCountTowardsTheCap() {
        FrameSelection selection =
                FrameSelection.of(List.of(0, 1, 2, 3), LoadOptions.DEFAULT.withMaxFrames(2), i -> "frame " + i, i -> {
                    if (i < 2) {
                        throw new IOException("broken " + i);
                    }
                    return frame(i);
                });
        assertThat(numbers(selection)).containsExactly(2, 3);
        assertThat(selection.setAside())
                .extracting(aside -> aside.what() + ": " + aside.reason())
                .containsExactly("frame 0: broken 0", "frame 1: broken 1");
    }

    @Test
    void smallErrorsOfRotationsAreForgiven() throws IOException {
        PosedImages good = frame(0);
        Pose rough = new Pose(0.999, 0.01, 0, 0, -0.01, 1.001, 0, 0, 0, 0, 1, 0);
        Pose skewed = new Pose(1, 0.2, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
        FrameSelection selection = FrameSelection.of(
                List.of(rough, skewed),
                LoadOptions.DEFAULT,
                pose -> "pose",
                pose -> new PosedImages(pose.equals(rough) ? 0 : 1, pose, good.color(), good.depth()));
        assertThat(numbers(selection)).containsExactly(0);
        assertThat(selection.setAside())
                .singleElement()
                .satisfies(aside -> assertThat(aside.reason()).contains("no rotation"));
    }

    @Test
    void theSizeComesFromTheFirstReadableColourImage() throws IOException {
        Path broken = folder.resolve("broken.jpg");
        TinyImages.write(broken, "no picture");
        FrameSelection selection = FrameSelection.of(List.of(0, 1), LoadOptions.DEFAULT, String::valueOf, i -> {
            PosedImages frame = frame(i);
            return i == 0 ? new PosedImages(i, frame.pose(), broken, frame.depth()) : frame;
        });
        assertThat(selection.colorSize()).isEqualTo(new ImageSize(64, 48));
        FrameSelection onlyBroken = new FrameSelection(selection.frames().subList(0, 1), List.of());
        assertThatIOException().isThrownBy(onlyBroken::colorSize).withMessageContaining("broken.jpg");
        assertThatIOException()
                .isThrownBy(() -> new FrameSelection(List.of(), List.of()).colorSize())
                .withMessageContaining("no usable frame");
    }

    @Test
    void everyTruncationOfADepthFileIsAnErrorThatNamesIt() throws IOException {
        Path depth = frame(0).depth();
        byte[] whole = Files.readAllBytes(depth);
        ImageFiles files = new ImageFiles(frame(0).color(), depth, new DepthFormat(1000, 0));
        assertThat(files.depth().metres(1, 1)).isEqualTo(1);
        for (int length = 0; length < whole.length - 12; length += 3) {
            Files.write(depth, Arrays.copyOf(whole, length));
            assertThatIOException().isThrownBy(files::depth).withMessageContaining("d.png");
        }
    }

    @Test
    void missingImagesAreNamed() {
        ImageFiles files =
                new ImageFiles(folder.resolve("none.PNG"), folder.resolve("none.png"), new DepthFormat(1000, 0));
        assertThatIOException().isThrownBy(files::depth).withMessageContaining("none.png");
        assertThatIOException().isThrownBy(files::encodedColor).withMessageContaining("none.PNG");
        assertThat(files.colorExtension()).isEqualTo("png");
        assertThat(files.colorFile()).contains(folder.resolve("none.PNG"));
    }

    @Test
    void depthFormatsCheckThemselves() {
        for (double units : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new DepthFormat(units, 0));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new DepthFormat(1000, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new DepthFormat(1000, 65536));
        assertThat(new DepthFormat(6553.5, 65535).unitsPerMetre()).isEqualTo(6553.5);
    }
}
