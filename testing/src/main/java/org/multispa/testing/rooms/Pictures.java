package org.multispa.testing.rooms;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Encoded images of a scan, by the JDK's own codecs.
public final class Pictures {
    private Pictures() {}

    /// The colour image of the frame at a position, as JPEG.
    public static byte[] color(RoomScan scan, int position) {
        BufferedImage image = new BufferedImage(scan.lens().width(), scan.lens().height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, image.getWidth(), image.getHeight(), scan.colors(position), 0, image.getWidth());
        return encoded(image, "jpg");
    }

    /// The depth image of the frame at a position, as 16-bit PNG in millimetres.
    public static byte[] depth(RoomScan scan, int position) {
        return depth(scan.depth(position), scan.lens());
    }

    static byte[] depth(char[] raw, Lens lens) {
        BufferedImage image = new BufferedImage(lens.depthWidth(), lens.depthHeight(), BufferedImage.TYPE_USHORT_GRAY);
        short[] values = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) raw[i];
        }
        return encoded(image, "png");
    }

    private static byte[] encoded(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("this Java cannot write " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
