package org.multispa.scenes.sens;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.multispa.images.ImageSize;

/// The fixed part at the start of a `.sens` file, version 4, little-endian: version, sensor name, four 4x4 matrices
/// (intrinsics and extrinsics of colour and depth), compressions, image sizes, depth shift, number of frames.
///
/// @param colorMatrix colour intrinsics, 4x4 in row order
/// @param depthShift depth units in a metre
/// @param frames how many frames the file claims to hold
/// @param end where the first frame begins
record SensHeader(
        double[] colorMatrix,
        String colorExtension,
        boolean depthDeflated,
        ImageSize colorSize,
        ImageSize depthSize,
        double depthShift,
        long frames,
        long end) {
    private static final int VERSION = 4;
    private static final int MAX_NAME = 1 << 12;
    private static final int FIXED = 4 * 64 + 2 * 4 + 4 * 4 + 4 + 8;
    private static final long MAX_PIXELS = 1L << 26;

    static SensHeader read(SensBytes file) throws IOException {
        ByteBuffer start = file.read(0, 12);
        int version = start.getInt();
        if (version != VERSION) {
            throw file.broken("expected a .sens file of version " + VERSION + ", found version " + version);
        }
        long name = start.getLong();
        if (name < 0 || name > MAX_NAME) {
            throw file.broken(
                    "expected a sensor name of at most " + MAX_NAME + " bytes, found " + Long.toUnsignedString(name));
        }
        ByteBuffer fixed = file.read(12 + name, FIXED);
        double[] colorMatrix = matrix(fixed);
        fixed.position(4 * 64);
        String extension = colorExtension(file, fixed.getInt());
        boolean deflated = depthDeflated(file, fixed.getInt());
        ImageSize color = size(file, "colour", fixed.getInt(), fixed.getInt());
        ImageSize depth = size(file, "depth", fixed.getInt(), fixed.getInt());
        float shift = fixed.getFloat();
        if (!(shift > 0) || Float.isInfinite(shift)) {
            throw file.broken("expected a positive depth shift, found " + shift);
        }
        long frames = fixed.getLong();
        return new SensHeader(colorMatrix, extension, deflated, color, depth, shift, frames, 12 + name + FIXED);
    }

    /// The next 16 floats.
    static double[] matrix(ByteBuffer bytes) {
        double[] matrix = new double[16];
        for (int i = 0; i < 16; i++) {
            matrix[i] = bytes.getFloat();
        }
        return matrix;
    }

    private static String colorExtension(SensBytes file, int type) throws IOException {
        return switch (type) {
            case 1 -> "png";
            case 2 -> "jpg";
            case 0 -> throw file.broken("expected colour as jpeg or png, found raw");
            default -> throw file.broken("expected colour as jpeg (2) or png (1), found compression type " + type);
        };
    }

    private static boolean depthDeflated(SensBytes file, int type) throws IOException {
        return switch (type) {
            case 0 -> false;
            case 1 -> true;
            case 2 -> throw file.broken("expected depth as raw_ushort or zlib_ushort, found occi_ushort");
            default ->
                throw file.broken(
                        "expected depth as raw_ushort (0) or zlib_ushort (1), found compression type " + type);
        };
    }

    private static ImageSize size(SensBytes file, String what, int width, int height) throws IOException {
        if (width <= 0 || height <= 0 || (long) width * height > MAX_PIXELS) {
            throw file.broken("expected a " + what + " size of at most " + MAX_PIXELS + " pixels, found "
                    + Integer.toUnsignedString(width) + "x" + Integer.toUnsignedString(height));
        }
        return new ImageSize(width, height);
    }
}
