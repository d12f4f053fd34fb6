package org.multispa.images.gray16;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.imageio.ImageIO;
import org.multispa.images.TestImages;

/// 16-bit images for the tests, and ImageIO as the plain reference.
public final class GrayImages {
    private GrayImages() {}

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

    public static Gray16 noise(int width, int height, long seed) {
        Random random = new Random(seed);
        char[] values = new char[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = (char) random.nextInt(1 << 16);
        }
        return new Gray16(width, height, values);
    }

    static Gray16 byImageIo(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        short[] data = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
        char[] values = new char[data.length];
        for (int i = 0; i < data.length; i++) {
            values[i] = (char) data[i];
        }
        return new Gray16(image.getWidth(), image.getHeight(), values);
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
        return TestImages.png(
                width, image.height(), new byte[] {16, 0, 0, 0, 0}, TestImages.deflate(rows.toByteArray()));
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
}
