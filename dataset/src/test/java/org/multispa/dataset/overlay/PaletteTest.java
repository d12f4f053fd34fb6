package org.multispa.dataset.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.dataset.Overlay;
import org.multispa.images.PixelGrid;
import org.multispa.images.RgbImage;

class PaletteTest {
    private static final Overlay.Dot LEFT = new Overlay.Dot(50, 50, "A");
    private static final Overlay.Dot RIGHT = new Overlay.Dot(150, 50, "B");

    /// 200 by 100 pixels, one colour in each half.
    private static PixelGrid halves(int left, int right) {
        byte[] rgb = new byte[3 * 200 * 100];
        for (int i = 0; i < 200 * 100; i++) {
            int colour = i % 200 < 100 ? left : right;
            rgb[3 * i] = (byte) (colour >> 16);
            rgb[3 * i + 1] = (byte) (colour >> 8);
            rgb[3 * i + 2] = (byte) colour;
        }
        return new TestPixels(new RgbImage(200, 100, rgb));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFF1E1E, 0xFFE600, 0x00DCFF, 0xFF28D2, 0x32FF32, 0x2850FF})
    void aColourIsNotChosenOnItself(int background) {
        assertThat(Palette.choose(halves(background, background), List.of(LEFT), 10))
                .isNotEqualTo(background);
    }

    @Test
    void theDotThatStandsOutLeastDecides() {
        int onBlue = Palette.choose(halves(0x2850FF, 0x2850FF), List.of(LEFT, RIGHT), 10);
        int onYellow = Palette.choose(halves(0xFFE600, 0xFFE600), List.of(LEFT, RIGHT), 10);
        int onBoth = Palette.choose(halves(0x2850FF, 0xFFE600), List.of(LEFT, RIGHT), 10);
        assertThat(onBlue).isNotEqualTo(onYellow);
        assertThat(onBoth).isNotIn(0x2850FF, 0xFFE600);
    }

    @Test
    void theOrderOfTheDotsDoesNotMatter() {
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            PixelGrid image = halves(random.nextInt(1 << 24), random.nextInt(1 << 24));
            assertThat(Palette.choose(image, List.of(LEFT, RIGHT), 10))
                    .isEqualTo(Palette.choose(image, List.of(RIGHT, LEFT), 10));
        }
    }

    @Test
    void onlyTheSurroundingsCount() {
        PixelGrid blueOnly = halves(0x2850FF, 0x2850FF);
        PixelGrid blueAndYellow = halves(0x2850FF, 0xFFE600);
        assertThat(Palette.choose(blueAndYellow, List.of(LEFT), 10))
                .isEqualTo(Palette.choose(blueOnly, List.of(LEFT), 10));
    }

    @Test
    void twoDotsFivePercentApartLeaveRoomForAPlateBetweenThem() {
        for (int width = 456; width <= 2080; width++) {
            MarkSize size = MarkSize.of(width);
            assertThat(2 * size.dot() + size.gap() + size.plate() + size.clearance())
                    .as("width " + width)
                    .isLessThanOrEqualTo(0.05 * width);
        }
    }

    @Test
    void marksGrowWithTheImageWithinLimits() {
        assertThat(MarkSize.of(1300).disc()).isEqualTo(10);
        assertThat(MarkSize.of(1)).isEqualTo(MarkSize.of(300));
        assertThat(MarkSize.of(10_000)).isEqualTo(MarkSize.of(1_000_000));
    }
}
