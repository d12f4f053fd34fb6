package org.multispa.images;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/// Images and encoded bytes for the tests, and ImageIO as the plain reference.
final class TestImages {
    private TestImages() {}

    /// A smooth colour picture, which JPEG keeps nearly as it is.
    static RgbImage gradient(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                rgb[at++] = (byte) (255 * x / width);
                rgb[at++] = (byte) (255 * y / height);
                rgb[at++] = (byte) (255 - 255 * x / width);
            }
        }
        return new RgbImage(width, height, rgb);
    }

    /// A depth-like picture: slopes, edges, holes and noise.
    static Gray16 depthLike(int width, int height, long seed) {
        Random random = new Random(seed);
        char[] values = new char[width * height];
        for (int i = 0; i < values.length; i++) {
            int x = i % width;
            int y = i / width;
            int value = (x / 7 % 2 == 0 ? 3 * x : 60000 - 11 * y) + random.nextInt(4);
            values[i] = random.nextInt(9) == 0 ? 0 : (char) value;
        }
        return new Gray16(width, height, values);
    }

    static Gray16 noise(int width, int height, long seed) {
        Random random = new Random(seed);
        char[] values = new char[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = (char) random.nextInt(1 << 16);
        }
        return new Gray16(width, height, values);
    }

    static Gray16 grayByImageIo(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        short[] data = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
        char[] values = new char[data.length];
        for (int i = 0; i < data.length; i++) {
            values[i] = (char) data[i];
        }
        return new Gray16(image.getWidth(), image.getHeight(), values);
    }

    static byte[] byImageIo(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /// Writes a PNG whose rows all use one filter (PNG specification, 9.2), byte by byte as the text has it.
    static byte[] pngWithFilter(Gray16 image, int filter) {
        int width = image.width();
        byte[] raw = new byte[2 * width * image.height()];
        ByteBuffer.wrap(raw).asCharBuffer().put(image.values());
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int y = 0; y < image.height(); y++) {
            rows.write(filter);
            for (int i = 0; i < 2 * width; i++) {
                int at = y * 2 * width + i;
                int left = i < 2 ? 0 : raw[at - 2] & 0xFF;
                int above = y == 0 ? 0 : raw[at - 2 * width] & 0xFF;
                int corner = i < 2 || y == 0 ? 0 : raw[at - 2 * width - 2] & 0xFF;
                rows.write(raw[at] - predicted(filter, left, above, corner));
            }
        }
        return png(width, image.height(), new byte[] {16, 0, 0, 0, 0}, deflate(rows.toByteArray()));
    }

    private static int predicted(int filter, int a, int b, int c) {
        int p = a + b - c;
        return switch (filter) {
            case 0 -> 0;
            case 1 -> a;
            case 2 -> b;
            case 3 -> (a + b) / 2;
            case 4 -> {
                int nearest = Math.min(Math.abs(p - a), Math.min(Math.abs(p - b), Math.abs(p - c)));
                yield Math.abs(p - a) == nearest ? a : Math.abs(p - b) == nearest ? b : c;
            }
            default -> 17;
        };
    }

    static byte[] png(int width, int height, byte[] kind, byte[]... data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        out.writeBytes(chunk(
                "IHDR",
                ByteBuffer.allocate(13).putInt(width).putInt(height).put(kind).array()));
        for (byte[] part : data) {
            out.writeBytes(chunk("IDAT", part));
        }
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    static byte[] deflate(byte[] data) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(data);
        deflater.finish();
        byte[] buffer = new byte[data.length + 1024];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }

    /// Puts an EXIF segment behind the start marker that asks viewers to turn the picture by 90 degrees.
    static byte[] turnedByExif(byte[] jpeg) {
        byte[] tiff = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0};
        byte[] exif = {'E', 'x', 'i', 'f', 0, 0};
        return ByteBuffer.allocate(jpeg.length + 4 + exif.length + tiff.length)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (2 + exif.length + tiff.length))
                .put(exif)
                .put(tiff)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    static int largestDifference(RgbImage a, RgbImage b) {
        int largest = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            largest = Math.max(largest, Math.abs((a.rgb()[i] & 0xFF) - (b.rgb()[i] & 0xFF)));
        }
        return largest;
    }

    static double meanDifference(RgbImage a, RgbImage b) {
        long sum = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            sum += Math.abs((a.rgb()[i] & 0xFF) - (b.rgb()[i] & 0xFF));
        }
        return (double) sum / a.rgb().length;
    }
}
