package org.multispa.geometry;

/// A depth image: for each pixel the distance along the optical axis, as stored (unsigned 16 bit), row by row.
///
/// Two raw values mean "no measurement": 0, and `invalid` (give 0 where the data set has no other). The array is not
/// copied; callers hand it over.
public final class DepthMap {
    private final char[] raw;
    private final int width;
    private final int height;
    private final double unitsPerMetre;
    private final int invalid;
    private final double[] metres;

    /// @param unitsPerMetre raw units in a metre: 1000 for millimetres, 5000 for TUM, 6553.5 for Replica
    public DepthMap(char[] raw, int width, int height, double unitsPerMetre, int invalid) {
        if (width <= 0 || height <= 0 || raw.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "depth map of " + width + "x" + height + " needs as many values, found " + raw.length);
        }
        if (!(unitsPerMetre > 0) || Double.isInfinite(unitsPerMetre)) {
            throw new IllegalArgumentException("depth scale must be positive and finite, found " + unitsPerMetre);
        }
        this.raw = raw;
        this.width = width;
        this.height = height;
        this.unitsPerMetre = unitsPerMetre;
        this.invalid = invalid;
        this.metres = DepthScale.metres(unitsPerMetre, invalid);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public double unitsPerMetre() {
        return unitsPerMetre;
    }

    public int invalid() {
        return invalid;
    }

    /// The stored value at a pixel.
    public int raw(int x, int y) {
        return raw[y * width + x];
    }

    /// Metres at a pixel, 0 where nothing was measured.
    public double metres(int x, int y) {
        return metres[raw[y * width + x]];
    }

    /// Metres at the depth pixel nearest to pixel (u, v) of a colour image of the given size: the position is scaled
    /// by depth size over colour size, rounded and clamped.
    public double metresAt(double u, double v, int colorWidth, int colorHeight) {
        int x = nearest(u * scale(width, colorWidth), width);
        int y = nearest(v * scale(height, colorHeight), height);
        return metres(x, y);
    }

    /// Depth pixels a colour pixel.
    static double scale(int depthSize, int colorSize) {
        return (double) depthSize / colorSize;
    }

    private static int nearest(double position, int size) {
        return Math.clamp((int) Math.rint(position), 0, size - 1);
    }

    char[] rawValues() {
        return raw;
    }

    /// Metres of each raw value, 0 where it means that nothing was measured.
    double[] metresOfRaw() {
        return metres;
    }
}
