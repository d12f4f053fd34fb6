package org.multispa.images;

/// A colour raster: 3 bytes a pixel in the order red, green, blue, rows from the top. The array is not copied.
public record RgbImage(int width, int height, byte[] rgb) {
    public RgbImage {
        if (width <= 0 || height <= 0 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException("image of " + width + "x" + height + " needs " + 3L * width * height
                    + " bytes, found " + rgb.length);
        }
    }

    /// Red, green and blue of a pixel as 0xRRGGBB.
    public int pixel(int x, int y) {
        int at = 3 * (y * width + x);
        return ((rgb[at] & 0xFF) << 16) | ((rgb[at + 1] & 0xFF) << 8) | (rgb[at + 2] & 0xFF);
    }

    /// A copy with some of its pixels changed.
    ///
    /// @throws ImageFormatException if `edit` refuses the image
    public RgbImage edited(Jpeg.Edit edit) throws ImageFormatException {
        RgbPixels pixels = new RgbPixels(this);
        edit.apply(pixels);
        return pixels.image();
    }
}
