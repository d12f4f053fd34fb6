package org.multispa.dataset.export;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.multispa.dataset.Sample;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.overlay.SampleImages;
import org.multispa.images.ImageFormatException;
import org.multispa.images.ImageSize;

/// Fetches the images of samples from a data set and puts them where the export wants them. Safe for several
/// threads.
///
/// Stored images keep their bytes; only an image whose marks are still to be drawn is encoded anew.
final class ImageStore {
    /// The folder of images in a data set and in an export.
    static final String IMAGES = "images";

    /// The folder of images drawn by the export.
    static final String MARKED = "marked";

    private static final long MAX_BYTES = 64L << 20;
    private static final int FILES_IN_FOLDER = 10_000;

    private final Path root;
    private final ImagesMode mode;
    private final ImageHandling handling;
    private final Path staging;

    /// A sample that cannot be exported and is set aside; the message is the reason.
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /// @param dataset folder of the data set
    /// @param staging folder of the export
    ImageStore(Path dataset, ImagesMode mode, ImageHandling handling, Path staging) throws IOException {
        Path images = dataset.resolve(IMAGES);
        this.root = Files.exists(images) ? images.toRealPath() : images;
        this.mode = mode;
        this.handling = handling;
        this.staging = staging;
    }

    /// Whether this image still lacks its marks.
    private boolean isToBeDrawn(Sample sample, int image) {
        return mode != ImagesMode.DRAWN
                && sample.overlay(image).filter(o -> !o.dots().isEmpty()).isPresent();
    }

    /// Whether some image of the sample would have to be drawn.
    boolean isToBeDrawn(Sample sample) {
        for (int i = 0; i < sample.images().size(); i++) {
            if (isToBeDrawn(sample, i)) {
                return true;
            }
        }
        return false;
    }

    /// All images of a sample.
    ///
    /// @param number of the sample in the export; names the files of drawn images
    /// @throws Unusable if an image is missing, broken, of another size than the sample says, or lies
    ///     outside the data set's image folder
    /// @throws IOException if the export cannot be written
    List<ExportImage> images(Sample sample, long number) throws Unusable, IOException {
        List<ExportImage> images = new ArrayList<>();
        for (int i = 0; i < sample.images().size(); i++) {
            String path = IMAGES + "/" + sample.images().get(i).path();
            images.add(
                    switch (handling) {
                        case NONE -> ExportImage.file(path);
                        case EMBED -> ExportImage.embedded(path, bytes(sample, i));
                        case LINK, COPY -> ExportImage.file(placed(sample, i, path, number));
                    });
        }
        return images;
    }

    private String placed(Sample sample, int image, String path, long number) throws Unusable, IOException {
        if (isToBeDrawn(sample, image)) {
            String drawn = String.format(
                    Locale.ROOT, "%s/%05d/%09d_%d.jpg", MARKED, number / FILES_IN_FOLDER, number, image + 1);
            byte[] bytes = bytes(sample, image);
            Files.write(prepared(drawn), bytes);
            return drawn;
        }
        Path file = found(sample.images().get(image).path());
        Path target = prepared(path);
        try {
            if (handling == ImageHandling.COPY || !linked(file, target)) {
                Files.copy(file, target);
            }
        } catch (FileAlreadyExistsException _) {
            // another sample has brought the same frame
        }
        return path;
    }

    private static boolean linked(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException _) {
            return false;
        }
    }

    private Path prepared(String path) throws IOException {
        Path target = staging.resolve(path);
        Files.createDirectories(target.resolve("..").normalize());
        return target;
    }

    private byte[] bytes(Sample sample, int image) throws Unusable {
        Sample.Image expected = sample.images().get(image);
        Path file = found(expected.path());
        try {
            byte[] stored = Files.readAllBytes(file);
            if (isToBeDrawn(sample, image)) {
                return SampleImages.drawn(sample, image, stored);
            }
            ImageSize size = ImageSize.ofComplete(stored);
            if (size.width() != expected.width() || size.height() != expected.height()) {
                throw new Unusable(expected.path() + " should be " + expected.width() + "x" + expected.height()
                        + " pixels, found " + size.width() + "x" + size.height());
            }
            return stored;
        } catch (ImageFormatException e) {
            throw new Unusable(expected.path() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new Unusable(expected.path() + " cannot be read: " + e);
        }
    }

    /// The file with this path, made sure to be one of the data set's images.
    private Path found(String path) throws Unusable {
        try {
            Path real = root.resolve(path).toRealPath();
            if (!real.startsWith(root)) {
                throw new Unusable(path + " is a link that leads out of the data set's images");
            }
            if (!Files.isRegularFile(real)) {
                throw new Unusable(path + " is no file");
            }
            long size = Files.size(real);
            if (size > MAX_BYTES) {
                throw new Unusable(path + " may have " + MAX_BYTES + " bytes, found " + size);
            }
            return real;
        } catch (NoSuchFileException _) {
            throw new Unusable(path + " is missing");
        } catch (IOException e) {
            throw new Unusable(path + " cannot be read: " + e);
        }
    }
}
