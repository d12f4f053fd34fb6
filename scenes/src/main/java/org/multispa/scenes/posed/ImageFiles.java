package org.multispa.scenes.posed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.multispa.geometry.DepthMap;
import org.multispa.images.Gray16;
import org.multispa.images.Gray16Png;
import org.multispa.images.ImageFormatException;
import org.multispa.images.ImageSize;
import org.multispa.scenes.FramePixels;

/// A colour and a depth file of a frame.
record ImageFiles(Path colorImage, Path depthImage, DepthFormat format) implements FramePixels {
    private static final long MAX_BYTES = 1L << 28;

    @Override
    public DepthMap depth() throws IOException {
        try {
            Gray16 image = Gray16Png.decode(bytes(depthImage));
            return new DepthMap(
                    image.values(), image.width(), image.height(), format.unitsPerMetre(), format.invalid());
        } catch (ImageFormatException e) {
            throw new IOException(depthImage + ": " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] encodedColor() throws IOException {
        return bytes(colorImage);
    }

    @Override
    public String colorExtension() {
        return colorImage.toString().toLowerCase(Locale.ROOT).endsWith(".png") ? "png" : "jpg";
    }

    @Override
    public Optional<Path> colorFile() {
        return Optional.of(colorImage);
    }

    /// Size of a colour image.
    ///
    /// @throws IOException naming the file, if it is missing or neither JPEG nor PNG
    static ImageSize size(Path file) throws IOException {
        try {
            return ImageSize.of(bytes(file));
        } catch (ImageFormatException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("missing file " + file);
        }
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new IOException(file + " has " + size + " bytes, expected an image of at most " + MAX_BYTES);
        }
        return Files.readAllBytes(file);
    }
}
