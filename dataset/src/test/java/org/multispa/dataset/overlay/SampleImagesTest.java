package org.multispa.dataset.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Samples;
import org.multispa.dataset.Subtask;
import org.multispa.images.ImageFormatException;
import org.multispa.images.ImageSize;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;
import org.multispa.testing.SharedData;

class SampleImagesTest {
    private static final Overlay OVERLAY = new Overlay(1, List.of(new Overlay.Dot(500, 250, "A")));
    private static final Sample SAMPLE = Samples.of(
            Subtask.CORRESPONDENCE_CHOICE, new Answer.Choice("A"), Samples.provenance(Map.of(), List.of(OVERLAY)));

    @TempDir
    Path root;

    private static byte[] grey(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        Arrays.fill(rgb, (byte) 90);
        return Jpeg.encode(new RgbImage(width, height, rgb), 90);
    }

    @Test
    void anImageWithoutMarksKeepsItsBytes() throws Exception {
        byte[] original = {1, 2, 3};
        assertThat(SampleImages.drawn(SAMPLE, 0, original)).isSameAs(original);
        Sample empty = Samples.of(
                Subtask.CORRESPONDENCE_CHOICE,
                new Answer.Choice("A"),
                Samples.provenance(Map.of(), List.of(new Overlay(1, List.of()))));
        assertThat(SampleImages.drawn(empty, 1, original)).isSameAs(original);
    }

    @Test
    void anImageWithMarksIsDrawnAndEncodedAnew() throws Exception {
        byte[] original = grey(1000, 500);
        byte[] drawn = SampleImages.drawn(SAMPLE, 1, original);
        RgbImage expected = OverlayPainterTest.painted(Jpeg.decode(original), OVERLAY);
        assertThat(drawn).isEqualTo(Jpeg.encode(expected, 92));
        assertThat(SampleImages.drawn(SAMPLE, 1, original)).isEqualTo(drawn);
    }

    @Test
    void anImageOfAnotherSizeIsRefused() {
        assertThatThrownBy(() -> SampleImages.drawn(SAMPLE, 1, grey(500, 250)))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("s/2.jpg should be 1000x500 pixels, found 500x250");
    }

    @Test
    void aDecodedImageIsMarkedOnACopy() throws Exception {
        RgbImage original = Jpeg.decode(grey(1000, 500));
        RgbImage before = new RgbImage(1000, 500, original.rgb().clone());
        RgbImage drawn = SampleImages.drawn(OVERLAY, new ImageSize(1000, 500), original);
        assertThat(drawn.rgb())
                .isEqualTo(OverlayPainterTest.painted(original, OVERLAY).rgb());
        assertThat(drawn.rgb()).isNotEqualTo(before.rgb());
        assertThat(original.rgb()).isEqualTo(before.rgb());
    }

    @Test
    void aDecodedImageOfAnotherSizeIsRefused() throws Exception {
        RgbImage original = Jpeg.decode(grey(500, 250));
        assertThatThrownBy(() -> SampleImages.drawn(OVERLAY, new ImageSize(1000, 500), original))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("should be 1000x500 pixels, found 500x250");
    }

    @Test
    void bytesThatAreNoImageAreRefused() {
        assertThatThrownBy(() -> SampleImages.drawn(SAMPLE, 1, new byte[] {1, 2, 3}))
                .isInstanceOf(ImageFormatException.class);
    }

    @Test
    void imagesAreReadFromBelowTheirRoot() throws Exception {
        byte[] first = {9};
        Files.createDirectories(root.resolve("s"));
        Files.write(root.resolve("s/1.jpg"), first);
        Files.write(root.resolve("s/2.jpg"), grey(1000, 500));
        assertThat(SampleImages.drawn(SAMPLE, 0, root)).isEqualTo(first);
        assertThat(SampleImages.drawn(SAMPLE, 1, root)).isEqualTo(SampleImages.drawn(SAMPLE, 1, grey(1000, 500)));
        Files.delete(root.resolve("s/2.jpg"));
        assertThatThrownBy(() -> SampleImages.drawn(SAMPLE, 1, root)).isInstanceOf(IOException.class);
    }

    @Test
    void aRealPhotographKeepsItsPixelsAwayFromTheMarks() throws Exception {
        Path photo = SharedData.require("data/scannet/posed_images/scene0000_00/00000.jpg");
        byte[] original = Files.readAllBytes(photo);
        RgbImage before = Jpeg.decode(original);
        Sample sample = new Sample(
                "photo",
                List.of(new Sample.Image("photo.jpg", before.width(), before.height())),
                SAMPLE.conversations(),
                Subtask.DEPTH_ESTIMATION_DOT,
                "train",
                Answer.millimetres(1.5),
                Samples.provenance(Map.of(), List.of(new Overlay(0, List.of(new Overlay.Dot(400, 300, ""))))));
        RgbImage after = Jpeg.decode(SampleImages.drawn(sample, 0, original));
        long difference = 0;
        for (int x = 0; x < before.width(); x++) {
            difference += Math.abs((before.pixel(x, 700) & 0xFF) - (after.pixel(x, 700) & 0xFF));
        }
        assertThat((double) difference / before.width()).isLessThan(4);
        assertThat(after.pixel(400, 300)).isNotEqualTo(before.pixel(400, 300));
    }
}
