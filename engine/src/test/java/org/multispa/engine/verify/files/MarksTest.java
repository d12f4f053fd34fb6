package org.multispa.engine.verify.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.dataset.overlay.SampleImages;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

final class MarksTest {
    private static RgbImage background(int width, int height, long seed) {
        Random random = new Random(seed);
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grey = 60 + 100 * x / width + random.nextInt(30);
                for (int channel = 0; channel < 3; channel++) {
                    rgb[3 * (y * width + x) + channel] = (byte) (grey + 10 * channel);
                }
            }
        }
        return new RgbImage(width, height, rgb);
    }

    private static RgbImage drawn(RgbImage image, List<Overlay.Dot> dots) throws Exception {
        Provenance from = new Provenance(
                "s",
                "s",
                List.of(0),
                List.of(),
                List.of(),
                new TreeMap<>(Map.of()),
                "bin",
                "strict",
                List.of(),
                List.of(new Overlay(0, dots)));
        Sample sample = new Sample(
                "id",
                List.of(new Sample.Image("s/0.jpg", image.width(), image.height())),
                List.of(new Turn(Turn.Speaker.HUMAN, "<image>\n?")),
                Subtask.DEPTH_COMPARISON_DOT,
                "train",
                new Answer.Choice("A"),
                from);
        return Jpeg.decode(SampleImages.drawn(sample, 0, Jpeg.encode(image, 95)));
    }

    @Test
    void marks_are_found_where_they_were_drawn_and_nowhere_else() throws Exception {
        Random random = new Random(3);
        for (int width : new int[] {160, 320, 640, 1296}) {
            for (int trial = 0; trial < 8; trial++) {
                int height = width * 3 / 4;
                RgbImage plain = background(width, height, trial);
                double u = width * (0.15 + 0.3 * random.nextDouble());
                double v = height * (0.2 + 0.6 * random.nextDouble());
                double away = width * 0.3;
                List<Overlay.Dot> dots = List.of(new Overlay.Dot(u, v, "A"), new Overlay.Dot(u + away, v, "B"));
                RgbImage drawn = drawn(plain, dots);
                assertThat(Marks.areThere(drawn, dots)).as("%d", width).isTrue();
                assertThat(Marks.areThere(plain, dots)).isFalse();
                List<Overlay.Dot> elsewhere =
                        List.of(dots.getFirst(), new Overlay.Dot(u + away / 2, v + 0.06 * width, "B"));
                assertThat(Marks.areThere(drawn, elsewhere)).isFalse();
            }
        }
    }

    @Test
    void images_that_differ_in_a_mark_differ_in_many_pixels() throws Exception {
        RgbImage plain = background(320, 240, 1);
        RgbImage one = drawn(plain, List.of(new Overlay.Dot(100, 100, "A")));
        RgbImage other = drawn(plain, List.of(new Overlay.Dot(104, 100, "A")));
        assertThat(Marks.differing(one, one)).isZero();
        assertThat(Marks.differing(one, other)).isGreaterThan(20);
    }
}
