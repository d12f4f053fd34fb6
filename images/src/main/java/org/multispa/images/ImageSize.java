package org.multispa.images;

/// Width and height of an encoded image in pixels, as stored: a rotation asked for in EXIF data is not applied.
public record ImageSize(int width, int height) {
    /// Larger images are refused before a byte of them is decoded.
    static final long MAX_PIXELS = 1L << 26;

    /// Longer sides are refused as well, whatever the format could hold: what works on rows or columns has to
    /// keep some.
    static final int MAX_SIDE = 0xFFFF;

    public ImageSize {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("image size must be positive, found " + width + "x" + height);
        }
    }

    /// Reads the size from the header of a JPEG or PNG; the pixels are not decoded and may be missing.
    ///
    /// @throws ImageFormatException if the bytes are neither, or end before the size is told
    public static ImageSize of(byte[] encoded) throws ImageFormatException {
        return switch (ImageKind.of(encoded)) {
            case JPEG -> JpegMarkers.size(encoded);
            case PNG -> PngHeader.of(encoded).size();
        };
    }

    /// The size of an image whose data reaches up to its end marker. Every byte is looked at, no pixel is
    /// decoded.
    ///
    /// @throws ImageFormatException if the bytes are truncated, are neither JPEG nor PNG, or claim more than
    ///     2^26 pixels or 65,535 pixels a side
    public static ImageSize ofComplete(byte[] encoded) throws ImageFormatException {
        return ofComplete(encoded, MAX_PIXELS);
    }

    /// As [#ofComplete(byte\[\])], with a limit of `maxPixels` instead.
    static ImageSize ofComplete(byte[] encoded, long maxPixels) throws ImageFormatException {
        ImageSize size = of(encoded).within(maxPixels);
        switch (ImageKind.of(encoded)) {
            case JPEG -> JpegMarkers.requireComplete(encoded);
            case PNG -> PngChunks.requireComplete(encoded);
        }
        return size;
    }

    long pixels() {
        return (long) width * height;
    }

    /// This size, if it is within the limit of 2^26 pixels.
    ///
    /// @throws ImageFormatException if it is not
    public ImageSize withinLimit() throws ImageFormatException {
        return within(MAX_PIXELS);
    }

    private ImageSize within(long maxPixels) throws ImageFormatException {
        if (pixels() > maxPixels) {
            throw new ImageFormatException("expected at most " + maxPixels + " pixels, the header claims " + width + "x"
                    + height + "; scale the image down");
        }
        if (Math.max(width, height) > MAX_SIDE) {
            throw new ImageFormatException("expected at most " + MAX_SIDE + " pixels a side, the header claims " + width
                    + "x" + height + "; cut the image into parts");
        }
        return this;
    }
}
