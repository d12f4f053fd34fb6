package org.multispa.training.mixture;

import java.nio.file.Path;
import java.util.Optional;
import org.multispa.dataset.Overlay;
import org.multispa.images.ImageSize;

/// An image of a sample.
///
/// @param file JPEG or PNG
/// @param size as the sample says, if it does: known without opening the file
/// @param overlay what is still to be drawn on it
public record ImageRef(Path file, Optional<ImageSize> size, Optional<Overlay> overlay) {}
