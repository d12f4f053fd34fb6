package org.multispa.dataset.audit.blind;

/// A place in an image that a question points at.
///
/// @param label letter of a labelled dot, else empty
/// @param x share of the width from the left edge, 0 to 1 inside the image
/// @param y share of the height from the top edge
public record Place(String label, double x, double y) {
    double distance(Place other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
