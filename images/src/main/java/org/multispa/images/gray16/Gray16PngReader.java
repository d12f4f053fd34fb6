package org.multispa.images.gray16;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.multispa.images.ImageFormatException;
import org.multispa.images.ImageSize;
import org.multispa.images.PngChunks;
import org.multispa.images.PngHeader;

/// Inflates the image data of a 16-bit grey PNG into its filtered rows, undoes the filters and joins the bytes.
final class Gray16PngReader {
    /// Deflate shrinks nothing further than this, so that fewer bytes than pixels / 1032 cannot be a whole image.
    private static final long MAX_RATIO = 1032;

    private Gray16PngReader() {}

    static Gray16 read(byte[] png) throws ImageFormatException {
        PngHeader header = PngHeader.of(png);
        if (!header.isGray16()) {
            throw new ImageFormatException("expected a 16-bit grey PNG, found " + header.kind());
        }
        ImageSize size = header.size().withinLimit();
        int stride = 1 + 2 * size.width();
        byte[] rows = inflate(png, (long) stride * size.height());
        PngFilters.undo(rows, stride);
        char[] values = new char[size.width() * size.height()];
        for (int y = 0; y < size.height(); y++) {
            ByteBuffer.wrap(rows, y * stride + 1, stride - 1)
                    .asCharBuffer()
                    .get(values, y * size.width(), size.width());
        }
        return new Gray16(size.width(), size.height(), values);
    }

    private static byte[] inflate(byte[] png, long expected) throws ImageFormatException {
        requireEnoughData(png, expected);
        byte[] rows = new byte[(int) expected];
        PngChunks chunks = new PngChunks(png);
        Inflater inflater = new Inflater();
        int filled = 0;
        try {
            while (chunks.next() && !chunks.is("IEND")) {
                if (chunks.is("IDAT")) {
                    chunks.checkCrc();
                    inflater.setInput(png, chunks.start(), chunks.length());
                    filled += inflater.inflate(rows, filled, rows.length - filled);
                    requireNoMore(inflater, filled == rows.length, expected);
                }
            }
        } catch (DataFormatException e) {
            throw new ImageFormatException("broken PNG: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
        if (filled != rows.length) {
            throw new ImageFormatException("truncated PNG: expected " + expected + " bytes of rows, found " + filled);
        }
        return rows;
    }

    /// Once all rows are there, what is left of the stream may hold its checksum only.
    private static void requireNoMore(Inflater inflater, boolean full, long expected)
            throws DataFormatException, ImageFormatException {
        if (full && inflater.inflate(new byte[1]) > 0) {
            throw new ImageFormatException("broken PNG: expected " + expected + " bytes of rows, found more");
        }
    }

    private static void requireEnoughData(byte[] png, long expected) throws ImageFormatException {
        PngChunks chunks = new PngChunks(png);
        long data = 0;
        while (chunks.next()) {
            if (chunks.is("IDAT")) {
                data += chunks.length();
            }
        }
        if (data * MAX_RATIO < expected) {
            throw new ImageFormatException(
                    "truncated PNG: " + data + " bytes of data cannot hold the " + expected + " bytes of its rows");
        }
    }
}
