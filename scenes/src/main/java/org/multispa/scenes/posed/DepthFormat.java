package org.multispa.scenes.posed;

/// How a data set stores depth.
///
/// @param unitsPerMetre stored units in a metre
/// @param invalid a stored value that means "not measured", beside 0
public record DepthFormat(double unitsPerMetre, int invalid) {
    public DepthFormat {
        if (!(unitsPerMetre > 0) || Double.isInfinite(unitsPerMetre)) {
            throw new IllegalArgumentException("depth units in a metre must be positive, found " + unitsPerMetre);
        }
        if (invalid < 0 || invalid > 0xFFFF) {
            throw new IllegalArgumentException("the invalid depth value must be 0 to 65535, found " + invalid);
        }
    }
}
