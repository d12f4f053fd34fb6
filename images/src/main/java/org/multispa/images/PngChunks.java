package org.multispa.images;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// A cursor over the chunks of a PNG in memory.
public final class PngChunks {
    private static final int OVERHEAD = 12;

    private final byte[] png;
    private int next = 8;
    private int start;
    private int length;

    /// @param png begins with its signature; not copied
    public PngChunks(byte[] png) {
        this.png = png;
    }

    /// Moves to the next chunk; false behind the last one.
    ///
    /// @throws ImageFormatException if a chunk reaches beyond the data
    public boolean next() throws ImageFormatException {
        if (next == png.length) {
            return false;
        }
        if (png.length - next < OVERHEAD) {
            throw truncated();
        }
        length = readInt(png, next);
        if (length < 0 || length > png.length - next - OVERHEAD) {
            throw truncated();
        }
        start = next + 8;
        next = start + length + 4;
        return true;
    }

    public boolean is(String type) {
        return new String(png, start - 4, 4, StandardCharsets.US_ASCII).equals(type);
    }

    /// Where the chunk's data begins.
    public int start() {
        return start;
    }

    public int length() {
        return length;
    }

    /// @throws ImageFormatException if the chunk and its checksum do not match
    public void checkCrc() throws ImageFormatException {
        CRC32 crc = new CRC32();
        crc.update(png, start - 4, length + 4);
        if ((int) crc.getValue() != readInt(png, start + length)) {
            throw new ImageFormatException("broken PNG: wrong checksum of the chunk at byte " + (start - 8));
        }
    }

    /// Checks that the chunks run up to IEND; decoders may fill in what is missing and say nothing.
    static void requireComplete(byte[] png) throws ImageFormatException {
        PngChunks chunks = new PngChunks(png);
        while (chunks.next()) {
            if (chunks.is("IEND")) {
                return;
            }
        }
        throw chunks.truncated();
    }

    ImageFormatException truncated() {
        return new ImageFormatException("truncated PNG: the data ends after " + png.length + " bytes");
    }

    static int readInt(byte[] data, int from) {
        return (data[from] & 0xFF) << 24
                | (data[from + 1] & 0xFF) << 16
                | (data[from + 2] & 0xFF) << 8
                | (data[from + 3] & 0xFF);
    }
}
