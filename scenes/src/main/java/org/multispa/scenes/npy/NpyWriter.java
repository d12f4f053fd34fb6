package org.multispa.scenes.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

/// The bytes of `.npy` files, as NumPy writes them: version 1.0, little-endian, C order.
public final class NpyWriter {
    private static final int ALIGNED = 64;

    private NpyWriter() {}

    /// An array of 32-bit floats.
    public static byte[] floats(float[] values, int... shape) {
        byte[] file = start("<f4", 4L * values.length, values.length, shape);
        ByteBuffer out = content(file, 4L * values.length);
        for (float value : values) {
            out.putFloat(value);
        }
        return file;
    }

    /// An array of 64-bit floats.
    public static byte[] doubles(double[] values, int... shape) {
        byte[] file = start("<f8", 8L * values.length, values.length, shape);
        ByteBuffer out = content(file, 8L * values.length);
        for (double value : values) {
            out.putDouble(value);
        }
        return file;
    }

    /// An array of truth values.
    public static byte[] booleans(boolean[] values, int... shape) {
        byte[] file = start("|b1", values.length, values.length, shape);
        ByteBuffer out = content(file, values.length);
        for (boolean value : values) {
            out.put((byte) (value ? 1 : 0));
        }
        return file;
    }

    /// A row of byte strings, each filled up with zeros to the length of the longest. Readers drop zeros
    /// at the end.
    ///
    /// @throws IllegalArgumentException if a string ends with a zero, which would be lost
    public static byte[] strings(List<byte[]> values) {
        int longest = 1;
        for (byte[] value : values) {
            if (value.length > 0 && value[value.length - 1] == 0) {
                throw new IllegalArgumentException("a byte string may not end with a zero byte");
            }
            longest = Math.max(longest, value.length);
        }
        long bytes = (long) longest * values.size();
        byte[] file = start("|S" + longest, bytes, values.size(), values.size());
        ByteBuffer out = content(file, bytes);
        for (byte[] value : values) {
            out.put(value).position(out.position() + longest - value.length);
        }
        return file;
    }

    /// The last `bytes` of a file.
    private static ByteBuffer content(byte[] file, long bytes) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position((int) (file.length - bytes));
    }

    /// A file with its header, and room for its content.
    private static byte[] start(String type, long bytes, int count, int... shape) {
        long cells = 1;
        StringJoiner sides = new StringJoiner(", ", "(", shape.length == 1 ? ",)" : ")");
        for (int side : shape) {
            cells *= side;
            sides.add(Integer.toString(side));
        }
        if (cells != count) {
            throw new IllegalArgumentException(
                    "an array of shape " + sides + " has " + cells + " values, found " + count);
        }
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + sides + ", }";
        int length = (10 + header.length() + 1 + ALIGNED - 1) / ALIGNED * ALIGNED;
        byte[] file = new byte[Math.toIntExact(length + bytes)];
        ByteBuffer out = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) (length - 10));
        String padding = " ".repeat(length - 10 - header.length() - 1);
        out.put((header + padding + "\n").getBytes(StandardCharsets.US_ASCII));
        return file;
    }
}
