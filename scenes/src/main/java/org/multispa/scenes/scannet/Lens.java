package org.multispa.scenes.scannet;

import java.util.Optional;
import org.multispa.geometry.Intrinsics;
import org.multispa.images.ImageSize;

/// Focal lengths and principal point in pixels of an image whose size is told elsewhere.
record Lens(double fx, double fy, double cx, double cy) {
    Lens {
        if (!(fx > 0 && fy > 0 && cx > 0 && cy > 0) || !Double.isFinite(fx + fy + cx + cy)) {
            throw new IllegalArgumentException("expected positive intrinsics of the colour camera, found fx " + fx
                    + ", fy " + fy + ", cx " + cx + ", cy " + cy);
        }
    }

    /// From a 4x4 matrix in row order.
    static Lens of(double[] matrix) {
        return new Lens(matrix[0], matrix[5], matrix[2], matrix[6]);
    }

    /// The camera of images of the size `found`, where the scan declares another or none.
    ///
    /// Images are sometimes exported smaller than they were taken, with their intrinsics scaled or left as they
    /// were. The principal point, which lies near the middle of a camera's image, tells which of the two it is.
    ///
    /// @throws IllegalArgumentException if the principal point lies outside the image
    Intrinsics camera(Optional<ImageSize> declared, ImageSize found) {
        ImageSize own =
                declared.filter(size -> offCentre(size) < offCentre(found)).orElse(found);
        if (cx >= own.width() || cy >= own.height()) {
            throw new IllegalArgumentException("the colour images are " + found.width() + "x" + found.height()
                    + ", but the principal point is (" + cx + ", " + cy
                    + "); give intrinsics that belong to images of this size");
        }
        return new Intrinsics(fx, fy, cx, cy, own.width(), own.height()).scaledTo(found.width(), found.height());
    }

    private double offCentre(ImageSize size) {
        return Math.abs(cx / size.width() - 0.5) + Math.abs(cy / size.height() - 0.5);
    }
}
