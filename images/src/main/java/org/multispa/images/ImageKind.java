package org.multispa.images;

/// The two encodings that are read, told apart by their first bytes.
enum ImageKind {
    JPEG,
    PNG;

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    static ImageKind of(byte[] encoded) throws ImageFormatException {
        if (encoded.length >= 2 && (encoded[0] & 0xFF) == 0xFF && (encoded[1] & 0xFF) == 0xD8) {
            return JPEG;
        }
        if (isPng(encoded)) {
            return PNG;
        }
        throw new ImageFormatException("expected a JPEG or PNG image, found neither in " + encoded.length + " bytes");
    }

    static boolean isPng(byte[] encoded) {
        for (int i = 0; i < PNG_SIGNATURE.length; i++) {
            if (i >= encoded.length || encoded[i] != PNG_SIGNATURE[i]) {
                return false;
            }
        }
        return true;
    }

    static byte[] pngSignature() {
        return PNG_SIGNATURE.clone();
    }
}
