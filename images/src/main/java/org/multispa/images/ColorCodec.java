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
}
