package org.multispa.images.gray16;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.multispa.images.PngHeader;

/// Writes 16-bit grey PNG. Each row takes the filter, Sub or Up, that leaves the smaller sum of absolute differences.
final class Gray16PngWriter {
    private static final int LEVEL = 6;

    private Gray16PngWriter() {}

    static byte[] write(Gray16 image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(PngHeader.signature());
        byte[] header = ByteBuffer.allocate(13)
                .putInt(image.width())
                .putInt(image.height())
                .put(new byte[] {16, 0, 0, 0, 0})
                .array();
        writeChunk(out, "IHDR", header);
        writeChunk(out, "IDAT", deflate(filteredRows(image)));
        writeChunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] filteredRows(Gray16 image) {
        int width = image.width();
        int stride = 1 + 2 * width;
        byte[] rows = new byte[Math.multiplyExact(stride, image.height())];
        byte[] above = new byte[2 * width];
        byte[] row = new byte[2 * width];
        byte[] sub = new byte[2 * width];
        byte[] up = new byte[2 * width];
        for (int y = 0; y < image.height(); y++) {
            ByteBuffer.wrap(row).asCharBuffer().put(image.values(), y * width, width);
            long sums = 0;
            for (int i = 0; i < row.length; i++) {
                sub[i] = (byte) (row[i] - (i < 2 ? 0 : row[i - 2]));
                up[i] = (byte) (row[i] - above[i]);
                sums += Math.abs(sub[i]) - Math.abs(up[i]);
            }
            boolean bySub = sums < 0;
            rows[y * stride] = (byte) (bySub ? PngFilters.SUB : PngFilters.UP);
            System.arraycopy(bySub ? sub : up, 0, rows, y * stride + 1, row.length);
            byte[] swap = above;
            above = row;
            row = swap;
        }
        return rows;
    }

    private static byte[] deflate(byte[] data) {
        Deflater deflater = new Deflater(LEVEL);
        try {
            deflater.setInput(data);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void writeChunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
