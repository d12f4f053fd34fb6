package org.multispa.scenes.sens;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/// Makes small `.sens` files for tests. Every field of the header may be set to something wrong.
public final class TinySens {
    public int version = 4;
    public long nameLength = 4;
    public double[] intrinsics = {20, 0, 16, 0, 0, 21, 12, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    public int colorType = 2;
    public int depthType = 1;
    public int colorWidth = 32;
    public int colorHeight = 24;
    public int depthWidth = 16;
    public int depthHeight = 12;
    public float shift = 1000;
    public long claimed = -1;
    private final List<byte[]> frames = new ArrayList<>();

    public static double[] identity() {
        return new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    }

    public TinySens add(double[] pose, byte[] color, byte[] depth) {
        return addClaiming(pose, color, depth, color.length, depth.length);
    }

    /// A frame whose header tells other sizes than the true ones.
    public TinySens addClaiming(double[] pose, byte[] color, byte[] depth, long colorBytes, long depthBytes) {
        byte[] bytes = new byte[96 + color.length + depth.length];
        ByteBuffer frame = over(bytes);
        putFloats(frame, pose);
        frame.putLong(1)
                .putLong(2)
                .putLong(colorBytes)
                .putLong(depthBytes)
                .put(color)
                .put(depth);
        frames.add(bytes);
        return this;
    }

    public byte[] toBytes() {
        byte[] bytes = new byte[12 + 4 + 256 + 24 + 4 + 8];
        ByteBuffer header = over(bytes);
        header.putInt(version).putLong(nameLength).put("tiny".getBytes(StandardCharsets.US_ASCII));
        putFloats(header, intrinsics);
        putFloats(header, identity());
        putFloats(header, intrinsics);
        putFloats(header, identity());
        header.putInt(colorType).putInt(depthType);
        header.putInt(colorWidth).putInt(colorHeight).putInt(depthWidth).putInt(depthHeight);
        header.putFloat(shift).putLong(claimed < 0 && claimed != Long.MIN_VALUE ? frames.size() : claimed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes);
        frames.forEach(out::writeBytes);
        return out.toByteArray();
    }

    /// Little-endian 16-bit values.
    public static byte[] raw(int... values) {
        byte[] bytes = new byte[2 * values.length];
        ByteBuffer into = over(bytes);
        for (int value : values) {
            into.putChar((char) value);
        }
        return bytes;
    }

    /// `count` times the same value.
    public static byte[] flat(int value, int count) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return raw(values);
    }

    public static byte[] deflate(byte[] data) {
        Deflater deflater = new Deflater();
        deflater.setInput(data);
        deflater.finish();
        byte[] buffer = new byte[data.length + 100];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }

    private static void putFloats(ByteBuffer into, double[] values) {
        for (double value : values) {
            into.putFloat((float) value);
        }
    }

    private static ByteBuffer over(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
