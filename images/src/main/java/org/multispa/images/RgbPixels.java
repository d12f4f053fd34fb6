package org.multispa.images;

/// A copy of an [RgbImage] that can be changed.
final class RgbPixels implements PixelGrid {
    private final RgbImage image;

    RgbPixels(RgbImage original) {
        this.image =
                new RgbImage(original.width(), original.height(), original.rgb().clone());
    }

    @Override
    public int width() {
        return image.width();
    }

    @Override
    public int height() {
        return image.height();
    }

    @Override
    public void read(int left, int top, int columns, int[] rgb) {
        requireInside(left, top, columns, rgb.length);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = image.pixel(left + i % columns, top + i / columns);
        }
    }

    @Override
    public void write(int left, int top, int columns, int[] rgb) {
        requireInside(left, top, columns, rgb.length);
        for (int i = 0; i < rgb.length; i++) {
            int at = 3 * ((top + i / columns) * image.width() + left + i % columns);
            image.rgb()[at] = (byte) (rgb[i] >> 16);
            image.rgb()[at + 1] = (byte) (rgb[i] >> 8);
            image.rgb()[at + 2] = (byte) rgb[i];
        }
    }

    /// What has become of the image. It must not be changed afterwards.
    RgbImage image() {
        return image;
    }
}
