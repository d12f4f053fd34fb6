package org.multispa.dataset.overlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.images.ImageFormatException;
import org.multispa.images.ImageSize;
import org.multispa.images.Jpeg;
import org.multispa.images.RgbImage;

/// The images of a sample as a model is to see them. Overlays are drawn on demand, so that a data set need not hold
/// a copy of every image for every question. Thread-safe.
public final class SampleImages {
    /// Quality of the JPEG that an image with an overlay becomes.
    public static final int QUALITY = 92;

    private SampleImages() {}

    /// The encoded image with its overlay; the very same bytes where nothing is to be drawn on it.
    ///
    /// @param image position in the sample, from 0
    /// @param encodedOriginal JPEG or PNG
    /// @throws ImageFormatException if there is something to draw and the bytes are no image, or one of another
    ///     size than the sample says
    public static byte[] drawn(Sample sample, int image, byte[] encodedOriginal) throws ImageFormatException {
        Optional<Overlay> overlay = sample.overlay(image).filter(o -> !o.dots().isEmpty());
        if (overlay.isEmpty()) {
            return encodedOriginal;
        }
        Sample.Image expected = sample.images().get(image);
        return Jpeg.redrawn(encodedOriginal, QUALITY, pixels -> {
            if (pixels.width() != expected.width() || pixels.height() != expected.height()) {
                throw new ImageFormatException("sample '" + sample.id() + "': " + expected.path() + " should be "
                        + expected.width() + "x" + expected.height() + " pixels, found " + pixels.width() + "x"
                        + pixels.height() + "; its overlay would be misplaced");
            }
            OverlayPainter.paint(pixels, overlay.get());
        });
    }

    /// A decoded image with an overlay, its pixels never encoded again. They differ from those of
    /// [#drawn(Sample, int, byte\[\])] by what its JPEG loses.
    ///
    /// @param expected the size that the overlay's dots were placed in
    /// @param original stays as it is
    /// @throws ImageFormatException if the image is of another size
    public static RgbImage drawn(Overlay overlay, ImageSize expected, RgbImage original) throws ImageFormatException {
        if (original.width() != expected.width() || original.height() != expected.height()) {
            throw new ImageFormatException("the image should be " + expected.width() + "x" + expected.height()
                    + " pixels, found " + original.width() + "x" + original.height()
                    + "; its overlay would be misplaced");
        }
        return original.edited(pixels -> OverlayPainter.paint(pixels, overlay));
    }

    /// The image with its overlay, read from below an image root.
    ///
    /// @throws IOException if the file is missing or cannot be read
    /// @throws ImageFormatException as in [#drawn(Sample, int, byte[])]
    public static byte[] drawn(Sample sample, int image, Path imageRoot) throws IOException {
        return drawn(
                sample,
                image,
                Files.readAllBytes(imageRoot.resolve(sample.images().get(image).path())));
    }
}
