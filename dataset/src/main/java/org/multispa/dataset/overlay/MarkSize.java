package org.multispa.dataset.overlay;

/// Sizes of the marks on an image, pixels. They grow with the image's width, so that a mark covers the same part of
/// what a model sees whatever the camera's resolution.
///
/// Two dots at least 5 % of the width apart leave room for a plate between them, left, right, above or below.
///
/// @param disc radius of the coloured disc
/// @param dot radius of the whole dot with both rings
/// @param plate side of the square plate that a label stands on
/// @param gap between a dot and its plate
/// @param clearance between a plate and everything that is not its own
record MarkSize(double disc, double dot, double plate, double gap, double clearance) {
    static MarkSize of(int imageWidth) {
        double unit = Math.clamp(imageWidth / 130.0, 3.5, 16);
        return new MarkSize(unit, 1.4 * unit, 3.3 * unit, 0.25 * unit, 0.1 * unit);
    }
}
