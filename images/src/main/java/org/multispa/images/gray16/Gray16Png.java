package org.multispa.images.gray16;

import org.multispa.images.ImageFormatException;

/// 16-bit grey PNG, the form depth images are stored in. Free of state, safe for any number of threads.
public final class Gray16Png {
    private Gray16Png() {}

    /// Decodes a 16-bit grey PNG without interlacing, of at most 2^26 pixels. Memory is taken only for as many
    /// pixels as the data can hold.
    ///
    /// @throws ImageFormatException if the bytes are truncated, broken or another kind of image
    public static Gray16 decode(byte[] encoded) throws ImageFormatException {
        return Gray16PngReader.read(encoded);
    }

    /// Encodes an image; the same image gives the same bytes on every run of one Java runtime (another may bring
    /// another version of zlib).
    public static byte[] encode(Gray16 image) {
        return Gray16PngWriter.write(image);
    }
}
