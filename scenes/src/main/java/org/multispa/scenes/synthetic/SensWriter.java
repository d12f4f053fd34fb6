package org.multispa.scenes.synthetic;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;

/// Writes a `.sens` file, version 4, little-endian: colour as JPEG, depth as deflated unsigned 16-bit millimetres.
final class SensWriter implements Closeable {
    private static final int VERSION = 4;
    private static final int JPEG = 2;
    private static final int ZLIB_USHORT = 1;
    private static final float DEPTH_SHIFT = 1000;
    private static final long MICROSECONDS = 33_333;
    private static final String SENSOR = "synthetic";

    private final OutputStream out;
    private final long frames;
    private long written;

    SensWriter(Path file, Intrinsics color, Intrinsics depth, int frames) throws IOException {
        this.frames = frames;
        byte[] name = SENSOR.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[4 + 8 + name.length + 4 * 64 + 8 + 16 + 4 + 8];
        ByteBuffer header = over(bytes);
        header.putInt(VERSION).putLong(name.length).put(name);
        putMatrix(header, matrix(color));
        putMatrix(header, Pose.IDENTITY.toRowMajor());
        putMatrix(header, matrix(depth));
        putMatrix(header, Pose.IDENTITY.toRowMajor());
        header.putInt(JPEG).putInt(ZLIB_USHORT);
        header.putInt(color.width()).putInt(color.height());
        header.putInt(depth.width()).putInt(depth.height());
        header.putFloat(DEPTH_SHIFT).putLong(frames);
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        out.write(bytes);
    }

    private static double[] matrix(Intrinsics k) {
        return new double[] {k.fx(), 0, k.cx(), 0, 0, k.fy(), k.cy(), 0, 0, 0, 1, 0, 0, 0, 0, 1};
    }

    private static ByteBuffer over(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void putMatrix(ByteBuffer to, double[] matrix) {
        for (double value : matrix) {
            to.putFloat((float) value);
        }
    }

    /// @param pose camera to the scan's own world
    void write(DrawnFrame frame, Pose pose) throws IOException {
        byte[] depth = deflated(frame.millimetres());
        byte[] bytes = new byte[64 + 4 * 8];
        ByteBuffer head = over(bytes);
        putMatrix(head, pose.toRowMajor());
        head.putLong(frame.number() * MICROSECONDS).putLong(frame.number() * MICROSECONDS);
        head.putLong(frame.jpeg().length).putLong(depth.length);
        out.write(bytes);
        out.write(frame.jpeg());
        out.write(depth);
        written++;
    }

    private static byte[] deflated(char[] values) {
        byte[] bytes = new byte[2 * values.length];
        ByteBuffer raw = over(bytes);
        for (char value : values) {
            raw.putChar(value);
        }
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION)) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] packed = new byte[bytes.length + bytes.length / 512 + 64];
            int length = 0;
            while (!deflater.finished()) {
                length += deflater.deflate(packed, length, packed.length - length);
            }
            return Arrays.copyOf(packed, length);
        }
    }

    /// Ends the file: no inertial measurements.
    @Override
    public void close() throws IOException {
        try (out) {
            if (written == frames) {
                out.write(new byte[8]);
            }
        }
    }
}
