package org.multispa.images;

/// Colour images to and from encoded bytes (JPEG; PNG is decoded too). Free of state, safe for any number of
/// threads.
///
/// OpenCV does the work; where its native libraries do not load, the codecs of the JDK step in. Which of the
/// two is decided at the first call and holds for the life of the process. Their decoded pixels differ by a few
/// grey levels and their encoded bytes differ.
public final class Jpeg {
    private Jpeg() {}

    /// Decided by the first call of [#decode] or [#encode].
    private static final class Chosen {
        static final ColorCodec CODEC = OpenCvCodec.load().orElseGet(ImageIoCodec::new);
    }

    /// Decodes a JPEG or PNG of at most 2^26 pixels, and 65,535 a side, to 8 bits a channel. Rotations asked
    /// for in EXIF data are not applied, since intrinsics belong to the pixels as stored; an alpha channel is
    /// dropped.
    ///
    /// @throws ImageFormatException if the bytes are truncated or are no such image
    public static RgbImage decode(byte[] encoded) throws ImageFormatException {
        return decode(encoded, ImageSize.MAX_PIXELS);
    }

    /// As [#decode(byte\[\])], for images from strangers: what claims more than `maxPixels` in its header is
    /// refused before memory is taken for its pixels.
    ///
    /// @param maxPixels 1 to 2^26
    public static RgbImage decode(byte[] encoded, long maxPixels) throws ImageFormatException {
        if (maxPixels < 1 || maxPixels > ImageSize.MAX_PIXELS) {
            throw new IllegalArgumentException(
                    "a limit of pixels is 1 to " + ImageSize.MAX_PIXELS + ", found " + maxPixels);
        }
        ImageSize size = ImageSize.ofComplete(encoded, maxPixels);
        RgbImage image = Chosen.CODEC.decode(encoded);
        requireSize(size, image.width(), image.height());
        return image;
    }

    /// Changes the pixels of a decoded image.
    public interface Edit {
        /// @throws ImageFormatException to refuse the image
        void apply(PixelGrid pixels) throws ImageFormatException;
    }

    /// An image with some of its pixels changed, as [#decode], `edit` and [#encode] one after the other would
    /// give it, without moving the untouched pixels about.
    ///
    /// @param quality 1 to 100
    /// @throws ImageFormatException as [#decode] does, or if `edit` refuses the image
    public static byte[] redrawn(byte[] encoded, int quality, Edit edit) throws ImageFormatException {
        ImageSize size = ImageSize.ofComplete(encoded);
        requireEncodable(size.width(), size.height(), quality);
        return Chosen.CODEC.redrawn(encoded, quality, pixels -> {
            requireSize(size, pixels.width(), pixels.height());
            edit.apply(pixels);
        });
    }

    /// What is left of an image when it is made as small as `side` by `side` pixels, whatever its shape: grey
    /// levels, row by row. For comparing images, not for looking at; the two codecs differ by a few levels.
    ///
    /// @param side 1 to 64
    /// @throws ImageFormatException as [#decode] does
    public static byte[] greyMiniature(byte[] encoded, int side) throws ImageFormatException {
        if (side < 1 || side > 64) {
            throw new IllegalArgumentException("the side of a miniature is 1 to 64, found " + side);
        }
        ImageSize.ofComplete(encoded);
        return Chosen.CODEC.greyMiniature(encoded, side);
    }

    /// A small copy of an image for looking at, as JPEG. The two codecs differ by a few levels.
    ///
    /// @param side pixels that its longer side has at most; smaller images keep their size
    /// @param quality 1 to 100
    /// @throws ImageFormatException as [#decode] does
    public static byte[] smaller(byte[] encoded, int side, int quality) throws ImageFormatException {
        if (side < 1) {
            throw new IllegalArgumentException("an image's side has at least one pixel, found " + side);
        }
        ImageSize size = ImageSize.ofComplete(encoded);
        requireEncodable(Math.min(size.width(), side), Math.min(size.height(), side), quality);
        return Chosen.CODEC.smaller(encoded, side, quality);
    }

    private static void requireSize(ImageSize header, int width, int height) throws ImageFormatException {
        if (width != header.width() || height != header.height()) {
            throw new ImageFormatException("broken image: its header says " + header.width() + "x" + header.height()
                    + ", its pixels are " + width + "x" + height);
        }
    }

    /// Encodes as baseline JPEG; the same image and quality give the same bytes on every run with the same
    /// codec.
    ///
    /// @param quality 1 to 100
    public static byte[] encode(RgbImage image, int quality) {
        requireEncodable(image.width(), image.height(), quality);
        return Chosen.CODEC.encode(image, quality);
    }

    private static void requireEncodable(int width, int height, int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("JPEG quality must be 1 to 100, found " + quality);
        }
        if (width > 0xFFFF || height > 0xFFFF) {
            throw new IllegalArgumentException("a JPEG has at most 65535 pixels a side, found " + width + "x" + height);
        }
    }
}
