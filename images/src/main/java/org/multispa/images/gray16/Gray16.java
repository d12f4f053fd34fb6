package org.multispa.images.gray16;

/// A raster of unsigned 16-bit values, rows from the top. The array is not copied.
public record Gray16(int width, int height, char[] values) {
    public Gray16 {
        if (width <= 0 || height <= 0 || values.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "raster of " + width + "x" + height + " needs as many values, found " + values.length);
        }
    }
}
