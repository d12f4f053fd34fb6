package org.multispa.images;

/// Decodes whole JPEG and PNG images of checked size, and encodes JPEG. Safe for any number of threads.
interface ColorCodec {
    /// @throws ImageFormatException if the pixels are broken
    RgbImage decode(byte[] encoded) throws ImageFormatException;

    byte[] encode(RgbImage image, int quality);

    /// Decodes, lets `edit` change pixels, and encodes.
    default byte[] redrawn(byte[] encoded, int quality, Jpeg.Edit edit) throws ImageFormatException {
        RgbPixels pixels = new RgbPixels(decode(encoded));
        edit.apply(pixels);
        return encode(pixels.image(), quality);
    }

    /// Decodes, makes the image smaller so that its longer side has at most `side` pixels, and encodes.
    default byte[] smaller(byte[] encoded, int side, int quality) throws ImageFormatException {
        return encode(Shrinking.toSide(decode(encoded), side), quality);
    }

    /// Mean grey of each of `side` by `side` equal parts of the image.
    default byte[] greyMiniature(byte[] encoded, int side) throws ImageFormatException {
        RgbImage image = decode(encoded);
        byte[] grey = new byte[side * side];
        for (int i = 0; i < grey.length; i++) {
            int left = i % side * image.width() / side;
            int top = i / side * image.height() / side;
            int right = Math.max(left + 1, (i % side + 1) * image.width() / side);
            int bottom = Math.max(top + 1, (i / side + 1) * image.height() / side);
            long sum = 0;
            for (int y = top; y < bottom; y++) {
                for (int x = left; x < right; x++) {
                    int pixel = image.pixel(x, y);
                    sum += 299L * (pixel >> 16) + 587L * (pixel >> 8 & 0xFF) + 114L * (pixel & 0xFF);
                }
            }
            grey[i] = (byte) (sum / (1000L * (right - left) * (bottom - top)));
        }
        return grey;
    }
}
