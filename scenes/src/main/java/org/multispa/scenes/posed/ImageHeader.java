package org.multispa.scenes.posed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Size of an image, read from the head of its file.
///
/// @param width pixels, at least 1
/// @param height pixels, at least 1
public record ImageHeader(int width, int height) {
    /// @throws IOException naming the file, if it is missing or no JPEG or PNG image
    public static ImageHeader of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("missing file " + file);
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return of(bytes);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /// @throws IOException if the bytes are no JPEG or PNG image
    public static ImageHeader of(InputStream bytes) throws IOException {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(bytes)) {
            return of(stream);
        } catch (IOException | RuntimeException e) {
            throw new IOException("expected a JPEG or PNG image (" + e.getMessage() + ")", e);
        }
    }

    private static ImageHeader of(ImageInputStream stream) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new IOException("neither JPEG nor PNG");
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(stream, true, true);
            return new ImageHeader(reader.getWidth(0), reader.getHeight(0));
        } finally {
            reader.dispose();
        }
    }
}
