package org.multispa.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// The JDK's own codecs: the plain reference for [OpenCvCodec], and the fallback where that does not load.
final class ImageIoCodec implements ColorCodec {
    @Override
    public RgbImage decode(byte[] encoded) throws ImageFormatException {
        try {
            BufferedImage image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded)));
            if (image == null) {
                throw new ImageFormatException("broken image: the JDK cannot decode its pixels");
            }
            int width = image.getWidth();
            int[] row = new int[width];
            byte[] rgb = new byte[Math.multiplyExact(3 * width, image.getHeight())];
            for (int y = 0, at = 0; y < image.getHeight(); y++) {
                image.getRGB(0, y, width, 1, row, 0, width);
                for (int pixel : row) {
                    rgb[at++] = (byte) (pixel >> 16);
                    rgb[at++] = (byte) (pixel >> 8);
                    rgb[at++] = (byte) pixel;
                }
            }
            return new RgbImage(width, image.getHeight(), rgb);
        } catch (ImageFormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ImageFormatException("broken image: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] encode(RgbImage image, int quality) {
        BufferedImage buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        int[] row = new int[image.width()];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = image.pixel(x, y);
            }
            buffered.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality / 100f);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(buffered, null, null), param);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
