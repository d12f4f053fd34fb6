package org.multispa.scenes.posed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.multispa.geometry.DepthMap;
import org.multispa.images.ImageFormatException;
import org.multispa.images.ImageSize;
import org.multispa.images.gray16.Gray16;
import org.multispa.images.gray16.Gray16Png;
import org.multispa.scenes.FramePixels;

/// The files of a frame: a colour image and, where there is one, a depth image.
public record ImageFiles(Path colorImage, Optional<Depth> depthImage) implements FramePixels {
    private static final long MAX_BYTES = 1L << 28;

    /// A depth image, and how it is stored.
    public record Depth(Path image, DepthFormat format) {}

    ImageFiles(Path colorImage, Path depthImage, DepthFormat format) {
        this(colorImage, Optional.of(new Depth(depthImage, format)));
    }

    @Override
    public DepthMap depth() throws IOException {
        Depth depth = depthImage.orElseThrow(() -> new IOException(colorImage + " has no depth image beside it"));
        try {
            Gray16 image = Gray16Png.decode(bytes(depth.image()));
            return new DepthMap(
                    image.values(),
                    image.width(),
                    image.height(),
                    depth.format().unitsPerMetre(),
                    depth.format().invalid());
        } catch (ImageFormatException e) {
            throw new IOException(depth.image() + ": " + e.getMessage(), e);
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
