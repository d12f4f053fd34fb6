package org.multispa.dataset;

import java.util.HashSet;
import java.util.List;

/// Marks to draw on one image of a sample.
///
/// @param image position of the image in the sample, from 0
/// @param dots the dots; no two share a label, any number may be bare
public record Overlay(int image, List<Dot> dots) {
    public Overlay {
        dots = List.copyOf(dots);
        if (image < 0) {
            throw new IllegalArgumentException("an overlay's image is counted from 0, found " + image);
        }
        List<String> labels =
                dots.stream().map(Dot::label).filter(l -> !l.isEmpty()).toList();
        if (labels.size() != new HashSet<>(labels).size()) {
            throw new IllegalArgumentException("an overlay's labels must differ, found " + labels);
        }
    }

    /// A dot with an optional one-letter label beside it.
    ///
    /// @param u pixels from the left edge of the original image
    /// @param v pixels from the top edge
    /// @param label a capital letter, or empty for a bare dot
    public record Dot(double u, double v, String label) {
        public Dot {
            if (!Double.isFinite(u) || !Double.isFinite(v)) {
                throw new IllegalArgumentException("a dot must lie at a finite pixel, found " + u + ", " + v);
            }
            if (label.length() > 1 || (label.length() == 1 && (label.charAt(0) < 'A' || label.charAt(0) > 'Z'))) {
                throw new IllegalArgumentException(
                        "a dot's label is one capital letter or empty, found '" + label + "'");
            }
        }
    }
}
