package org.multispa.dataset;

import java.util.List;

/// Marks to draw on one image of a sample.
///
/// @param image position of the image in the sample, from 0
/// @param dots the dots, at most one for each label
public record Overlay(int image, List<Dot> dots) {
    public Overlay {
        dots = List.copyOf(dots);
    }

    /// A dot with an optional one-letter label beside it.
    ///
    /// @param u pixels from the left edge of the original image
    /// @param v pixels from the top edge
    /// @param label a capital letter, or empty for a bare dot
    public record Dot(double u, double v, String label) {}
}
