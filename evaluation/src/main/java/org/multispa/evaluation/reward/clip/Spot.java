package org.multispa.evaluation.reward.clip;

import org.multispa.dataset.Answer;
import org.multispa.images.ImageSize;

/// A place in an image.
///
/// @param u pixels from the left edge
/// @param v pixels from the top edge
public record Spot(double u, double v) {
    public Spot {
        if (!(u >= 0 && v >= 0) || Double.isInfinite(u) || Double.isInfinite(v)) {
            throw new IllegalArgumentException("a place in an image is at pixels from 0, found " + u + ", " + v);
        }
    }

    /// The middle of a pixel that an answer names in thousandths of width and height.
    public static Spot of(Answer.Pixel pixel, ImageSize size) {
        return new Spot((pixel.x() + 0.5) / 1000 * size.width(), (pixel.y() + 0.5) / 1000 * size.height());
    }

    /// Whether it lies in an image of this size.
    public boolean isIn(ImageSize size) {
        return u < size.width() && v < size.height();
    }

    /// In thousandths of width and height.
    public Answer.Pixel pixel(ImageSize size) {
        return Answer.pixel(u, v, size.width(), size.height());
    }
}
