package org.multispa.images;

import java.util.Arrays;

/// The IHDR chunk of a PNG (PNG specification, 11.2.1).
///
/// @param depth bits a sample
/// @param color 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha
public record PngHeader(ImageSize size, int depth, int color, boolean interlaced) {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int LENGTH = 13;

    /// The eight bytes that every PNG begins with.
    public static byte[] signature() {
        return SIGNATURE.clone();
    }

    static boolean isPng(byte[] encoded) {
        return encoded.length >= SIGNATURE.length
                && Arrays.equals(encoded, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /// Reads the header; the chunks behind it are not looked at.
    ///
    /// @throws ImageFormatException if the bytes are no PNG or its header is broken
    public static PngHeader of(byte[] png) throws ImageFormatException {
        if (!isPng(png)) {
            throw new ImageFormatException("expected a PNG, found another format in " + png.length + " bytes");
        }
        PngChunks chunks = new PngChunks(png);
        if (!chunks.next() || !chunks.is("IHDR") || chunks.length() != LENGTH) {
            throw new ImageFormatException("broken PNG: expected an IHDR chunk of " + LENGTH + " bytes at its start");
        }
        chunks.checkCrc();
        int from = chunks.start();
        int width = PngChunks.readInt(png, from);
        int height = PngChunks.readInt(png, from + 4);
        if (width <= 0 || height <= 0) {
            throw new ImageFormatException("broken PNG: expected a positive size, found "
                    + Integer.toUnsignedString(width) + "x" + Integer.toUnsignedString(height));
        }
        int compression = png[from + 10];
        int filter = png[from + 11];
        int interlace = png[from + 12];
        if (compression != 0 || filter != 0 || interlace < 0 || interlace > 1) {
            throw new ImageFormatException("unknown PNG: expected compression 0, filter 0 and interlace 0 or 1, found "
                    + compression + ", " + filter + ", " + interlace);
        }
        return new PngHeader(new ImageSize(width, height), png[from + 8], png[from + 9], interlace == 1);
    }

    /// Whether it is grey of 16 bits without interlacing.
    public boolean isGray16() {
        return depth == 16 && color == 0 && !interlaced;
    }

    /// The kind of PNG in words.
    public String kind() {
        String name = switch (color) {
            case 0 -> "grey";
            case 2 -> "RGB";
            case 3 -> "palette";
            case 4 -> "grey with alpha";
            case 6 -> "RGB with alpha";
            default -> "unknown colour type " + color;
        };
        return (interlaced ? "interlaced " : "") + depth + "-bit " + name;
    }
}
