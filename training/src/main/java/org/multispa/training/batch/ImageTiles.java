package org.multispa.training.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.overlay.SampleImages;
import org.multispa.images.ImageFormatException;
import org.multispa.images.ImageSize;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;
import org.multispa.model.tiles.Tiler;
import org.multispa.model.tiles.Tiles;
import org.multispa.training.mixture.ImageRef;

/// Reads images from disk, draws on them what is to be drawn and cuts them into tiles.
///
/// Tiles of images without marks are kept for the next sample that shows them. Marked ones are not: each is one
/// sample's own.
final class ImageTiles {
    private static final long MOST_BYTES = 1L << 28;

    private final Tiler tiler;
    private final TileCache cache;

    ImageTiles(Tiler tiler, long cacheBytes) {
        this.tiler = tiler;
        this.cache = new TileCache(cacheBytes);
    }

    /// @throws DatasetException if there is no such image, it is broken, or of another size than its marks
    ///     need; the message names the file
    Tiles of(ImageRef image) throws DatasetException {
        try {
            return image.overlay().isPresent() ? cut(image) : plain(image);
        } catch (NoSuchFileException e) {
            throw new DatasetException("image " + image.file() + " is missing", e);
        } catch (ImageFormatException e) {
            throw new DatasetException("image " + image.file() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DatasetException("image " + image.file() + " cannot be read: " + e, e);
        }
    }

    private Tiles plain(ImageRef image) throws IOException {
        Optional<Tiles> kept = cache.get(image.file());
        if (kept.isPresent()) {
            return kept.get();
        }
        Tiles made = cut(image);
        cache.put(image.file(), made);
        return made;
    }

    private Tiles cut(ImageRef image) throws IOException {
        RgbImage decoded = Jpeg.decode(bytes(image.file()));
        if (image.overlay().isEmpty()) {
            return tiler.cut(decoded);
        }
        ImageSize expected = image.size().orElse(new ImageSize(decoded.width(), decoded.height()));
        return tiler.cut(SampleImages.drawn(image.overlay().get(), expected, decoded));
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ImageFormatException("expected a file, found a folder or device");
        }
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new ImageFormatException("an image file may hold " + MOST_BYTES + " bytes, found " + size);
        }
        return Files.readAllBytes(file);
    }
}
