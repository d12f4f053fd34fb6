package org.multispa.images;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// 16-bit grey PNG, the form depth images are stored in.
public final class Gray16Png {
    private Gray16Png() {}

    /// @throws ImageFormatException if the bytes are truncated, broken or no 16-bit grey PNG
    public static Gray16 decode(byte[] encoded) throws ImageFormatException {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(encoded));
            if (image == null || image.getType() != BufferedImage.TYPE_USHORT_GRAY) {
                throw new ImageFormatException("expected a 16-bit grey PNG");
            }
            Raster raster = image.getRaster();
            short[] data = ((DataBufferUShort) raster.getDataBuffer()).getData();
            char[] values = new char[data.length];
            for (int i = 0; i < data.length; i++) {
                values[i] = (char) data[i];
            }
            return new Gray16(image.getWidth(), image.getHeight(), values);
        } catch (ImageFormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ImageFormatException("broken PNG: " + e.getMessage(), e);
        }
    }

    public static byte[] encode(Gray16 image) {
        BufferedImage buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_USHORT_GRAY);
        short[] data = ((DataBufferUShort) buffered.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < data.length; i++) {
            data[i] = (short) image.values()[i];
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(buffered, "png", out);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return out.toByteArray();
    }
}
