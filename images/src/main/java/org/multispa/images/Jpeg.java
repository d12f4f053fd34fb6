package org.multispa.images;

/// Colour images to and from encoded bytes (JPEG; PNG is decoded too). Free of state, safe for any number of threads.
///
/// OpenCV does the work; where its native libraries do not load, the codecs of the JDK step in. Which of the two is
/// decided at the first call and holds for the life of the process. Their decoded pixels differ by a few grey levels
/// and their encoded bytes differ.
public final class Jpeg {
    private Jpeg() {}

    /// Decided by the first call of [#decode] or [#encode].
    private static final class Chosen {
        static final ColorCodec CODEC = OpenCvCodec.load().orElseGet(ImageIoCodec::new);
    }

    /// Decodes a JPEG or PNG of at most 2^26 pixels to 8 bits a channel. Rotations asked for in EXIF data are not
    /// applied, since intrinsics belong to the pixels as stored; an alpha channel is dropped.
    ///
    /// @throws ImageFormatException if the bytes are truncated or are no such image
    public static RgbImage decode(byte[] encoded) throws ImageFormatException {
        ImageSize size = ImageSize.ofComplete(encoded);
        RgbImage image = Chosen.CODEC.decode(encoded);
        if (image.width() != size.width() || image.height() != size.height()) {
            throw new ImageFormatException("broken image: its header says " + size.width() + "x" + size.height()
                    + ", its pixels are " + image.width() + "x" + image.height());
        }
        return image;
    }

    /// Encodes as baseline JPEG; the same image and quality give the same bytes on every run with the same codec.
    ///
    /// @param quality 1 to 100
    public static byte[] encode(RgbImage image, int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("JPEG quality must be 1 to 100, found " + quality);
        }
        if (image.width() > 0xFFFF || image.height() > 0xFFFF) {
            throw new IllegalArgumentException(
                    "a JPEG has at most 65535 pixels a side, found " + image.width() + "x" + image.height());
        }
        return Chosen.CODEC.encode(image, quality);
    }
}
