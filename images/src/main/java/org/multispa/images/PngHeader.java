package org.multispa.images;

/// The IHDR chunk of a PNG (PNG specification, 11.2.1).
///
/// @param depth bits a sample
/// @param color 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha
record PngHeader(ImageSize size, int depth, int color, boolean interlaced) {
    private static final int LENGTH = 13;

    static PngHeader of(byte[] png) throws ImageFormatException {
        if (!ImageKind.isPng(png)) {
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

    boolean isGray16() {
        return depth == 16 && color == 0 && !interlaced;
    }

    /// The kind of PNG in words.
    String kind() {
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
