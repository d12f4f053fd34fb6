package org.multispa.cli.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.multispa.images.ImageFormatException;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

/// Images of a question.
final class ImageFiles {
    private static final long MOST_BYTES = 1L << 28;

    private ImageFiles() {}

    /// Reads a JPEG or PNG.
    ///
    /// @throws IOException naming the file, if it cannot be read or is no such image
    static RgbImage read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": expected a JPEG or PNG image, found a folder");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(
                    file + ": expected an image of at most " + MOST_BYTES + " bytes, found " + Files.size(file));
        }
        try {
            return Jpeg.decode(Files.readAllBytes(file));
        } catch (ImageFormatException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
