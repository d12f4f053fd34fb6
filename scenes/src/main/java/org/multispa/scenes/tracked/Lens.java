package org.multispa.scenes.tracked;

import java.util.Optional;
import org.multispa.geometry.Intrinsics;
import org.multispa.images.ImageSize;

/// Focal lengths and principal point in pixels of the images.
///
/// @param size of the images, where the file tells it; else that of the first readable image
public record Lens(double fx, double fy, double cx, double cy, Optional<ImageSize> size) {
    Intrinsics of(ImageSize images) {
        return new Intrinsics(fx, fy, cx, cy, images.width(), images.height());
    }
}
