package org.multispa.dataset.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.dataset.Overlay;
import org.multispa.images.RgbImage;

class OverlayPainterTest {
    private static final int WIDTH = 650;
    private static final int HEIGHT = 480;
    private static final List<Overlay.Dot> DOTS =
            List.of(new Overlay.Dot(200.5, 200.5, "A"), new Overlay.Dot(400, 300, "B"), new Overlay.Dot(100, 400, ""));

    private static RgbImage plain(int colour) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) (colour >> 16);
            rgb[i + 1] = (byte) (colour >> 8);
            rgb[i + 2] = (byte) colour;
        }
        return new RgbImage(WIDTH, HEIGHT, rgb);
    }

    private static RgbImage noise() {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        new Random(1).nextBytes(rgb);
        return new RgbImage(WIDTH, HEIGHT, rgb);
    }

    /// A copy of the image with the overlay drawn.
    static RgbImage painted(RgbImage image, Overlay overlay) {
        TestPixels pixels = new TestPixels(image);
        OverlayPainter.paint(pixels, overlay);
        return pixels.image();
    }

    private static int luminance(int colour) {
        return (299 * (colour >> 16 & 0xFF) + 587 * (colour >> 8 & 0xFF) + 114 * (colour & 0xFF)) / 1000;
    }

    @ParameterizedTest
    @ValueSource(ints = {0x000000, 0xFFFFFF, 0x808080, 0xFF1E1E, 0x00DCFF, 0x32FF32, 0x2850FF, 0xFFE600, 0xFF28D2})
    void aDotStandsOutOnAnyPlainBackground(int background) {
        RgbImage painted = painted(plain(background), new Overlay(0, DOTS));
        int middle = painted.pixel(200, 200);
        int difference = Math.abs((middle >> 16 & 0xFF) - (background >> 16 & 0xFF))
                + Math.abs((middle >> 8 & 0xFF) - (background >> 8 & 0xFF))
                + Math.abs((middle & 0xFF) - (background & 0xFF));
        assertThat(difference).isGreaterThan(200);
    }

    @Test
    void aDotIsADiscInAWhiteAndABlackRing() {
        // on an image 650 wide the disc has a radius of 5, the white ring reaches to 6 and the black one to 7
        assertThat(MarkSize.of(WIDTH).disc()).isEqualTo(5);
        assertThat(MarkSize.of(WIDTH).dot()).isEqualTo(7);
        List<Overlay.Dot> dots = List.of(new Overlay.Dot(200.5, 200, ""));
        RgbImage painted = painted(plain(0x808080), new Overlay(0, dots));
        int colour = painted.pixel(200, 200);
        assertThat(painted.pixel(200, 196)).isEqualTo(colour);
        assertThat(luminance(painted.pixel(200, 194))).isGreaterThan(180);
        assertThat(luminance(painted.pixel(200, 193))).isLessThan(70);
        assertThat(painted.pixel(200, 191)).isEqualTo(0x808080);
    }

    @Test
    void aDotIsDrawnAroundItsExactPlace() {
        MarkSize size = MarkSize.of(WIDTH);
        RgbImage before = plain(0x808080);
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            double u = 100 + 400 * random.nextDouble();
            double v = 100 + 200 * random.nextDouble();
            RgbImage painted = painted(before, new Overlay(0, List.of(new Overlay.Dot(u, v, ""))));
            double weight = 0;
            double sumX = 0;
            double sumY = 0;
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    if (painted.pixel(x, y) != 0x808080) {
                        assertThat(Math.hypot(x + 0.5 - u, y + 0.5 - v)).isLessThan(size.dot() + 1);
                        weight++;
                        sumX += x + 0.5;
                        sumY += y + 0.5;
                    }
                }
            }
            assertThat(sumX / weight).isCloseTo(u, org.assertj.core.data.Offset.offset(0.35));
            assertThat(sumY / weight).isCloseTo(v, org.assertj.core.data.Offset.offset(0.35));
        }
    }

    @Test
    void aLabelIsABlackLetterOnAWhitePlate() {
        RgbImage painted = painted(noise(), new Overlay(0, DOTS));
        LabelLayout layout = LabelLayout.of(WIDTH, HEIGHT, DOTS);
        for (int i = 0; i < 2; i++) {
            Plate plate = layout.plates().get(i).orElseThrow();
            int dark = 0;
            int light = 0;
            int total = 0;
            for (int y = (int) plate.y() + 2; y < plate.y() + plate.side() - 2; y++) {
                for (int x = (int) plate.x() + 2; x < plate.x() + plate.side() - 2; x++) {
                    int grey = luminance(painted.pixel(x, y));
                    dark += grey < 80 ? 1 : 0;
                    light += grey > 175 ? 1 : 0;
                    total++;
                }
            }
            assertThat(light).isGreaterThan(total / 3);
            assertThat(dark).isBetween(total / 8, total / 2);
        }
    }

    @Test
    void onlyTheMarksChangeAndTheOriginalDoesNot() {
        RgbImage original = noise();
        byte[] before = original.rgb().clone();
        RgbImage painted = painted(original, new Overlay(0, DOTS));
        assertThat(original.rgb()).isEqualTo(before);
        MarkSize size = MarkSize.of(WIDTH);
        LabelLayout layout = LabelLayout.of(WIDTH, HEIGHT, DOTS);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                Overlay.Dot here = new Overlay.Dot(x + 0.5, y + 0.5, "");
                boolean marked =
                        DOTS.stream().anyMatch(d -> Math.hypot(d.u() - here.u(), d.v() - here.v()) < size.dot() + 1)
                                || layout.plates().stream()
                                        .anyMatch(p -> p.filter(plate -> plate.distance(here) < 1)
                                                .isPresent());
                if (!marked) {
                    assertThat(painted.pixel(x, y)).isEqualTo(original.pixel(x, y));
                }
            }
        }
    }

    @Test
    void theSameInputGivesTheSamePixels() {
        Overlay overlay = new Overlay(0, DOTS);
        assertThat(painted(noise(), overlay).rgb())
                .isEqualTo(painted(noise(), overlay).rgb());
    }

    @Test
    void allDotsOfAnOverlayShareOneColourWhateverTheirSurroundings() {
        RgbImage halves = plain(0xFF1E1E);
        Arrays.fill(halves.rgb(), 0, halves.rgb().length / 2, (byte) 250);
        List<Overlay.Dot> dots = List.of(new Overlay.Dot(300, 100, "A"), new Overlay.Dot(300, 400, "B"));
        RgbImage painted = painted(halves, new Overlay(0, dots));
        assertThat(painted.pixel(300, 100)).isEqualTo(painted.pixel(300, 400)).isNotIn(0xFF1E1E, 0xFAFAFA);
    }

    @Test
    void marksAtAndBeyondTheBorderAreCutOff() {
        List<Overlay.Dot> dots = List.of(
                new Overlay.Dot(0, 0, "A"),
                new Overlay.Dot(WIDTH, HEIGHT, "B"),
                new Overlay.Dot(-1e12, 5, "C"),
                new Overlay.Dot(WIDTH / 2.0, HEIGHT + 300.0, ""));
        RgbImage painted = painted(plain(0), new Overlay(0, dots));
        assertThat(painted.width()).isEqualTo(WIDTH);
        assertThat(painted.pixel(0, 0)).isNotZero();
        assertThat(painted(new RgbImage(1, 1, new byte[3]), new Overlay(0, dots))
                        .rgb())
                .hasSize(3);
    }

    @Test
    void anEmptyOverlayChangesNothing() {
        assertThat(painted(noise(), new Overlay(0, List.of())).rgb()).isEqualTo(noise().rgb());
    }
}
