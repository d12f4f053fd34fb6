package org.multispa.dataset.overlay;

import org.multispa.images.PixelGrid;
import org.multispa.images.RgbImage;

/// A copy of an image that marks can be drawn on.
public final class TestPixels implements PixelGrid {
    private final RgbImage copy;

    public TestPixels(RgbImage original) {
        this.copy =
                new RgbImage(original.width(), original.height(), original.rgb().clone());
    }

    @Override
    public int width() {
        return copy.width();
    }

    @Override
    public int height() {
        return copy.height();
    }

    @Override
    public void read(int left, int top, int columns, int[] rgb) {
        requireInside(left, top, columns, rgb.length);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = copy.pixel(left + i % columns, top + i / columns);
        }
    }

    @Override
    public void write(int left, int top, int columns, int[] rgb) {
        requireInside(left, top, columns, rgb.length);
        for (int i = 0; i < rgb.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                int at = 3 * ((top + i / columns) * copy.width() + left + i % columns) + channel;
                copy.rgb()[at] = (byte) (rgb[i] >> (16 - 8 * channel));
            }
        }
    }

    public RgbImage image() {
        return copy;
    }
}
