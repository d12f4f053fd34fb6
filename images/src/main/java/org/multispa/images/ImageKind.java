package org.multispa.images;

/// The two encodings that are read, told apart by their first bytes.
enum ImageKind {
    JPEG,
    PNG;

    static ImageKind of(byte[] encoded) throws ImageFormatException {
        if (encoded.length >= 2 && (encoded[0] & 0xFF) == 0xFF && (encoded[1] & 0xFF) == 0xD8) {
            return JPEG;
        }
        if (PngHeader.isPng(encoded)) {
            return PNG;
        }
        throw new ImageFormatException("expected a JPEG or PNG image, found neither in " + encoded.length + " bytes");
    }
}
